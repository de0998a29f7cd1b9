package ta.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says why a change or a query was refused; nothing was written. The message says what is wrong and, on a line of its
 * own that begins with "Maybe", what may help.
 */
public abstract sealed class StorageException extends RuntimeException {

    private final String code;

    private StorageException(String code, String what, String maybe, @Nullable Throwable cause) {
        super(maybe.isEmpty() ? what : what + "\n" + maybe, cause);
        this.code = code;
    }

    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** A stable upper-case code for programs. */
    public final String code() {
        return code;
    }

    /** The object does not exist, or the actor may not see it. */
    public static final class NotFound extends StorageException {
        private final String what;

        public NotFound(String what, Object id) {
            super("NOT_FOUND", "there is no " + what + " " + id, "", null);
            this.what = what;
        }

        /** The kind of object, for example {@code portfolio}. */
        public String what() {
            return what;
        }
    }

    /** The change contradicts the present state: repeated, oversold, already reversed, frozen. */
    public static final class Conflict extends StorageException {
        public Conflict(String code, String what, String maybe) {
            this(code, what, maybe, null);
        }

        Conflict(String code, String what, String maybe, @Nullable Throwable cause) {
            super(code, what, maybe, cause);
        }
    }

    /** The change is invalid whatever the state: a value out of bounds, a constraint of the schema violated. */
    public static final class Invalid extends StorageException {
        public Invalid(String what, String maybe) {
            this(what, maybe, null);
        }

        Invalid(String what, String maybe, @Nullable Throwable cause) {
            super("INVALID", what, maybe, cause);
        }
    }

    /** The database cannot be reached, is too busy, or is incomplete. The same request may succeed later. */
    public static final class Unavailable extends StorageException {
        public Unavailable(String what, String maybe, @Nullable Throwable cause) {
            super("UNAVAILABLE", what, maybe, cause);
        }
    }
}

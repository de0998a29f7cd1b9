package ta.database;

/** Why a state change or a question was refused; nothing of it was kept. The message says what, where, and what may help. */
public abstract sealed class StorageException extends RuntimeException {

    private final String code;

    private StorageException(String code, String what, String maybe, Throwable cause) {
        super(maybe.isEmpty() ? what : what + "\n" + maybe, cause);
        this.code = code;
    }

    /** A stable upper-case word for programs. */
    public final String code() {
        return code;
    }

    /** There is no such thing, or none that the actor may see. */
    public static final class NotFound extends StorageException {
        private final String what;

        public NotFound(String what, Object id) {
            super("NOT_FOUND", "there is no " + what + " " + id, "", null);
            this.what = what;
        }

        /** The kind of thing that was looked for. */
        public String what() {
            return what;
        }
    }

    /** It contradicts what is there already: repeated, oversold, reversed before, frozen. */
    public static final class Conflict extends StorageException {
        public Conflict(String code, String what, String maybe) {
            this(code, what, maybe, null);
        }

        Conflict(String code, String what, String maybe, Throwable cause) {
            super(code, what, maybe, cause);
        }
    }

    /** It makes no sense, whatever is there: a value out of its bounds, a broken rule of the schema. */
    public static final class Invalid extends StorageException {
        public Invalid(String what, String maybe) {
            this(what, maybe, null);
        }

        Invalid(String what, String maybe, Throwable cause) {
            super("INVALID", what, maybe, cause);
        }
    }

    /** The database cannot be reached, is too busy, or lacks something; the same again later may succeed. */
    public static final class Unavailable extends StorageException {
        public Unavailable(String what, String maybe, Throwable cause) {
            super("UNAVAILABLE", what, maybe, cause);
        }
    }
}

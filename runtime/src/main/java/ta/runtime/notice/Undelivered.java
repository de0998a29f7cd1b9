package ta.runtime.notice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message was not delivered. Members see the text: it gives the reason, and never the address, which may be secret.
 */
public final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private Undelivered(boolean permanent, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.permanent = permanent;
    }

    /** A retry may succeed. */
    static Undelivered temporary(String why, @Nullable Throwable cause) {
        return new Undelivered(false, why, cause);
    }

    /** No retry succeeds unless somebody changes something. */
    static Undelivered permanent(String why) {
        return new Undelivered(true, why, null);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public boolean isPermanent() {
        return permanent;
    }
}

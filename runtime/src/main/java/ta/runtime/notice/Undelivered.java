package ta.runtime.notice;

/**
 * A message was not delivered. Members see the text: it gives the reason, and never the address, which may be secret.
 */
public final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private Undelivered(boolean permanent, String why, Throwable cause) {
        super(why, cause);
        this.permanent = permanent;
    }

    /** A retry may succeed. */
    static Undelivered temporary(String why, Throwable cause) {
        return new Undelivered(false, why, cause);
    }

    /** No retry succeeds unless somebody changes something. */
    static Undelivered permanent(String why) {
        return new Undelivered(true, why, null);
    }

    public boolean isPermanent() {
        return permanent;
    }
}

package ta.runtime.notice;

/** A message did not go. Its text is for the member: it says why, and nothing of the address that may be a secret. */
public final class Undelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    private Undelivered(boolean forGood, String why, Throwable cause) {
        super(why, cause);
        this.forGood = forGood;
    }

    /** Another try may succeed. */
    static Undelivered forNow(String why, Throwable cause) {
        return new Undelivered(false, why, cause);
    }

    /** No try will, unless somebody changes something. */
    static Undelivered forGood(String why) {
        return new Undelivered(true, why, null);
    }

    public boolean isForGood() {
        return forGood;
    }
}

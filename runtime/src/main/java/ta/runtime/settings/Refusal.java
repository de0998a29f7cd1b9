package ta.runtime.settings;

/** A command cannot go on, for a reason that its user can do something about. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param message what is wrong, where, and on a line that begins with "Maybe" what would help; printed as it is
     */
    public Refusal(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** An input that cannot be used. */
    public static Refusal unusable(String message) {
        return new Refusal(ExitCode.UNUSABLE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}

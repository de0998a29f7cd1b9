package ta.runtime.settings;

import java.util.Objects;

/** A command cannot continue, for a reason that the user can fix. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param message what is wrong and where, then the remedy on a line that begins with "Maybe"; printed as it is
     */
    public Refusal(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** For an input that cannot be used. */
    public static Refusal unusable(String message) {
        return new Refusal(ExitCode.UNUSABLE, message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public int exitCode() {
        return exitCode;
    }
}

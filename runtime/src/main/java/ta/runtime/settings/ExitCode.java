package ta.runtime.settings;

/** The exit codes of commands. */
public final class ExitCode {

    /** The command did its work, whatever the result: a decision to do nothing is a decision. */
    public static final int OK = 0;

    /** The policy was read and is invalid; or a check found faults. */
    public static final int INVALID_POLICY = 1;

    /** Wrong usage, or an input that cannot be read or is invalid. */
    public static final int UNUSABLE = 2;

    /** A defect in this program, never in its input. */
    public static final int DEFECT = 3;

    private ExitCode() {}
}

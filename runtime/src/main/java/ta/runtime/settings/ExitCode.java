package ta.runtime.settings;

/** What a command's exit code tells a script. */
public final class ExitCode {

    /** The command did what was asked, whatever came of it: a decision to do nothing is a decision. */
    public static final int OK = 0;

    /** The policy was read, and is not valid. */
    public static final int INVALID_POLICY = 1;

    /** Wrong usage, or an input that cannot be read or is not what it should be. */
    public static final int UNUSABLE = 2;

    /** A defect of this program, never of its input. */
    public static final int DEFECT = 3;

    private ExitCode() {}
}

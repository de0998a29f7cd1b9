package ta.runtime.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** Turns every failure of a command into one message and an exit code. */
public final class Failures {

    /** If this variable is set, a defect prints its stack trace. */
    private static final String DEBUG = "TA_DEBUG";

    private Failures() {}

    /** Installs the handlers for {@code commands} and all its subcommands. */
    public static CommandLine handledBy(CommandLine commands) {
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> usage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, command.getErr()));
    }

    private static int usage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ERROR " + Visible.text(e.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Maybe see: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.UNUSABLE;
    }

    private static int failure(Exception e, PrintWriter err) {
        if (e instanceof Refusal refusal) {
            err.println(refusal.getMessage().stripTrailing());
            err.flush();
            return refusal.exitCode();
        }
        err.println("ERROR this is a defect of the program, not of your input: "
                + Visible.text(e.getClass().getSimpleName() + ": " + e.getMessage()));
        if (System.getenv(DEBUG) == null) {
            err.println("Maybe run it again with " + DEBUG + "=1 and report what it prints.");
        } else {
            e.printStackTrace(err);
        }
        err.flush();
        return ExitCode.DEFECT;
    }
}

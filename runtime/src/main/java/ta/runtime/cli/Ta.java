package ta.runtime.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ta.runtime.settings.ExitCode;

/** The root command. Without a subcommand it prints its usage and fails. */
@Command(
        name = "ta",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Turns a written policy into rules, fires them over the facts of a portfolio, and says which orders the"
                    + " policy asks for, and why. It never places an order."
        },
        footer = {"", "ta COMMAND --help explains a command."})
public final class Ta implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        return ExitCode.UNUSABLE;
    }
}

package ta.runtime.policy;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;

/** The command group {@code policy}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks, compiles and compares policies, fills their manifestos, and has samples to start from.")
public final class PolicyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private PolicyCommand() {}

    public static CommandLine over(InputFiles files) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new CheckCommand(files))
                .addSubcommand(new CompileCommand(files))
                .addSubcommand(new DiffCommand(files))
                .addSubcommand(new ManifestoCommand(files))
                .addSubcommand(new SampleCommand());
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.usage(line.getErr());
        return ExitCode.UNUSABLE;
    }
}

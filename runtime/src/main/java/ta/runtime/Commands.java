package ta.runtime;

import java.io.InputStream;
import picocli.CommandLine;
import ta.runtime.cli.Failures;
import ta.runtime.cli.Ta;
import ta.runtime.cli.TypedValues;
import ta.runtime.evaluate.EvaluateCommand;
import ta.runtime.performance.PerformanceCommand;
import ta.runtime.policy.PolicyCommand;
import ta.runtime.scan.ScanCommand;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;
import ta.runtime.simulate.SimulateCommand;

/**
 * The root command {@code ta} with all its subcommands. To add one, write a final class with {@code @Command} in the
 * package of its feature and list it here or in {@link DatabaseCommands}.
 */
final class Commands {

    private Commands() {}

    /**
     * @param in the standard input, which a command reads where its file name is {@code -}
     */
    static CommandLine over(InputStream in) {
        return over(in, Environment.ofProcess());
    }

    static CommandLine over(InputStream in, Environment environment) {
        InputFiles files = new InputFiles(in);
        CommandLine ta = new CommandLine(new Ta());
        ta.addSubcommand(PolicyCommand.over(files));
        ta.addSubcommand(new EvaluateCommand(files));
        ta.addSubcommand(new PerformanceCommand(files, environment));
        ta.addSubcommand(new ScanCommand(files));
        ta.addSubcommand(new SimulateCommand(files));
        DatabaseCommands.addTo(ta, files, environment);
        return Failures.handledBy(TypedValues.readBy(ta));
    }
}

package ta.runtime.imports;

import picocli.CommandLine;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Environment;
import ta.runtime.session.Group;

/** The group of commands that take files in. */
public final class ImportCommand {

    private ImportCommand() {}

    public static CommandLine over(InputFiles files, Environment environment) {
        return Group.of(
                "import",
                "Takes CSV files in: all of a file, or nothing of it.",
                new ImportRegistryCommand(files, environment),
                new ImportPositionsCommand(files, environment),
                new ImportPricesCommand(files, environment),
                new ImportFxCommand(files, environment),
                new ImportLedgerCommand(files, environment));
    }
}

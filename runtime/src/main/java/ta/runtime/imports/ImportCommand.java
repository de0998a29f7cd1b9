package ta.runtime.imports;

import picocli.CommandLine;
import ta.runtime.session.Group;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

/** The command group {@code import}. */
public final class ImportCommand {

    private ImportCommand() {}

    public static CommandLine over(InputFiles files, Environment environment) {
        return Group.of(
                "import",
                "Imports CSV files; a file is imported completely or not at all.",
                new ImportRegistryCommand(files, environment),
                new ImportPositionsCommand(files, environment),
                new ImportPricesCommand(files, environment),
                new ImportFxCommand(files, environment),
                new ImportLedgerCommand(files, environment));
    }
}

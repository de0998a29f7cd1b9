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
                "Imports CSV files. A file of the ledger, of positions or of the registry is imported completely or not"
                        + " at all; of prices and rates, rows that cannot be used are named and left out.",
                new ImportRegistryCommand(files, environment),
                new ImportPositionsCommand(files, environment),
                new ImportPricesCommand(files, environment),
                new ImportFxCommand(files, environment),
                new ImportLedgerCommand(files, environment));
    }
}

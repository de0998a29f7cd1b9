package ta.runtime.imports;

import picocli.CommandLine;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

/** The command {@code import} with its subcommands, one for each kind of CSV file. */
public final class ImportCommand {

    private ImportCommand() {}

    public static CommandLine over(InputFiles files, Environment environment) {
        CommandLine command = new CommandLine(new ImportFileCommand(files, environment));
        command.getCommandSpec().name("import");
        command.addSubcommand(new ImportRegistryCommand(files, environment));
        command.addSubcommand(new ImportPositionsCommand(files, environment));
        command.addSubcommand(new ImportPricesCommand(files, environment));
        command.addSubcommand(new ImportFxCommand(files, environment));
        command.addSubcommand(new ImportLedgerCommand(files, environment));
        return command;
    }
}

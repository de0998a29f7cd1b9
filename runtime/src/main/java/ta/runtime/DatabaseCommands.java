package ta.runtime;

import java.util.Objects;
import picocli.CommandLine;
import ta.runtime.action.ActionCommands;
import ta.runtime.advice.ExecuteCommand;
import ta.runtime.advice.ExplainCommand;
import ta.runtime.advice.IgnoreCommand;
import ta.runtime.advice.ModelReviewCommand;
import ta.runtime.advice.RecommendationsCommand;
import ta.runtime.advice.RunCommand;
import ta.runtime.anchor.AnchorCommand;
import ta.runtime.assistant.McpCommand;
import ta.runtime.book.HoldingsCommand;
import ta.runtime.book.LedgerCommand;
import ta.runtime.demo.DemoCommand;
import ta.runtime.imports.ImportCommand;
import ta.runtime.keeping.BackupCommand;
import ta.runtime.keeping.MigrateCommand;
import ta.runtime.keeping.RestoreCommand;
import ta.runtime.market.MarketCommands;
import ta.runtime.market.RefreshCommand;
import ta.runtime.people.PeopleCommands;
import ta.runtime.policy.ActivateCommand;
import ta.runtime.proof.FreezeCommand;
import ta.runtime.proof.ReplayCommand;
import ta.runtime.proof.UnfreezeCommand;
import ta.runtime.proof.VerifyCommand;
import ta.runtime.serve.SchedulerCommand;
import ta.runtime.serve.ServeCommand;
import ta.runtime.serve.WorkerCommand;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

/** The commands that need the database, in the order in which a user needs them. */
final class DatabaseCommands {

    private DatabaseCommands() {}

    static void addTo(CommandLine ta, InputFiles files, Environment environment) {
        Objects.requireNonNull(ta.getSubcommands().get("policy"))
                .addSubcommand(new ActivateCommand(files, environment));
        ta.addSubcommand(new DemoCommand(environment))
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new WorkerCommand(environment))
                .addSubcommand(new SchedulerCommand(environment))
                .addSubcommand(new MigrateCommand(environment))
                .addSubcommand(PeopleCommands.user(environment))
                .addSubcommand(PeopleCommands.token(environment))
                .addSubcommand(PeopleCommands.portfolio(files, environment))
                .addSubcommand(ImportCommand.over(files, environment))
                .addSubcommand(new RefreshCommand(files, environment))
                .addSubcommand(MarketCommands.prices(environment))
                .addSubcommand(MarketCommands.rates(environment))
                .addSubcommand(MarketCommands.provider(environment))
                .addSubcommand(MarketCommands.listing(environment))
                .addSubcommand(new RunCommand(environment))
                .addSubcommand(new RecommendationsCommand(environment))
                .addSubcommand(new ExplainCommand(environment))
                .addSubcommand(new ExecuteCommand(files, environment))
                .addSubcommand(new IgnoreCommand(environment))
                .addSubcommand(new ModelReviewCommand(environment))
                .addSubcommand(new HoldingsCommand(environment))
                .addSubcommand(LedgerCommand.over(environment))
                .addSubcommand(ActionCommands.over(environment))
                .addSubcommand(new McpCommand(files, environment))
                .addSubcommand(new FreezeCommand(environment))
                .addSubcommand(new UnfreezeCommand(environment))
                .addSubcommand(new ReplayCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new AnchorCommand(environment))
                .addSubcommand(new BackupCommand(environment))
                .addSubcommand(new RestoreCommand(environment));
    }
}

package ta.runtime.action;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.actions.ApplyCorporateAction;
import ta.backoffice.actions.OutstandingActions;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.registry.CorporateAction;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Applies a recorded corporate action to the ledger of a portfolio.",
            "With --dry-run it shows what the action would do and records nothing."
        })
final class ApplyActionCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Mixin
    private ActionName name;

    @Option(names = "--dry-run", description = "show what it would do, and record nothing")
    private boolean dryRun;

    ApplyActionCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        if (dryRun) {
            return session.read(tx -> ActionReport.of(
                    "It would be applied", OutstandingActions.of(tx, of.id(), name.of(tx, of.id())), tx.at()));
        }
        return session.database().transact(session.actor(), tx -> {
            CorporateAction action = name.of(tx, of.id());
            return ActionReport.of(
                    "Applied",
                    action.kind().isRename()
                            ? OutstandingActions.of(tx, of.id(), action)
                            : ApplyCorporateAction.within(tx, of.id(), action),
                    tx.at());
        });
    }
}

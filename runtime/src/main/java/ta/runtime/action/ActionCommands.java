package ta.runtime.action;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.actions.ActionState;
import ta.backoffice.actions.OutstandingActions;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Group;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

/** The command group {@code action}. */
public final class ActionCommands {

    private ActionCommands() {}

    public static CommandLine over(Environment environment) {
        return Group.of(
                "action",
                "Corporate actions: what a company or a fund did to its units.",
                new ListActions(environment),
                new RecordActionCommand(environment),
                new ApplyActionCommand(environment),
                new WithdrawActionCommand(environment));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {"Lists the corporate actions of what a portfolio consists of or ever held, oldest first."})
    private static final class ListActions implements Callable<Integer> {

        @Mixin
        private final Connect connect;

        @Mixin
        private PortfolioOption portfolio;

        private ListActions(Environment environment) {
            this.connect = new Connect(environment);
        }

        @Override
        public Integer call() {
            return connect.run(Role.APP, this::run);
        }

        private Report run(Session session) {
            Portfolios.Portfolio of = portfolio.of(session);
            return session.read(tx -> {
                List<ActionState> states = OutstandingActions.withRenames(tx, of.id());
                Table table = new Table("on", "kind", "listing", "in the ledger", "what happened");
                states.forEach(state -> table.row(
                        state.action().effectiveOn(),
                        state.action().kind(),
                        state.listing(),
                        ActionReport.standing(state, tx.at()),
                        state.sentence()));
                return new Report(
                        states.isEmpty() ? "No corporate actions.\n" : table.toString(),
                        Tree.array(states, state -> ActionReport.json(state, tx.at())));
            });
        }
    }
}

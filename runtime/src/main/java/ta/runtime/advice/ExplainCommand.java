package ta.runtime.advice;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.settings.Environment;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.database.Role;
import ta.backoffice.identity.Portfolios;

/** Says why something is recommended, down to the price, the ledger entry and the policy's line. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says why something is recommended: each order, the rules that made it, the facts that they saw, and where those",
            "come from: the price with its source and time of receipt, the ledger entry, the line of the policy."
        })
public final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "RECOMMENDATION", description = "its id")
    private String recommendation;

    public ExplainCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        return Explanation.of(session, of, Session.id("recommendation", recommendation));
    }
}

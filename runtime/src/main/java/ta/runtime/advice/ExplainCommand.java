package ta.runtime.advice;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says why something is recommended: each order, how it came to its amount, and its clauses.",
            "With --trace also the facts, down to the price and its source, the ledger entry and the policy's line."
        })
public final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "RECOMMENDATION", description = "id of the recommendation")
    private String recommendation;

    @Option(names = "--trace", description = "also show the facts and rules, down to what was recorded")
    private boolean trace;

    public ExplainCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        return RecommendationReport.of(session, of, Session.id("recommendation", recommendation), trace);
    }
}

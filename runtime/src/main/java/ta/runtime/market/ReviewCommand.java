package ta.runtime.market;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

/** Base of the commands that review the price of a finding: accept, reject and correct. */
abstract class ReviewCommand implements Callable<Integer> {

    private final String verdict;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "FINDING", description = "id of the finding")
    private String finding;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    /**
     * @param verdict as stored, for example {@code ACCEPT}
     */
    ReviewCommand(Environment environment, String verdict) {
        this.connect = new Connect(environment);
        this.verdict = verdict;
    }

    abstract PriceReview review(UUID pricePoint, String why);

    @Override
    public final Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        Findings.Finding row = session.read(tx -> Findings.one(tx, of.id(), Session.id("finding", finding)));
        int number = new ReviewPrice(session.database())
                .review(session.actor(), of.id(), review(row.pricePointId(), reason));
        return new Report(
                row.listing() + " of " + row.asOf() + ", " + Amounts.exact(row.price()) + ": "
                        + verdict.toLowerCase(Locale.ROOT) + "ed (review " + number + ").\n",
                Tree.object("price_point", row.pricePointId(), "verdict", verdict, "review", number));
    }
}

package ta.runtime.market;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Environment;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.storage.Role;
import ta.storage.identity.Portfolios;
import ta.storage.market.Findings;
import ta.storage.market.PriceReview;
import ta.storage.market.ReviewPrice;

/** Says that a price is wrong and counts for nothing. */
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Says that a price is wrong and counts for nothing."})
final class RejectCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "FINDING", description = "id of the finding")
    private String finding;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    RejectCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Row of = portfolio.of(session);
        Findings.Row row = session.read(tx -> Findings.one(tx, of.id(), Session.id("finding", finding)));
        int number = new ReviewPrice(session.database())
                .review(session.actor(), of.id(), new PriceReview.Reject(row.pricePointId(), reason));
        return new Report(
                row.listing() + " of " + row.asOf() + ", " + Amounts.exact(row.price()) + ": rejected (review " + number
                        + ").\n",
                Tree.object("price_point", row.pricePointId(), "verdict", "REJECT", "review", number));
    }
}

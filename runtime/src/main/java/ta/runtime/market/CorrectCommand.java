package ta.runtime.market;

import java.math.BigDecimal;
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

/** Says what a price really was. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Says what a price really was, and where that can be seen."})
final class CorrectCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "FINDING", description = "id of the finding")
    private String finding;

    @Option(
            names = "--price",
            paramLabel = "X",
            description = "what it really was, in the unit of the observation",
            required = true)
    private BigDecimal price;

    @Option(names = "--evidence", paramLabel = "TEXT", description = "where that can be seen", required = true)
    private String evidence;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    CorrectCommand(Environment environment) {
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
                .review(session.actor(), of.id(), new PriceReview.Correct(row.pricePointId(), price, evidence, reason));
        return new Report(
                row.listing() + " of " + row.asOf() + ", " + Amounts.exact(row.price()) + ": corrected (review "
                        + number + ").\n",
                Tree.object("price_point", row.pricePointId(), "verdict", "CORRECT", "review", number));
    }
}

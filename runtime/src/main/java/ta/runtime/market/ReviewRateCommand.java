package ta.runtime.market;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.RateFinding;
import ta.backoffice.market.RateFindings;
import ta.backoffice.market.ReviewRate;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

/** The commands {@code accept} and {@code reject} for the exchange rate of a finding. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class ReviewRateCommand implements Callable<Integer> {

    private final ReviewRate.Verdict verdict;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "FINDING", description = "id of the finding")
    private String finding;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    private ReviewRateCommand(Environment environment, ReviewRate.Verdict verdict) {
        this.connect = new Connect(environment);
        this.verdict = verdict;
    }

    static CommandLine of(Environment environment, ReviewRate.Verdict verdict, String description) {
        CommandLine command = new CommandLine(new ReviewRateCommand(environment, verdict));
        command.getCommandSpec()
                .name(verdict.name().toLowerCase(Locale.ROOT))
                .usageMessage()
                .description(description);
        return command;
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        UUID id = Session.id("finding about a rate", finding);
        RateFinding row = session.read(tx -> RateFindings.one(tx, of.id(), id));
        int rates =
                session.database().transact(session.actor(), tx -> ReviewRate.within(tx, of.id(), id, verdict, reason));
        return new Report(
                row.pair() + " of " + row.asOf() + ", " + Amounts.exact(row.rate()) + ": "
                        + verdict.name().toLowerCase(Locale.ROOT) + "ed"
                        + (rates == 1 ? "" : ", with " + (rates - 1) + " later near it") + ".\n",
                Tree.object("observation", row.observation(), "verdict", verdict, "rates", rates));
    }
}

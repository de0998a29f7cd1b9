package ta.runtime.market;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.runs.SettleTerms;
import ta.database.Role;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "set-terms",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sets the currency and unit in which a listing is quoted from a date on, and releases quarantined prices"
                    + " since then."
        })
final class SetTermsCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "LISTING", description = "MIC:TICKER")
    private String listing;

    @Option(names = "--from", paramLabel = "DATE", description = "the first date of these terms", required = true)
    private LocalDate from;

    @Option(names = "--currency", paramLabel = "CODE", description = "ISO 4217", required = true)
    private String currency;

    @Option(names = "--quote-unit", paramLabel = "UNIT", description = "for example GBX", required = true)
    private String unit;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    SetTermsCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        if (!ListingId.isListingId(listing)) {
            throw Refusal.unusable(
                    "ERROR BAD_LISTING: " + Visible.text(listing) + " is not a listing\nMaybe write it as XLON:VWRP.");
        }
        int released = new SettleTerms(session.database(), session.policies())
                .settle(
                        session.actor(),
                        of.id(),
                        new ListingId(listing),
                        new ListingTerms(from, currency, unit),
                        reason);
        return new Report(
                listing + " is quoted in " + unit + " (" + currency + ") from " + from + " on; "
                        + Amounts.count(released, "quarantined price is", "quarantined prices are") + " released.\n",
                Tree.object("listing", listing, "valid_from", from, "released", released));
    }
}

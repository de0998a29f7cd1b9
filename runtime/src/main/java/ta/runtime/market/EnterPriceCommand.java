package ta.runtime.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.ManualPrice;
import ta.backoffice.market.RecordManualPrice;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Role;
import ta.database.StorageException;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "enter",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Enters the close of a session by hand, for one portfolio: in the unit of the listing's terms, or another.",
            "It replaces what was observed for that session; when it is entered again, the last one counts."
        })
final class EnterPriceCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(index = "0", paramLabel = "LISTING", description = "MIC:TICKER; of a private asset XOFF:NAME")
    private String listing;

    @Parameters(index = "1", paramLabel = "PRICE", description = "of one unit")
    private BigDecimal price;

    @Option(names = "--date", paramLabel = "DATE", description = "the date of the session", required = true)
    private LocalDate date;

    @Option(names = "--quote-unit", paramLabel = "UNIT", description = "default: that of the listing's terms")
    private @Nullable String unit;

    @Option(names = "--currency", paramLabel = "CODE", description = "default: that of the listing's terms")
    private @Nullable String currency;

    @Option(names = "--evidence", paramLabel = "TEXT", description = "where it can be verified", required = true)
    private String evidence;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    EnterPriceCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        if (!ListingId.isListingId(listing)) {
            throw Refusal.unusable(
                    "ERROR BAD_LISTING: " + Visible.text(listing) + " is not a listing\nMaybe write it as XLON:VWRP.");
        }
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        ListingId id = new ListingId(listing);
        return session.database().transact(session.actor(), tx -> {
            UUID key = ListingLookup.find(tx, id).orElseThrow(() -> new StorageException.NotFound("listing", id));
            VenueCalendar calendar = new VenueCalendars(tx).of(id);
            if (!calendar.isSession(date)) {
                throw new StorageException.Invalid(
                        calendar.mic() + " had no session on " + date + " (" + date.getDayOfWeek() + ")",
                        "Maybe use " + calendar.previousSession(date) + ".");
            }
            ListingTerms terms = ListingLookup.terms(tx, key, date)
                    .orElseThrow(() -> new StorageException.Invalid(
                            "the listing has no terms for " + date, "Maybe set its terms from an earlier date."));
            ManualPrice entered = new ManualPrice(
                    key,
                    calendar.close(date),
                    PriceKind.CLOSE,
                    price,
                    currency == null ? terms.currency() : currency,
                    unit == null ? terms.quoteUnit() : unit,
                    evidence,
                    reason);
            RecordManualPrice.Recorded recorded =
                    RecordManualPrice.within(tx, of.id(), session.policies().of(tx, of.id()), entered);
            return new Report(
                    id + " closed at " + price.toPlainString() + " " + entered.quoteUnit() + " on " + date
                            + ", as you say.\n",
                    Tree.object(
                            "id",
                            recorded.id(),
                            "listing",
                            id,
                            "as_of",
                            entered.asOf(),
                            "revision",
                            recorded.revision()));
        });
    }
}

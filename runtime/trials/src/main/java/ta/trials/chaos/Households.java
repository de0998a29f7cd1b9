package ta.trials.chaos;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.identity.TokenScope;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;
import ta.http.route.Secrets;
import ta.policy.ShippedPolicy;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.simulated.SimulatedListing;
import ta.runtime.provider.simulated.SimulatedMarket;

/** Users with a portfolio each: the shipped policy, the holdings of the simulated market, and cash. */
final class Households {

    private final Database app;
    private final VenueCalendar calendar;
    private final LocalDate anchor;
    private int count;

    /**
     * @param token for the API
     */
    record Household(int number, UUID portfolio, Actor owner, String token) {}

    Households(Database app) {
        this.app = app;
        this.calendar = app.read(Actor.system("chaos"), tx -> VenueCalendar.load(tx, "XLON"));
        this.anchor = calendar.lastSessionClosedAt(Instant.now());
    }

    /** The session at which simulated prices have fixed values; the workers need it in their environment. */
    LocalDate anchor() {
        return anchor;
    }

    List<Household> open(int more) {
        List<Household> all = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            all.add(open());
        }
        return all;
    }

    Household open() {
        int number = count++;
        String email = "u" + number + "@example.org";
        UUID user = app.transact(Actor.system("chaos"), tx -> CreateUser.within(tx, email, email, false));
        Actor owner = Actor.user(user, email);
        UUID portfolio = new CreatePortfolio(app)
                .create(
                        owner,
                        new NewPortfolio("Mine", "No broker", TaxTreatment.SIPP, "GBP", ZoneId.of("Europe/London")));
        new ActivatePolicy(app).activate(owner, portfolio, ShippedPolicy.read(), "the first");
        return app.transact(owner, tx -> {
            ChangePortfolio.within(
                    tx,
                    portfolio,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Provider.SIMULATED.text()),
                    Optional.empty());
            RecordEntries.within(tx, portfolio, opening(tx));
            String secret = Secrets.fresh();
            ApiTokens.create(tx, user, "chaos", TokenScope.READ_WRITE, Secrets.sha256(secret), Optional.empty());
            return new Household(number, portfolio, owner, secret);
        });
    }

    private EntryBatch opening(Transaction tx) {
        Map<ListingId, UUID> keys = ListingKeys.all(tx);
        SimulatedMarket market = new SimulatedMarket(calendar, anchor, anchor);
        LocalDate before = calendar.previousSession(anchor);
        Instant at = Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        List<NewEntry> entries = new ArrayList<>();
        entries.add(NewEntry.cash(EntryType.TRANSFER_IN, new BigDecimal("2000"), at));
        for (SimulatedListing listing : SimulatedListing.values()) {
            BigDecimal units = BigDecimal.valueOf(listing.openingUnits());
            entries.add(NewEntry.transferIn(
                    keys.get(listing.listing()), units, units.multiply(market.pounds(listing, before)), at));
        }
        return EntryBatch.manual(entries.toArray(NewEntry[]::new));
    }
}

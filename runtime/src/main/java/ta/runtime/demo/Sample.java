package ta.runtime.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.identity.ChangeUser;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.strategy.ApproveVersion;
import ta.backoffice.strategy.CreateDraft;
import ta.database.Actor;
import ta.database.Transaction;
import ta.http.auth.Passwords;
import ta.policy.ShippedPolicy;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.simulated.SimulatedMarket;
import ta.runtime.serve.Service;

/** The demo's account and portfolio, with the shipped policy. */
final class Sample {

    static final String EMAIL = "demo@example.org";
    static final String NAME = "Sample SIPP (simulated prices)";

    private static final Actor START = Actor.system("demo");
    private static final String VENUE = "XLON";

    private final Service service;

    Sample(Service service) {
        this.service = service;
    }

    /** The session of the newest closes in a sample that is created at {@code now}. */
    LocalDate newestSession(Instant now) {
        return calendar().lastSessionClosedAt(now);
    }

    /**
     * Creates the account, the portfolio and its history up to {@code now}.
     *
     * @param steps called before each step; may throw to cancel
     * @return the portfolio's id
     */
    UUID make(Instant now, Runnable steps) {
        Actor owner = service.app().transact(START, tx -> {
            UUID id = CreateUser.within(tx, EMAIL, "Demo", true);
            return Actor.user(id, EMAIL);
        });
        UUID portfolio = new CreatePortfolio(service.app())
                .create(
                        owner,
                        new NewPortfolio(NAME, "No broker", TaxTreatment.SIPP, "GBP", ZoneId.of("Europe/London")));
        service.app().transact(owner, tx -> approve(tx, portfolio));
        service.app().transact(owner, tx -> simulate(tx, portfolio));
        VenueCalendar calendar = calendar();
        SampleMonths months = SampleMonths.upTo(calendar, now);
        new SampleHistory(
                        service,
                        new Actor(EMAIL, owner.userId(), Optional.of(portfolio)),
                        portfolio,
                        keys(),
                        months,
                        new SimulatedMarket(calendar, months.newest(), months.newest()))
                .make(now, steps);
        return portfolio;
    }

    /**
     * Imports the closes of the sessions since {@code anchor}, as if the market had continued meanwhile.
     *
     * @param anchor the session of the newest closes when the sample was created
     */
    void catchUp(LocalDate anchor, Instant now) {
        VenueCalendar calendar = calendar();
        LocalDate newest = calendar.lastSessionClosedAt(now);
        Accounts.Account account = account();
        Actor owner = Actor.user(account.id(), EMAIL);
        List<Portfolios.Portfolio> portfolios = service.app().read(owner, tx -> Portfolios.of(tx, account.id()));
        Optional<Portfolios.Portfolio> unfrozen = portfolios.stream()
                .filter(row -> row.name().equals(NAME) && row.frozen().isEmpty())
                .findFirst();
        if (newest.isAfter(anchor) && unfrozen.isPresent()) {
            UUID id = unfrozen.get().id();
            new RefreshPrices(service.worker(), service.policies())
                    .refresh(
                            new Actor(EMAIL, owner.userId(), Optional.of(id)),
                            id,
                            new SimulatedMarket(calendar, anchor, newest).closes(keys(), anchor, newest),
                            List.of(),
                            now);
        }
    }

    /**
     * Sets the account's password; replaces an existing one only if {@code always}. Returns whether the account has
     * this password now.
     */
    boolean password(String password, boolean always) {
        Passwords passwords = new Passwords();
        Accounts.Account account = account();
        if (account.passwordHash().isPresent()) {
            if (passwords.matches(password, account.passwordHash())) {
                return true;
            }
            if (!always) {
                return false;
            }
        }
        String hash = passwords.hash(password);
        service.app().transact(START, tx -> {
            ChangeUser.setPassword(tx, account.id(), hash);
            return hash;
        });
        return true;
    }

    private Accounts.Account account() {
        return service.app()
                .read(START, tx -> Accounts.byEmail(tx, EMAIL))
                .orElseThrow(() -> new IllegalStateException("the sample's account is missing"));
    }

    private static int approve(Transaction tx, UUID portfolio) {
        int draft =
                CreateDraft.within(tx, portfolio, ShippedPolicy.policy(), Optional.of(ShippedPolicy.manifesto()), "");
        ApproveVersion.within(tx, portfolio, draft, ShippedPolicy.read(), "The shipped policy.");
        return draft;
    }

    private static UUID simulate(Transaction tx, UUID portfolio) {
        ChangePortfolio.within(
                tx,
                portfolio,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Provider.SIMULATED.text()),
                Optional.empty());
        return portfolio;
    }

    private VenueCalendar calendar() {
        return service.app().read(START, tx -> VenueCalendar.load(tx, VENUE));
    }

    private Map<ListingId, UUID> keys() {
        return service.app().read(START, ListingKeys::all);
    }
}

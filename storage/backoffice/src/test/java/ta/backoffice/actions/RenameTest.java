package ta.backoffice.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.book.Holdings;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateAction.Kind;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.FormerCodes;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.RegisterListings;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.tenancy.FullPortfolio;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/** A new ISIN or ticker: units, cost, prices and history stay, and the old name is explained. */
class RenameTest {

    private static final ListingId VWRP = ListingId.of("XLON", "VWRP");
    private static final ListingId VNEW = ListingId.of("XLON", "VNEW");
    private static final String OLD = "IE00BK5BQT80";
    private static final String NEW = "IE00TESTA028";

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private FullPortfolio portfolio;
    private UUID vwrp;

    @BeforeEach
    void begin() {
        portfolio = FullPortfolio.begin(database);
        vwrp = app.read(portfolio.owner, ListingKeys::all).get(VWRP);
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
    }

    @Test
    void newIsin_keepsUnitsAndPrices_andTheRegistryTakesIt() {
        assertRefused(
                () -> register(VWRP, NEW),
                "XLON:VWRP is registered with the ISIN " + OLD + ", not " + NEW,
                "ta action record ISIN_CHANGE XLON:VWRP --to " + NEW + " --on ");
        UUID action = record(Kind.ISIN_CHANGE, NEW);
        register(VWRP, NEW);
        assertThat(isin()).isEqualTo(NEW);
        assertThat(units()).isEqualByComparingTo("162");
        assertThat(state(action).isOutstanding()).isFalse();
        assertThat(portfolio.refresh(FullPortfolio.FRIDAY, Map.of()).findings()).isEmpty();
        assertThat(decide()).isEqualTo("RECOMMENDATION");
        assertRefused(
                () -> register(VWRP, OLD),
                "XLON:VWRP has the ISIN " + NEW + " since 2026-02-27; " + OLD + " was its ISIN before",
                "Maybe write " + NEW + " instead.");
        assertThat(former(OLD)).contains(vwrp);
    }

    @Test
    void newIsin_withdrawn_isGone() {
        UUID action = record(Kind.ISIN_CHANGE, NEW);
        withdraw(action);
        assertThat(isin()).isEqualTo(OLD);
        assertThat(former(OLD)).isEmpty();
        register(VWRP, OLD);
    }

    @Test
    void newIsin_corrected_keepsWhatWasBefore() {
        record(Kind.ISIN_CHANGE, "IE00TESTA010");
        UUID action = record(Kind.ISIN_CHANGE, NEW);
        assertThat(isin()).isEqualTo(NEW);
        withdraw(action);
        assertThat(isin()).isEqualTo(OLD);
    }

    @Test
    void newIsin_thatCannotBe_isRefused() {
        assertRefused(
                () -> record(Kind.ISIN_CHANGE, "IE00TESTA029"), "is not an ISIN, or its check digit is wrong", "");
        String other = app.read(portfolio.owner, tx -> RegisteredListings.search(tx, "XLON:SEMI", 1))
                .get(0)
                .isin();
        assertRefused(() -> record(Kind.ISIN_CHANGE, other), "there is an instrument with the ISIN", "merger");
        assertRefused(() -> record(Kind.ISIN_CHANGE, OLD), "XLON:VWRP has " + OLD + " already", "");
        assertRefused(
                () -> app.transact(
                        portfolio.owner,
                        tx -> RecordCorporateAction.within(
                                tx, vwrp, Kind.ISIN_CHANGE, LocalDate.of(2999, 1, 4), terms(NEW), "")),
                "it takes effect on 2999-01-04",
                "Maybe record it on that day.");
    }

    @Test
    void newTicker_keepsUnitsPricesAndAppliedActions_butThePolicyMustNameIt() {
        UUID split = app.transact(
                portfolio.owner,
                tx -> RecordCorporateAction.within(
                        tx, vwrp, FullPortfolio.FRIDAY, new UnitRatio(BigDecimal.ONE, BigDecimal.TEN), ""));
        app.transact(
                portfolio.owner,
                tx -> ApplyCorporateAction.within(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, split)));
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "1120"));
        List<BigDecimal> before = indexes();
        UUID action = record(Kind.TICKER_CHANGE, "VNEW");
        assertThat(state(split).isOutstanding()).isFalse();
        assertThat(units()).isEqualByComparingTo("1620");
        assertThat(indexes()).as("membership follows the new name").isEqualTo(before);
        assertThatThrownBy(this::decide)
                .hasMessageContaining("the policy names XLON:VWRP, which is XLON:VNEW since 2026-02-27");
        assertRefused(() -> register(VWRP, OLD), "XLON:VWRP is XLON:VNEW since 2026-02-27", "Maybe write XLON:VNEW");
        withdraw(action);
        assertThat(decide()).isEqualTo("RECOMMENDATION");
        assertThat(indexes()).isEqualTo(before);
        assertThat(app.read(portfolio.owner, tx -> RegisteredListings.one(tx, vwrp))
                        .listing())
                .isEqualTo(VWRP);
    }

    @Test
    void formerTicker_isFreeForAnotherInstrument() {
        record(Kind.TICKER_CHANGE, "VNEW");
        register(VNEW, OLD);
        register(VWRP, NEW);
        Map<ListingId, UUID> keys = app.read(portfolio.owner, ListingKeys::all);
        assertThat(keys).containsKeys(VWRP, VNEW);
        Map<ListingId, FormerCodes.Former> former = app.read(portfolio.owner, FormerCodes::listings);
        assertThat(former).isEmpty();
    }

    private static ActionTerms terms(String code) {
        return ActionTerms.NONE.withCodes("?", code);
    }

    private UUID record(Kind kind, String code) {
        return app.transact(
                portfolio.owner,
                tx -> RecordCorporateAction.within(
                        tx, vwrp, kind, FullPortfolio.FRIDAY, terms(code), "the fund's notice"));
    }

    private void withdraw(UUID action) {
        app.transact(portfolio.owner, tx -> {
            CorporateAction of = CorporateActions.one(tx, portfolio.id, action);
            return ApplyCorporateAction.withdraw(tx, portfolio.id, of, "a slip");
        });
    }

    private ActionState state(UUID action) {
        return app.read(
                portfolio.owner,
                tx -> OutstandingActions.of(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, action)));
    }

    private void register(ListingId listing, String isin) {
        new RegisterListings(app)
                .register(
                        portfolio.owner,
                        List.of(new NewListing(listing, isin, "Fund", "GBP", "GBX", LocalDate.of(2026, 2, 26))));
    }

    private Optional<UUID> former(String isin) {
        return app.read(portfolio.owner, tx -> FormerCodes.isin(tx, isin)).map(FormerCodes.Former::listing);
    }

    private String isin() {
        return app.read(portfolio.owner, tx -> RegisteredListings.one(tx, vwrp)).isin();
    }

    private BigDecimal units() {
        return app.read(portfolio.owner, tx -> Holdings.of(tx, portfolio.id)).stream()
                .filter(holding -> holding.listingId().equals(vwrp))
                .map(holding -> holding.pool().units())
                .findFirst()
                .orElseThrow();
    }

    private String decide() {
        return new DecideRun(database.as(Role.WORKER), TestPolicies.SHARED)
                .run(
                        portfolio.worker,
                        new RunRequest(portfolio.id, Task.MONTHLY_ALLOCATION, "a slot", FullPortfolio.MONDAY))
                .outcome();
    }

    private List<BigDecimal> indexes() {
        return app.read(
                portfolio.owner,
                tx -> PortfolioPerformance.of(tx, portfolio.id, tx.at()).performance().series().points().stream()
                        .map(point -> point.invested().index())
                        .toList());
    }

    private static void assertRefused(Runnable change, String what, String maybe) {
        assertThatThrownBy(change::run)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(maybe);
    }
}

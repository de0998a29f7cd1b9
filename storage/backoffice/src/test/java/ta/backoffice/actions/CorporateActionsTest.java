package ta.backoffice.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.tenancy.FullPortfolio;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.backoffice.valuation.PricedHoldings;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.performance.SeriesPoint;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/**
 * A split or a consolidation changes the units that are held and keeps their cost; earlier prices cause no findings
 * after it.
 */
class CorporateActionsTest {

    private static final ListingId VWRP = ListingId.of("XLON", "VWRP");
    private static final UnitRatio TEN_FOR_ONE = new UnitRatio(BigDecimal.ONE, BigDecimal.TEN);
    private static final Instant BEFORE = Instant.parse("2026-02-26T09:00:00Z");

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
    void split_changesUnitsAndKeepsTheirCost_andTheNextPriceIsNoJump() {
        apply(recordSplit());
        assertThat(holding()).isEqualTo("1620 units, cost 15000");
        var refreshed = portfolio.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "1121.3"));
        assertThat(refreshed.findings()).isEmpty();
        assertThat(refreshed.frozen()).isFalse();
        assertThat(run().outcome()).isEqualTo("RECOMMENDATION");
        List<SeriesPoint> points = points();
        assertThat(points).hasSize(2);
        assertThat(points.get(1).invested().in()).isZero();
        assertThat(points.get(1).invested().index()).isBetween(number("1.0001"), number("1.001"));
    }

    /** On a day without a close, the price is that of the day before, and the units are already others. */
    @Test
    void split_beforeTheNextClose_changesTheNewestPriceToo() throws Exception {
        apply(recordSplit());
        run();
        String snapshot = app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select body::text from ta.run_input_snapshots")
                        .get(0, String.class));
        JsonNode prices = new ObjectMapper().readTree(snapshot).get("prices");
        assertThat(prices)
                .filteredOn(price -> price.get("listing").textValue().equals(VWRP.text()))
                .singleElement()
                .satisfies(price -> assertThat(price.get("price").textValue()).isEqualTo("1120"));
        assertThat(priced().price().orElseThrow().price()).isEqualByComparingTo("1120");
        assertThat(priced().value().orElseThrow()).isEqualByComparingTo("18144");
    }

    @Test
    void split_thatTheLedgerLacks_leavesTheValueOfWhatIsHeld() {
        recordSplit();
        assertThat(priced().value().orElseThrow()).isEqualByComparingTo("18144");
    }

    private PricedHoldings.PricedHolding priced() {
        return app
                .read(
                        portfolio.owner,
                        tx -> PricedHoldings.of(tx, portfolio.id, TestPolicies.SHARED.of(tx, portfolio.id)))
                .stream()
                .filter(row -> row.listing().listing().equals(VWRP))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void split_beforeAPriceInPounds_doesNotHideTheWrongUnit() {
        apply(recordSplit());
        assertThat(portfolio
                        .refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "11.213"))
                        .findings())
                .extracting(finding -> finding.verdict().check().text())
                .contains("quote_scale", "price_jump");
    }

    @Test
    void split_appliedTwice_isRecordedOnce() {
        UUID action = recordSplit();
        apply(action);
        assertThat(apply(action).isOutstanding()).isFalse();
        assertThat(holding()).isEqualTo("1620 units, cost 15000");
    }

    @Test
    void split_thatTheLedgerLacks_stopsTheRun_untilItIsApplied() {
        UUID action = recordSplit();
        var refreshed = portfolio.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "1121.3"));
        assertThat(refreshed.frozen()).isTrue();
        assertThat(run().outcome()).isEqualTo("FROZEN");
        assertThat(points())
                .as("no session is valued with old units and new prices")
                .extracting(point -> point.session().date())
                .containsExactly(FullPortfolio.THURSDAY);
        assertThat(openAlerts()).isEqualTo(1);
        apply(action);
        assertThat(openAlerts()).isZero();
    }

    @Test
    void earlierPurchase_recordedAfterTheSplit_makesItOutstandingAgain() {
        UUID action = recordSplit();
        apply(action);
        new RecordEntries(app)
                .record(
                        portfolio.owner,
                        portfolio.id,
                        EntryBatch.manual(NewEntry.buy(
                                vwrp, number("1"), number("112"), number("112"), BigDecimal.ZERO, BEFORE)));
        assertThat(state(action).lackingUnits()).isEqualByComparingTo("9");
        apply(action);
        assertThat(holding()).isEqualTo("1630 units, cost 15112");
    }

    @Test
    void reversedEntry_doesNotCount_andItsReferenceIsNotUsedAgain() {
        UUID action = recordSplit();
        apply(action);
        UUID first = app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select id from ta.ledger_entries where type = 'ADJUSTMENT'")
                        .get(0, UUID.class));
        new RecordEntries(app)
                .record(
                        portfolio.owner,
                        portfolio.id,
                        EntryBatch.manual(NewEntry.buy(
                                vwrp, number("1"), number("112"), number("112"), BigDecimal.ZERO, BEFORE)));
        apply(action);
        new ReverseEntry(app).reverse(portfolio.owner, portfolio.id, first, "typed twice");
        assertThat(state(action).isOutstanding()).isTrue();
        assertThat(apply(action).isOutstanding()).isFalse();
        assertThat(holding()).isEqualTo("1630 units, cost 15112");
    }

    @Test
    void threeForOne_roundsAnEarlierPriceToWhatASnapshotCanHold() {
        UUID action = record(new UnitRatio(BigDecimal.ONE, number("3")));
        apply(action);
        assertThat(portfolio
                        .refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "3737.6"))
                        .frozen())
                .isFalse();
        assertThat(run().outcome()).isEqualTo("RECOMMENDATION");
        assertThat(new UnitRatio(BigDecimal.ONE, number("3")).price(number("1.1")))
                .isEqualTo(number("0.366666666666666667"));
    }

    @Test
    void alert_whoseCauseAReversalRemoved_isSettledByTheNextRun() {
        UUID action = recordSplit();
        apply(action);
        app.transact(
                portfolio.owner,
                tx -> RecordCorporateAction.withdraw(
                        tx, CorporateActions.one(tx, portfolio.id, action), "announced, then called off"));
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
        assertThat(openAlerts()).isEqualTo(1);
        UUID entry = app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select id from ta.ledger_entries where type = 'ADJUSTMENT'")
                        .get(0, UUID.class));
        new ReverseEntry(app).reverse(portfolio.owner, portfolio.id, entry, "called off");
        run();
        assertThat(openAlerts()).isZero();
    }

    @Test
    void consolidation_leavesAFraction_andItsWithdrawalRestoresTheUnits() {
        UUID action = record(new UnitRatio(number("4"), number("1")));
        apply(action);
        assertThat(holding()).isEqualTo("40.5 units, cost 15000");
        app.transact(
                portfolio.owner,
                tx -> RecordCorporateAction.withdraw(
                        tx, CorporateActions.one(tx, portfolio.id, action), "announced, then called off"));
        assertThat(state(action).isOutstanding()).isTrue();
        apply(action);
        assertThat(holding()).isEqualTo("162 units, cost 15000");
        assertThat(state(action).isOutstanding()).isFalse();
    }

    @Test
    void split_ofTheFuture_cannotBeApplied() {
        LocalDate later = LocalDate.of(2999, 1, 4);
        UUID action = app.transact(
                portfolio.owner, tx -> RecordCorporateAction.within(tx, vwrp, later, TEN_FOR_ONE, "announced"));
        assertThatThrownBy(() -> apply(action))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageStartingWith("it takes effect on 2999-01-04; the units are counted then");
        assertThat(portfolio.refresh(FullPortfolio.FRIDAY, Map.of()).frozen()).isFalse();
    }

    private UUID recordSplit() {
        return record(TEN_FOR_ONE);
    }

    private UUID record(UnitRatio ratio) {
        return app.transact(
                portfolio.owner,
                tx -> RecordCorporateAction.within(tx, vwrp, FullPortfolio.FRIDAY, ratio, "the fund's notice"));
    }

    private ActionState apply(UUID action) {
        return app.transact(
                portfolio.owner,
                tx -> ApplyCorporateAction.within(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, action)));
    }

    private ActionState state(UUID action) {
        return app.read(
                portfolio.owner,
                tx -> OutstandingActions.of(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, action)));
    }

    private RunReport run() {
        return new DecideRun(database.as(Role.WORKER), TestPolicies.SHARED)
                .run(
                        portfolio.worker,
                        new RunRequest(portfolio.id, Task.MONTHLY_ALLOCATION, "a slot", FullPortfolio.MONDAY));
    }

    private String holding() {
        return app.read(portfolio.owner, tx -> Holdings.of(tx, portfolio.id)).stream()
                .filter(holding -> holding.listingId().equals(vwrp))
                .map(holding -> plain(holding.pool().units()) + " units, cost "
                        + plain(holding.pool().cost()))
                .findFirst()
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private int openAlerts() {
        return app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select count(*) from ta.alerts"
                                + " where kind = 'CORPORATE_ACTION' and resolved_at is null")
                        .get(0, Integer.class));
    }

    private List<SeriesPoint> points() {
        return app.read(
                portfolio.owner,
                tx -> PortfolioPerformance.of(tx, portfolio.id, tx.at())
                        .performance()
                        .series()
                        .points());
    }
}

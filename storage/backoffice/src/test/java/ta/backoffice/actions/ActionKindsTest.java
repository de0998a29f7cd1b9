package ta.backoffice.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateAction.Kind;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.tenancy.FullPortfolio;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.performance.SeriesPoint;
import ta.rules.portfolio.ListingId;

/**
 * What each kind does to 162 units of VWRP at a cost of 15,000 and a price of 112, beside 512.30 of cash; and that its
 * withdrawal leaves nothing of it.
 */
class ActionKindsTest {

    private static final int CASES = 12 * Integer.getInteger("fuzz.factor", 1);

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private FullPortfolio portfolio;
    private UUID vwrp;
    private UUID xwes;

    @BeforeEach
    void begin() {
        portfolio = FullPortfolio.begin(database);
        Map<ListingId, UUID> keys = app.read(portfolio.owner, ListingKeys::all);
        vwrp = keys.get(ListingId.of("XLON", "VWRP"));
        xwes = keys.get(ListingId.of("XLON", "XWES"));
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
    }

    @Test
    void merger_exchangesUnitsAtTheSameCost_andIsNoFlow() {
        UUID action = record(Kind.MERGER, ratio("41.2", "112").withSuccessor(xwes));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "0 / 0").containsEntry("XWES", "440.3883495146 / 15000");
        assertQuiet(Map.of());
        assertWithdrawn(action);
    }

    @Test
    void mergerWithCash_realisesTheGainOfItsShare() {
        // 30.8 of 112 are paid in cash: 27.5 % of the value, and of the cost.
        UUID action = record(
                Kind.MERGER,
                ratio("41.2", "81.2")
                        .withSuccessor(xwes)
                        .withCash(number("30.8"))
                        .withCostShare(number("0.275")));
        apply(action);
        assertThat(holdings())
                .containsEntry("VWRP", "0 / 0")
                .containsEntry("XWES", "319.2815533981 / 10875")
                .containsEntry("cash", "5501.9");
        assertThat(realised()).isEqualByComparingTo("864.6");
        assertQuiet(Map.of());
        assertWithdrawn(action);
    }

    @Test
    void conversion_movesTheWholeCost() {
        UUID action = record(Kind.CONVERSION, ratio("41.2", "112").withSuccessor(xwes));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "0 / 0").containsEntry("XWES", "440.3883495146 / 15000");
        assertQuiet(Map.of());
        assertWithdrawn(action);
    }

    @Test
    void spinOff_movesItsShareOfTheCost_andTheFallOfThePriceIsNoFinding() {
        UUID action = record(Kind.SPIN_OFF, ratio("1", "1").withSuccessor(xwes).withCostShare(number("0.35")));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "162 / 9750").containsEntry("XWES", "162 / 5250");
        assertQuiet(Map.of("VWRP", "7080"));
        assertWithdrawn(action);
    }

    @Test
    void capitalReturn_reducesTheCost_andRealisesNothing() {
        UUID action = record(Kind.CAPITAL_RETURN, ActionTerms.NONE.withCash(number("33.6")));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "162 / 9556.8").containsEntry("cash", "5955.5");
        assertThat(realised().abs()).isLessThan(number("0.000001"));
        assertQuiet(Map.of("VWRP", "7840"));
        assertWithdrawn(action);
    }

    @Test
    void dividendInUnits_addsUnitsAtTheirCost() {
        UUID action = record(Kind.UNIT_DIVIDEND, ratio("2", "1").withCostPerUnit(number("74.666666")));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "243 / 21048").containsEntry("cash", "512.3");
        assertQuiet(Map.of("VWRP", "7466.6666"));
        assertWithdrawn(action);
    }

    @Test
    void delisting_paysWhatIsPaid() {
        UUID action = record(Kind.DELISTING, ActionTerms.NONE.withCash(number("112")));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "0 / 0").containsEntry("cash", "18656.3");
        assertThat(realised()).isEqualByComparingTo("3144");
        assertQuiet(Map.of());
        assertWithdrawn(action);
    }

    @Test
    void delisting_withoutAPayment_isALossOfTheWholeCost() {
        UUID action = record(Kind.DELISTING, ActionTerms.NONE.withCash(BigDecimal.ZERO));
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "0 / 0").containsEntry("cash", "512.3");
        assertThat(realised()).isEqualByComparingTo("-15000");
        assertWithdrawn(action);
    }

    @Test
    void merger_thatTheLedgerLacks_endsTheBookAndFreezes_untilItIsApplied() {
        UUID action = record(Kind.MERGER, ratio("41.2", "112").withSuccessor(xwes));
        assertThat(portfolio.refresh(FullPortfolio.FRIDAY, Map.of()).frozen()).isTrue();
        assertThat(points()).hasSize(1);
        apply(action);
        assertThat(points()).hasSize(2);
    }

    @Test
    void earlierPurchase_recordedAfterAMerger_movesItsCostToo_alsoWhenNewUnitsWereSold() {
        UUID action = record(Kind.MERGER, ratio("1", "2").withSuccessor(xwes));
        apply(action);
        manual(
                NewEntry.sell(
                        xwes,
                        number("300"),
                        number("41.2"),
                        number("12360"),
                        BigDecimal.ZERO,
                        Instant.parse("2026-02-27T12:00:00Z")),
                NewEntry.transferIn(vwrp, number("10"), number("1000"), Instant.parse("2026-02-25T12:00:00Z")));
        assertThat(state(action).isOutstanding()).isTrue();
        assertThat(apply(action).isOutstanding()).isFalse();
        assertThat(holdings()).containsEntry("VWRP", "0 / 0").containsEntry("XWES", "44 / 2046.511627907");
    }

    @Test
    void correctedTerms_makeItOutstandingAgain() {
        UUID action = record(Kind.CAPITAL_RETURN, ActionTerms.NONE.withCash(BigDecimal.ONE));
        apply(action);
        record(Kind.CAPITAL_RETURN, ActionTerms.NONE.withCash(number("2")));
        assertThat(state(action).isOutstanding()).isTrue();
        apply(action);
        assertThat(holdings()).containsEntry("VWRP", "162 / 14676").containsEntry("cash", "836.3");
    }

    @Test
    void termsOfAnotherKind_areRefused() {
        assertRefused(Kind.MERGER, ratio("1", "2"), "a merger needs the successor");
        assertRefused(Kind.SPIN_OFF, ratio("1", "2").withSuccessor(xwes), "a spin-off needs the cost share");
        assertRefused(
                Kind.MERGER,
                ratio("1", "2").withSuccessor(xwes).withCash(BigDecimal.ONE),
                "a merger needs the cost share");
        assertRefused(
                Kind.CONVERSION,
                ratio("1", "2").withSuccessor(xwes).withCash(BigDecimal.ONE),
                "a conversion has no cash per unit");
        assertRefused(Kind.MERGER, ratio("1", "2").withSuccessor(vwrp), "a listing cannot be its own successor");
        assertRefused(
                Kind.CAPITAL_RETURN, ActionTerms.NONE.withCash(BigDecimal.ZERO), "the cash per unit must be above 0");
        assertRefused(
                Kind.SPIN_OFF,
                ratio("1", "2").withSuccessor(xwes).withCostShare(BigDecimal.ONE),
                "the cost share must be above 0 and below 1");
    }

    @Test
    void anyAction_appliedAndWithdrawn_restoresTheBook() {
        Random random = new Random(7);
        SortedMap<String, String> before = holdings();
        for (int i = 0; i < CASES; i++) {
            BigDecimal some = BigDecimal.valueOf(1 + random.nextInt(9999), 3);
            ActionTerms exchange = ratio("7", some.toPlainString()).withSuccessor(xwes);
            BigDecimal share = BigDecimal.valueOf(1 + random.nextInt(998), 3);
            Map<Kind, ActionTerms> terms = new TreeMap<>(Map.of(
                    Kind.MERGER, exchange.withCash(some).withCostShare(share),
                    Kind.CONVERSION, exchange,
                    Kind.SPIN_OFF, exchange.withCostShare(share),
                    Kind.CAPITAL_RETURN, ActionTerms.NONE.withCash(some.multiply(BigDecimal.TEN)),
                    Kind.UNIT_DIVIDEND, ratio("7", some.toPlainString()).withCostPerUnit(some),
                    Kind.DELISTING, ActionTerms.NONE.withCash(some)));
            Kind kind = List.copyOf(terms.keySet()).get(random.nextInt(terms.size()));
            UUID action = record(kind, terms.get(kind));
            assertThat(apply(action).isOutstanding())
                    .as("%s %s", kind, terms.get(kind))
                    .isFalse();
            withdraw(action);
            assertThat(holdings()).as("%s %s", kind, terms.get(kind)).isEqualTo(before);
        }
        assertVerified();
    }

    private void assertRefused(Kind kind, ActionTerms terms, String why) {
        assertThatThrownBy(() -> record(kind, terms))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining(why);
    }

    /** The prices of the first day after it are no finding, no flow, and neither gain nor loss. */
    private void assertQuiet(Map<String, String> prices) {
        var refreshed = portfolio.refresh(FullPortfolio.FRIDAY, prices);
        assertThat(refreshed.findings()).isEmpty();
        assertThat(refreshed.frozen()).isFalse();
        List<SeriesPoint> points = points();
        assertThat(points).hasSize(2);
        assertThat(points.get(1).total().in()).isZero();
        assertThat(points.get(1).total().out()).isZero();
        assertThat(points.get(1).total().index()).isBetween(number("0.99999"), number("1.00001"));
        assertThat(points.get(1).invested().index()).isBetween(number("0.99999"), number("1.00001"));
        assertThat(points.get(1).provisional()).isFalse();
        assertVerified();
    }

    private void assertWithdrawn(UUID action) {
        withdraw(action);
        assertThat(holdings())
                .containsEntry("VWRP", "162 / 15000")
                .containsEntry("cash", "512.3")
                .doesNotContainEntry("XWES", "162 / 5250");
        assertThat(holdings().getOrDefault("XWES", "0 / 0")).isEqualTo("0 / 0");
        assertThat(realised()).isZero();
        assertVerified();
    }

    private void assertVerified() {
        assertThat(VerifyLedger.verify(database.as(Role.READONLY), Optional.of(portfolio.id), difference -> {
                    throw new AssertionError(difference);
                }))
                .isPositive();
    }

    private static ActionTerms ratio(String before, String after) {
        return ActionTerms.of(new UnitRatio(number(before), number(after)));
    }

    private UUID record(Kind kind, ActionTerms terms) {
        return app.transact(
                portfolio.owner,
                tx -> RecordCorporateAction.within(tx, vwrp, kind, FullPortfolio.FRIDAY, terms, "the notice"));
    }

    private ActionState apply(UUID action) {
        return app.transact(
                portfolio.owner,
                tx -> ApplyCorporateAction.within(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, action)));
    }

    private void withdraw(UUID action) {
        app.transact(portfolio.owner, tx -> {
            CorporateAction of = CorporateActions.one(tx, portfolio.id, action);
            return ApplyCorporateAction.withdraw(tx, portfolio.id, of, "called off");
        });
    }

    private ActionState state(UUID action) {
        return app.read(
                portfolio.owner,
                tx -> OutstandingActions.of(tx, portfolio.id, CorporateActions.one(tx, portfolio.id, action)));
    }

    private void manual(NewEntry... entries) {
        new RecordEntries(app).record(portfolio.owner, portfolio.id, EntryBatch.manual(entries));
    }

    /** Units and cost by ticker, and the cash. */
    private SortedMap<String, String> holdings() {
        return app.read(portfolio.owner, tx -> {
            Map<UUID, ListingId> names = new TreeMap<>();
            ListingKeys.all(tx).forEach((listing, key) -> names.put(key, listing));
            SortedMap<String, String> holdings = new TreeMap<>();
            Holdings.of(tx, portfolio.id)
                    .forEach(holding -> holdings.put(
                            names.get(holding.listingId()).ticker(),
                            plain(holding.pool().units()) + " / "
                                    + plain(holding.pool().cost())));
            holdings.putIfAbsent("XWES", "0 / 0");
            holdings.put("cash", plain(CashBalance.of(tx, portfolio.id)));
            return holdings;
        });
    }

    private BigDecimal realised() {
        return app.read(portfolio.owner, tx -> Holdings.of(tx, portfolio.id)).stream()
                .map(holding -> holding.pool().realised())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
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

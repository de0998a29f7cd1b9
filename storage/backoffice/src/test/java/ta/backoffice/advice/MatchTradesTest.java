package ta.backoffice.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.ListingId;

/** Trades that come into the ledger by a broker's file, and the advice that they follow. */
class MatchTradesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant RUN = Instant.parse("2026-03-10T18:00:00Z");

    private FullPortfolio portfolio;

    @BeforeEach
    void setUp() {
        portfolio = FullPortfolio.begin(DATABASE);
    }

    @Test
    void trade_afterTheRun_isAFill_andItsContributionIsDeployed() {
        UUID advice = advice(RUN);
        LedgerChanges.Recorded recorded = record(buy("40", "2026-03-11T09:00:00Z"), buy("60", "2026-03-12T09:00:00Z"));
        assertThat(recorded.matches())
                .extracting(match -> match.units().toPlainString())
                .containsExactly("40", "60");
        assertThat(state(advice)).isEqualTo("EXECUTED");
        assertThat(contribution()).isEqualByComparingTo("1000");
    }

    @Test
    void trade_beforeTheRun_orOfAnotherSide_isNone() {
        UUID advice = advice(RUN);
        record(buy("100", "2026-03-10T17:59:59Z"));
        record(NewEntry.sell(fund(), number("1"), number("10"), number("10"), BigDecimal.ZERO, RUN.plusSeconds(60)));
        assertThat(state(advice)).isEqualTo("OPEN");
        assertThat(contribution()).isZero();
    }

    @Test
    void trade_ofADayAlone_mayHaveBeenMadeAtAnyTimeOfIt() {
        UUID advice = advice(RUN);
        record(buy("10", "2026-03-10T00:00:00Z"));
        assertThat(state(advice)).isEqualTo("PARTLY_EXECUTED");
    }

    @Test
    void trade_ofMoreUnits_countsUpToThoseOfTheLine_andTheRestForAnotherRecommendation() {
        UUID wave = TestAdvice.recommendation(DATABASE, portfolio, RUN, "BUY", "CASH_PARK", "WAVE:first");
        UUID cadence = advice(RUN.plusSeconds(1));
        record(buy("150", "2026-03-11T09:00:00Z"));
        assertThat(state(cadence)).isEqualTo("EXECUTED");
        assertThat(state(wave)).isEqualTo("PARTLY_EXECUTED");
        assertThat(contribution()).isEqualByComparingTo("1000");
        record(buy("500", "2026-03-11T10:00:00Z"));
        assertThat(contribution()).isEqualByComparingTo("1000");
        assertThat(state(wave)).isEqualTo("EXECUTED");
    }

    /** The newer run could not know of the trade, and would advise the same contribution again. */
    @Test
    void trade_madeBeforeANewerRunOfTheMonth_countsForTheNewerOne() {
        UUID first = advice(RUN);
        UUID second = advice(RUN.plusSeconds(86400));
        supersede(first, second);
        record(buy("100", "2026-03-11T09:00:00Z"));
        assertThat(state(second)).isEqualTo("EXECUTED");
        assertThat(contribution()).isEqualByComparingTo("1000");
    }

    @Test
    void trade_ofTheMonthBefore_countsForWhatWasOpenThen() {
        UUID first = advice(Instant.parse("2026-02-27T18:00:00Z"));
        UUID second = advice(RUN);
        supersede(first, second);
        record(buy("100", "2026-03-02T09:00:00Z"));
        assertThat(state(second)).isEqualTo("OPEN");
        assertThat(state(first)).isEqualTo("SUPERSEDED");
        assertThat(contribution()).isZero();
        assertThat(filled(first)).isEqualByComparingTo("100");
    }

    @Test
    void match_thatIsUndone_opensTheAdviceAgain_andIsNotMatchedTwice() {
        UUID advice = advice(RUN);
        UUID entry =
                record(buy("100", "2026-03-11T09:00:00Z")).batch().entryIds().get(0);
        APP.transact(portfolio.owner, tx -> {
            UndoMatch.within(tx, portfolio.id, entry);
            return entry;
        });
        assertThat(state(advice)).isEqualTo("OPEN");
        assertThat(contribution()).isZero();
        assertThatThrownBy(() -> APP.transact(portfolio.owner, tx -> {
                    UndoMatch.within(tx, portfolio.id, entry);
                    return entry;
                }))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("was not matched");
        record(buy("30", "2026-03-11T10:00:00Z"));
        assertThat(filled(advice)).isEqualByComparingTo("30");
    }

    @Test
    void note_thatIsCancelledAndRebooked_opensTheAdviceForWhatIsUnfilled() {
        UUID advice = advice(RUN);
        UUID entry =
                record(buy("100", "2026-03-11T09:00:00Z")).batch().entryIds().get(0);
        APP.transact(portfolio.owner, tx -> LedgerChanges.reverse(tx, portfolio.id, entry, "cancelled"));
        assertThat(state(advice)).isEqualTo("OPEN");
        record(buy("90", "2026-03-11T09:00:00Z"));
        assertThat(state(advice)).isEqualTo("PARTLY_EXECUTED");
        assertThat(contribution()).isEqualByComparingTo("900");
    }

    @Test
    void fill_thatIsReversedAfterANewerAdvice_leavesTheOlderOneSuperseded() {
        UUID first = advice(RUN);
        UUID entry =
                record(buy("100", "2026-03-11T09:00:00Z")).batch().entryIds().get(0);
        advice(RUN.plusSeconds(86400));
        APP.transact(portfolio.owner, tx -> LedgerChanges.reverse(tx, portfolio.id, entry, "cancelled"));
        assertThat(state(first)).isEqualTo("SUPERSEDED");
    }

    @Test
    void wave_thatAnotherAdviceHasDeployed_takesNoTrade() {
        UUID first = TestAdvice.recommendation(DATABASE, portfolio, RUN, "BUY", "CASH_PARK", "WAVE:first");
        record(buy("1", "2026-03-11T09:00:00Z"));
        UUID second =
                TestAdvice.recommendation(DATABASE, portfolio, RUN.plusSeconds(1), "BUY", "CASH_PARK", "WAVE:first");
        record(buy("1", "2026-03-11T10:00:00Z"));
        assertThat(filled(first)).isEqualByComparingTo("2");
        assertThat(filled(second)).isZero();
    }

    private UUID advice(Instant asOf) {
        return TestAdvice.recommendation(DATABASE, portfolio, asOf, "BUY", "CADENCE", "CONTRIBUTION");
    }

    private void supersede(UUID first, UUID second) {
        DATABASE.as(Role.WORKER)
                .transact(
                        portfolio.worker,
                        tx -> tx.sql()
                                .execute("update ta.recommendations set state = 'SUPERSEDED', superseded_by = '"
                                        + second + "' where id = '" + first + "'"));
    }

    private LedgerChanges.Recorded record(NewEntry... entries) {
        List<NewEntry> all = new ArrayList<>(List.of(entries));
        return APP.transact(
                portfolio.owner,
                tx -> LedgerChanges.record(tx, portfolio.id, EntryBatch.manual(all.toArray(NewEntry[]::new)), true));
    }

    private NewEntry buy(String units, String time) {
        BigDecimal amount = number(units).multiply(BigDecimal.TEN);
        return NewEntry.buy(fund(), number(units), BigDecimal.TEN, amount, BigDecimal.ZERO, Instant.parse(time));
    }

    private UUID fund() {
        return APP.read(
                portfolio.owner,
                tx -> ListingLookup.find(tx, new ListingId("XLON:VWRP")).orElseThrow());
    }

    private String state(UUID advice) {
        return APP.read(portfolio.owner, tx -> Recommendations.one(tx, advice).state());
    }

    private BigDecimal filled(UUID advice) {
        return APP.read(
                portfolio.owner,
                tx -> Recommendations.one(tx, advice).lines().get(0).filledUnits());
    }

    private BigDecimal contribution() {
        return APP.read(portfolio.owner, tx -> Deployed.contribution(tx, portfolio.id, RUN, LONDON));
    }
}

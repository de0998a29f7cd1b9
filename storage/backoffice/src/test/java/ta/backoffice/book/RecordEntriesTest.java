package ta.backoffice.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestListing;
import ta.backoffice.TestPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;

class RecordEntriesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final UUID FUND = TestListing.register(DATABASE, 0);
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

    private final TestPortfolio portfolio = TestPortfolio.create(DATABASE);

    @Test
    void trades_withFees_giveAverageCostRealisedProfitAndCash() {
        record(
                NewEntry.cash(EntryType.CONTRIBUTION, number("1000"), MONDAY),
                buy("10", "104.95", MONDAY),
                buy("5", "60.00", TUESDAY),
                NewEntry.sell(
                        FUND, number("5"), number("14"), number("65.05"), number("4.95"), TUESDAY.plusSeconds(1)));
        // The 5 units sold cost 164.95 / 15 x 5 = 54.98333...; the profit is 65.05 less that.
        assertThat(pool()).isEqualTo("10 109.9666666667 10.0666666667");
        assertThat(cash()).isEqualByComparingTo("900.10");
    }

    @Test
    void sale_ofMoreThanIsHeld_isRefusedAndLeavesNothing() {
        record(buy("10", "100", MONDAY));
        assertConflict(() -> record(buy("1", "10", TUESDAY), sell("12", TUESDAY)), "OVERSOLD", "SELL of 12 units");
        assertThat(pool()).isEqualTo("10 100 0");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void sale_beforeItsPurchase_isRefused_evenIfTheTotalSuffices() {
        record(buy("10", "100", TUESDAY));
        assertConflict(() -> record(sell("5", MONDAY)), "OVERSOLD", "when 0 are held");
    }

    @Test
    void purchase_recordedLate_countsAtItsTime() {
        record(buy("10", "100", MONDAY));
        record(sell("5", TUESDAY.plusSeconds(60)));
        record(buy("10", "300", TUESDAY));
        assertThat(pool()).isEqualTo("15 300 -100");
    }

    @Test
    void reversal_ofASale_restoresTheHolding() {
        record(buy("10", "100", MONDAY));
        UUID sale = record(sell("5", TUESDAY)).entryIds().get(0);
        reverse(sale);
        assertThat(pool()).isEqualTo("10 100 0");
        assertThat(cash()).isEqualByComparingTo("-100");
    }

    @Test
    void reversal_ofAReversalOrTwiceOrOfSoldUnits_isRefused() {
        UUID purchase = record(buy("10", "100", MONDAY)).entryIds().get(0);
        UUID sale = record(sell("5", TUESDAY)).entryIds().get(0);
        assertConflict(() -> reverse(purchase), "OVERSOLD", "when 0 are held");
        UUID reversal = reverse(sale);
        assertConflict(() -> reverse(reversal), "REVERSAL_IMPOSSIBLE", "itself a reversal");
        assertConflict(() -> reverse(sale), "REVERSAL_IMPOSSIBLE", "already reversed");
        assertThatThrownBy(() -> reverse(UUID.randomUUID())).isInstanceOf(StorageException.NotFound.class);
    }

    @Test
    void reversal_writtenPastTheApplication_mustNegateItsOriginal() throws SQLException {
        UUID purchase = record(buy("10", "100", MONDAY)).entryIds().get(0);
        String copy = """
                insert into ta.ledger_entries (id, portfolio_id, batch_id, sequence, type, listing_id, units, price,
                    amount, fees, trade_time, reverses)
                select gen_random_uuid(), portfolio_id, batch_id, 0, type, listing_id, %s, price,
                    -amount, -fees, trade_time, id
                from ta.ledger_entries where id = '""" + purchase + "'";
        try (Connection connection = DATABASE.connect(Role.APP, portfolio.owner());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(copy.formatted("-9")))
                    .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("TA003");
        }
        assertThat(pool()).isEqualTo("10 100 0");
    }

    @Test
    void rows_ofOneStatementInAnyOrder_countOnceEach() throws SQLException {
        UUID batch = record(NewEntry.cash(EntryType.CONTRIBUTION, number("10"), MONDAY))
                .batchId()
                .orElseThrow();
        String row = "(gen_random_uuid(), '%s', '%s', 0, 'BUY', '%s', 1, 1, -10, timestamptz '2026-01-%s')";
        String rows = String.join(
                ", ",
                IntStream.of(9, 7, 8, 6)
                        .mapToObj(day -> row.formatted(portfolio.id(), batch, FUND, day))
                        .toList());
        try (Connection connection = DATABASE.connect(Role.APP, portfolio.owner());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into ta.ledger_entries (id, portfolio_id, batch_id, sequence, type, listing_id,"
                    + " units, price, amount, trade_time) values " + rows);
        }
        assertThat(pool()).isEqualTo("4 40 0");
        assertThat(differences()).isEmpty();
    }

    @Test
    void contractNote_recordedAgain_countsOnce() {
        NewEntry note = buy("10", "100", MONDAY).withReference("CN-1");
        RecordedBatch first = record(note);
        assertThat(record(note)).isEqualTo(new RecordedBatch(Optional.empty(), first.entryIds(), 0));
        assertConflict(() -> record(buy("11", "110", MONDAY).withReference("CN-1")), "REFERENCE_DIFFERS", "CN-1");
        assertThat(pool()).isEqualTo("10 100 0");
    }

    @Test
    void contractNote_ofAReversedEntry_mayBeCorrectedOnce() {
        NewEntry wrong = buy("10", "100", MONDAY).withReference("CN-2");
        NewEntry right = buy("11", "110", MONDAY).withReference("CN-2");
        reverse(record(wrong).entryIds().get(0));
        assertThat(record(wrong).added()).isZero();
        assertThat(record(right).added()).isEqualTo(1);
        assertThat(record(right).added()).isZero();
        assertThat(pool()).isEqualTo("11 110 0");
    }

    @Test
    void firstHoldings_recordedAtOnce_allCount() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<RecordedBatch>> tasks = IntStream.range(0, 24)
                    .<Callable<RecordedBatch>>mapToObj(i -> () -> record(buy("1", "10", MONDAY.minusSeconds(i))))
                    .toList();
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get().added()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(pool()).isEqualTo("24 240 0");
        assertThat(differences()).isEmpty();
    }

    @Test
    void entry_withFieldsOfAnotherType_isRefused() {
        for (NewEntry wrong : List.of(
                NewEntry.cash(EntryType.WITHDRAWAL, number("5"), MONDAY),
                NewEntry.cash(EntryType.BUY, number("-5"), MONDAY),
                NewEntry.cash(EntryType.ADJUSTMENT, BigDecimal.ZERO, MONDAY),
                NewEntry.buy(FUND, number("-1"), number("1"), number("5"), number("0"), MONDAY),
                NewEntry.buy(FUND, number("1"), number("1"), number("5"), number("6"), MONDAY),
                NewEntry.transferIn(FUND, number("1"), number("-1"), MONDAY))) {
            assertThatThrownBy(() -> record(wrong)).as("%s", wrong).isInstanceOf(StorageException.Invalid.class);
        }
    }

    @Test
    void snapshot_changedPastTheApplication_isReported() {
        record(buy("10", "100", MONDAY));
        DATABASE.asSuperuser(
                "update ta.holding_snapshots set units = 11 where portfolio_id = '" + portfolio.id() + "'");
        assertThat(differences())
                .containsExactly(new VerifyLedger.Difference(
                        portfolio.id(),
                        Optional.of(FUND),
                        "10 units, cost 100, realised 0",
                        "11 units, cost 100, realised 0"));
    }

    private RecordedBatch record(NewEntry... entries) {
        return new RecordEntries(APP).record(portfolio.owner(), portfolio.id(), EntryBatch.manual(entries));
    }

    private UUID reverse(UUID entry) {
        return new ReverseEntry(APP).reverse(portfolio.owner(), portfolio.id(), entry, "wrong");
    }

    private static NewEntry buy(String units, String total, Instant time) {
        return NewEntry.buy(FUND, number(units), number("10"), number(total), BigDecimal.ZERO, time);
    }

    private static NewEntry sell(String units, Instant time) {
        return NewEntry.sell(FUND, number(units), number("10"), BigDecimal.ZERO, BigDecimal.ZERO, time);
    }

    private static void assertConflict(ThrowingCallable change, String code, String words) {
        assertThatThrownBy(change)
                .asInstanceOf(InstanceOfAssertFactories.type(StorageException.Conflict.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e).hasMessageContaining(words));
    }

    private String pool() {
        Pool pool = APP.transact(portfolio.owner(), tx -> Holdings.of(tx, portfolio.id()))
                .get(0)
                .pool();
        return String.join(
                " ",
                List.of(pool.units(), pool.cost(), pool.realised()).stream()
                        .map(number -> number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString())
                        .toList());
    }

    private BigDecimal cash() {
        return APP.transact(portfolio.owner(), tx -> CashBalance.of(tx, portfolio.id()));
    }

    private List<LedgerEntry> entries() {
        return APP.transact(portfolio.owner(), tx -> Entries.of(tx, portfolio.id()));
    }

    private List<VerifyLedger.Difference> differences() {
        List<VerifyLedger.Difference> found = new ArrayList<>();
        VerifyLedger.verify(DATABASE.as(Role.READONLY), Optional.of(portfolio.id()), found::add);
        return found;
    }
}

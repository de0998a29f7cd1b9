package ta.backoffice.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import ta.backoffice.TestListing;
import ta.backoffice.TestPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;

/** Compares the database's fold with Java's, over ledgers in any order, with reversals and impossible entries. */
class LedgerFoldTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<UUID> LISTINGS =
            List.of(TestListing.register(DATABASE, 0), TestListing.register(DATABASE, 1));

    private static final List<String> CURRENCIES = List.of("USD", "JPY");
    private static final List<BigDecimal> RATES = List.of(new BigDecimal("0.787"), new BigDecimal("0.00523"));

    /** One attempt: to record an entry or, when {@code reverse} is not negative, to reverse an earlier one. */
    record Step(int kind, int listing, BigDecimal units, BigDecimal money, int currency, int day, int reverse) {

        NewEntry entry() {
            NewEntry entry = stated();
            boolean moves = entry.type() != EntryType.EXCHANGE && entry.type() != EntryType.TRANSFER_OUT;
            return currency < CURRENCIES.size() && moves
                    ? entry.paidIn(CURRENCIES.get(currency), RATES.get(currency))
                    : entry;
        }

        private NewEntry stated() {
            UUID key = LISTINGS.get(listing);
            Instant time = START.plusSeconds(86_400L * day);
            BigDecimal fee = money.min(new BigDecimal("4.95"));
            return switch (kind) {
                case 0, 1, 2 -> NewEntry.buy(key, units, BigDecimal.ONE, money, fee, time);
                case 3, 4 -> NewEntry.sell(key, units, BigDecimal.ONE, money, fee, time);
                case 5 -> NewEntry.transferIn(key, units, money, time);
                case 6 -> NewEntry.transferOut(key, units, time);
                case 7 -> NewEntry.adjustment(key, units, BigDecimal.ZERO, time);
                case 8 -> NewEntry.adjustment(key, units.negate(), money.negate(), time);
                case 9 -> NewEntry.dividend(key, money, time);
                case 10 -> NewEntry.exchange(money.add(fee).negate(), "USD", money.movePointRight(1), fee, time);
                case 11 -> NewEntry.exchange(money, "JPY", money.negate(), BigDecimal.ZERO, time);
                default -> NewEntry.cash(EntryType.WITHDRAWAL, money.negate(), time);
            };
        }
    }

    @Provide
    Arbitrary<List<Step>> ledgers() {
        Arbitrary<BigDecimal> units = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 9).map(BigDecimal::valueOf),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.0001"), new BigDecimal("50"))
                        .ofScale(4));
        Arbitrary<BigDecimal> money = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("9999.99"))
                .ofScale(2);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 1),
                        units,
                        money,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(-60, 30))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 250)
    void ledger_inAnyOrderWithReversals_foldsInTheDatabaseAsInJava(@ForAll("ledgers") List<Step> steps) {
        Database database = DATABASE.as(Role.APP);
        TestPortfolio portfolio = TestPortfolio.create(DATABASE);
        List<UUID> recorded = new ArrayList<>();
        for (Step step : steps) {
            List<LedgerEntry> before = entries(portfolio);
            if (step.reverse() >= 0 && !recorded.isEmpty()) {
                UUID entry = recorded.get(step.reverse() % recorded.size());
                boolean possible = !isReversed(before, entry) && foldable(without(before, entry));
                boolean done = succeeds(
                        () -> new ReverseEntry(database).reverse(portfolio.owner(), portfolio.id(), entry, "wrong"));
                assertThat(done).as("reversal of %s", entry).isEqualTo(possible);
            } else {
                boolean possible = foldable(with(before, step.entry()));
                boolean done = succeeds(() -> recorded.addAll(new RecordEntries(database)
                        .record(portfolio.owner(), portfolio.id(), EntryBatch.manual(step.entry()))
                        .entryIds()));
                assertThat(done).as("%s", step).isEqualTo(possible);
            }
        }
        List<LedgerEntry> after = entries(portfolio);
        Map<UUID, String> expected = Entries.fold(after).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, fold -> plain(fold.getValue())));
        Map<UUID, String> actual = database.transact(portfolio.owner(), tx -> Holdings.of(tx, portfolio.id())).stream()
                .collect(Collectors.toMap(PooledHolding::listingId, holding -> plain(holding.pool())));
        assertThat(actual).isEqualTo(expected);
        BigDecimal cash = database.transact(portfolio.owner(), tx -> CashBalance.of(tx, portfolio.id()));
        assertThat(cash).isEqualByComparingTo(Entries.cash(after));
        Map<String, BigDecimal> others =
                database.transact(portfolio.owner(), tx -> CashBalance.inCurrencies(tx, portfolio.id()));
        assertThat(others).isEqualTo(Entries.currencyCash(after));
        List<VerifyLedger.Difference> differences = new ArrayList<>();
        VerifyLedger.verify(DATABASE.as(Role.READONLY), Optional.of(portfolio.id()), differences::add);
        assertThat(differences).isEmpty();
    }

    private static List<LedgerEntry> entries(TestPortfolio portfolio) {
        return DATABASE.as(Role.APP).transact(portfolio.owner(), tx -> Entries.of(tx, portfolio.id()));
    }

    private static List<LedgerEntry> with(List<LedgerEntry> entries, NewEntry entry) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        all.add(new LedgerEntry(
                UUID.randomUUID(),
                entries.size() + 1L,
                entry.type(),
                entry.listingId(),
                entry.units(),
                entry.amount(),
                entry.fees(),
                entry.cost(),
                entry.currency(),
                entry.tradeTime(),
                Optional.empty(),
                Optional.empty()));
        return all;
    }

    private static boolean isReversed(List<LedgerEntry> entries, UUID entry) {
        return entries.stream().anyMatch(other -> other.reverses().equals(Optional.of(entry)));
    }

    private static List<LedgerEntry> without(List<LedgerEntry> entries, UUID entry) {
        return entries.stream().filter(other -> !other.id().equals(entry)).toList();
    }

    private static boolean foldable(List<LedgerEntry> entries) {
        try {
            Entries.fold(entries);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static boolean succeeds(Runnable change) {
        try {
            change.run();
            return true;
        } catch (StorageException.Conflict refused) {
            assertThat(refused.code()).isIn("OVERSOLD", "ADJUSTMENT_IMPOSSIBLE", "REVERSAL_IMPOSSIBLE");
            return false;
        }
    }

    private static String plain(Pool pool) {
        return List.of(pool.units(), pool.cost(), pool.realised()).stream()
                .map(number -> number.setScale(10).toPlainString())
                .collect(Collectors.joining(" "));
    }
}

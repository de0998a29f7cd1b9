package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.CASH_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.CURRENCY_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.HOLDING_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.backoffice.jooq.tables.records.CashSnapshotsRecord;
import ta.backoffice.jooq.tables.records.HoldingSnapshotsRecord;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;

/**
 * Checks that the snapshots of holdings and cash equal the ledger when it is folded in Java. Reads one state of the
 * database, in constant memory.
 */
public final class VerifyLedger {

    private static final LedgerEntries REVERSALS = LEDGER_ENTRIES.as("reversals");

    /**
     * A snapshot that differs from the ledger.
     *
     * @param listingId empty for the portfolio's cash
     */
    public record Difference(UUID portfolioId, Optional<UUID> listingId, String ledger, String snapshot) {}

    private final Transaction tx;
    private final Consumer<Difference> differences;

    private VerifyLedger(Transaction tx, Consumer<Difference> differences) {
        this.tx = tx;
        this.differences = differences;
    }

    /**
     * @param only the portfolio to verify; empty for all
     * @param differences receives each difference as it is found
     * @return number of ledger entries read
     */
    public static long verify(Database database, Optional<UUID> only, Consumer<Difference> differences) {
        return database.read(Actor.system("verify"), tx -> {
            VerifyLedger verify = new VerifyLedger(tx, differences);
            Condition which = only.map(PORTFOLIOS.ID::eq).orElse(DSL.trueCondition());
            return tx.sql().select(PORTFOLIOS.ID).from(PORTFOLIOS).where(which).fetch(PORTFOLIOS.ID).stream()
                    .mapToLong(verify::portfolio)
                    .sum();
        });
    }

    /** Verifies one portfolio, as the transaction's actor sees it. */
    public static long within(Transaction tx, UUID portfolioId, Consumer<Difference> differences) {
        return new VerifyLedger(tx, differences).portfolio(portfolioId);
    }

    private long portfolio(UUID portfolioId) {
        Set<UUID> listings = tx.sql()
                .selectDistinct(LEDGER_ENTRIES.LISTING_ID)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.UNITS.isNotNull())
                .union(DSL.select(HOLDING_SNAPSHOTS.LISTING_ID)
                        .from(HOLDING_SNAPSHOTS)
                        .where(HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId)))
                .fetchSet(LEDGER_ENTRIES.LISTING_ID);
        listings.forEach(listing -> holding(portfolioId, listing));
        return cash(portfolioId);
    }

    private void holding(UUID portfolioId, UUID listingId) {
        String snapshot = tx.sql()
                .fetchOptional(
                        HOLDING_SNAPSHOTS,
                        HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId).and(HOLDING_SNAPSHOTS.LISTING_ID.eq(listingId)))
                .map(VerifyLedger::pool)
                .map(VerifyLedger::shown)
                .orElse("none");
        String ledger;
        try {
            ledger = shown(fold(portfolioId, listingId));
        } catch (IllegalStateException impossible) {
            ledger = "not a valid ledger: " + impossible.getMessage();
        }
        if (!ledger.equals(snapshot)) {
            differences.accept(new Difference(portfolioId, Optional.of(listingId), ledger, snapshot));
        }
    }

    private Pool fold(UUID portfolioId, UUID listingId) {
        Pool pool = Pool.EMPTY;
        try (Cursor<LedgerEntriesRecord> entries = tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.LISTING_ID.eq(listingId),
                        LEDGER_ENTRIES.UNITS.isNotNull(),
                        LEDGER_ENTRIES.REVERSES.isNull(),
                        DSL.notExists(DSL.selectOne()
                                .from(REVERSALS)
                                .where(
                                        REVERSALS.PORTFOLIO_ID.eq(portfolioId),
                                        REVERSALS.REVERSES.eq(LEDGER_ENTRIES.ID))))
                .orderBy(LEDGER_ENTRIES.TRADE_TIME, LEDGER_ENTRIES.SEQUENCE)
                .fetchSize(1000)
                .fetchLazy()) {
            for (LedgerEntriesRecord entry : entries) {
                pool = pool.after(Entries.entry(entry));
            }
        }
        return pool;
    }

    private long cash(UUID portfolioId) {
        long count = 0;
        long newest = 0;
        BigDecimal balance = BigDecimal.ZERO;
        Map<String, BigDecimal> balances = new TreeMap<>();
        try (Cursor<LedgerEntriesRecord> entries = tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .fetchSize(1000)
                .fetchLazy()) {
            for (LedgerEntriesRecord row : entries) {
                LedgerEntry entry = Entries.entry(row);
                count++;
                newest = Math.max(newest, entry.sequence());
                balance = balance.add(entry.baseCash());
                entry.currencyCash().ifPresent(cash -> balances.merge(row.getCurrency(), cash, BigDecimal::add));
            }
        }
        Optional<CashSnapshotsRecord> row =
                tx.sql().fetchOptional(CASH_SNAPSHOTS, CASH_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId));
        compare(
                portfolioId,
                cash(balance, newest),
                row.map(cash -> cash(cash.getBalance(), cash.getLastSequence())).orElse(cash(BigDecimal.ZERO, 0)));
        compare(portfolioId, inCurrencies(balances), inCurrencies(snapshots(portfolioId)));
        return count;
    }

    private Map<String, BigDecimal> snapshots(UUID portfolioId) {
        return tx.sql()
                .selectFrom(CURRENCY_SNAPSHOTS)
                .where(CURRENCY_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(CURRENCY_SNAPSHOTS.CURRENCY)
                .fetchMap(CURRENCY_SNAPSHOTS.CURRENCY, CURRENCY_SNAPSHOTS.BALANCE);
    }

    private void compare(UUID portfolioId, String ledger, String snapshot) {
        if (!ledger.equals(snapshot)) {
            differences.accept(new Difference(portfolioId, Optional.empty(), ledger, snapshot));
        }
    }

    private static String inCurrencies(Map<String, BigDecimal> balances) {
        return balances.entrySet().stream()
                .map(each -> plain(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Pool pool(HoldingSnapshotsRecord row) {
        return new Pool(row.getUnits(), row.getPoolCost(), row.getRealised());
    }

    private static String cash(BigDecimal balance, long newest) {
        return plain(balance) + " after entry " + newest;
    }

    private static String shown(Pool pool) {
        return plain(pool.units()) + " units, cost " + plain(pool.cost()) + ", realised " + plain(pool.realised());
    }

    /** Without trailing zeros, so that equal numbers have equal texts. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

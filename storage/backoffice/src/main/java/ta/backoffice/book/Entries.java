package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Record;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;

/** Reads the ledger, and computes holdings and cash from it in Java, independently of the database's triggers. */
public final class Entries {

    static final Comparator<LedgerEntry> FOLD_ORDER =
            Comparator.comparing(LedgerEntry::tradeTime).thenComparing(LedgerEntry::sequence);

    private Entries() {}

    /** All entries of a portfolio, in the order in which they were recorded. */
    public static List<LedgerEntry> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetch(Entries::entry);
    }

    /**
     * Computes the holdings of one portfolio, by listing. Entries are applied in the order of trade time and sequence;
     * reversed entries and their reversals are left out.
     *
     * @throws IllegalStateException when the entries are not a valid ledger: more units leave than are held
     */
    public static Map<UUID, Pool> fold(List<LedgerEntry> entries) {
        Set<UUID> reversed = new HashSet<>();
        entries.forEach(entry -> entry.reverses().ifPresent(reversed::add));
        Map<UUID, Pool> pools = new TreeMap<>();
        entries.stream().filter(LedgerEntry::movesUnits).sorted(FOLD_ORDER).forEach(entry -> {
            UUID listing = entry.listingId().orElseThrow();
            Pool before = pools.getOrDefault(listing, Pool.EMPTY);
            boolean counts = entry.reverses().isEmpty() && !reversed.contains(entry.id());
            pools.put(listing, counts ? before.after(entry) : before);
        });
        return pools;
    }

    /** The cost that left with each entry that took units out without a sale, by the entry's id. */
    public static Map<UUID, BigDecimal> costsTransferred(List<LedgerEntry> unreversed) {
        Map<UUID, Pool> pools = new HashMap<>();
        Map<UUID, BigDecimal> costs = new HashMap<>();
        unreversed.stream().filter(LedgerEntry::movesUnits).sorted(FOLD_ORDER).forEach(entry -> {
            UUID listing = entry.listingId().orElseThrow();
            Pool before = pools.getOrDefault(listing, Pool.EMPTY);
            Pool after = before.after(entry);
            pools.put(listing, after);
            if (entry.type() == EntryType.TRANSFER_OUT) {
                costs.put(entry.id(), before.cost().subtract(after.cost()));
            }
        });
        return costs;
    }

    /** The cash in the base currency after one portfolio's entries. */
    public static BigDecimal cash(List<LedgerEntry> entries) {
        return entries.stream().map(LedgerEntry::baseCash).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The cash in each other currency after one portfolio's entries. */
    public static Map<String, BigDecimal> currencyCash(List<LedgerEntry> entries) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        entries.forEach(entry -> entry.currencyCash()
                .ifPresent(cash -> balances.merge(entry.currency().orElseThrow().currency(), cash, BigDecimal::add)));
        return balances;
    }

    static LedgerEntry entry(LedgerEntriesRecord row) {
        return new LedgerEntry(
                row.getId(),
                row.getSequence(),
                EntryType.valueOf(row.getType()),
                Optional.ofNullable(row.getListingId()),
                Optional.ofNullable(row.getUnits()),
                row.getAmount(),
                row.getFees(),
                Optional.ofNullable(row.getCost()),
                inCurrency(row),
                row.getTradeTime(),
                Optional.ofNullable(row.getExternalReference()),
                Optional.ofNullable(row.getReverses()));
    }

    /** What a row says in another currency. */
    static Optional<InCurrency> inCurrency(Record row) {
        return Optional.ofNullable(row.get(LEDGER_ENTRIES.CURRENCY))
                .map(currency -> new InCurrency(
                        currency,
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.CURRENCY_AMOUNT)),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.CURRENCY_FEES)),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.CURRENCY_PRICE)),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.CURRENCY_COST)),
                        row.get(LEDGER_ENTRIES.CURRENCY_RATE)));
    }
}

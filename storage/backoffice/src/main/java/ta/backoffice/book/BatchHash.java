package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.Record;
import ta.database.Sha256;
import ta.database.Transaction;
import ta.backoffice.governance.RowHash;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;

/**
 * What the audit chain says of a batch: its first and last number, how many entries, and the SHA-256 over the canonical forms of
 * its own row and of its entries in their order, a line feed after each. It grows entry by entry, so that a batch of any length
 * needs no memory.
 */
final class BatchHash {

    private final MessageDigest digest = Sha256.digest();
    private long first;
    private long last;
    private long entries;

    /**
     * @param batch holds the columns of {@code ledger_batches}; nulls where there is no such row
     */
    BatchHash(Record batch) {
        line(RowHash.canonical(batch, Arrays.asList(LEDGER_BATCHES.fields())));
    }

    /** Reads back what was just recorded: its numbers are the database's. */
    static BatchHash of(Transaction tx, UUID portfolioId, UUID batchId) {
        BatchHash hash = new BatchHash(tx.sql()
                .fetchSingle(
                        LEDGER_BATCHES,
                        LEDGER_BATCHES.PORTFOLIO_ID.eq(portfolioId).and(LEDGER_BATCHES.ID.eq(batchId))));
        try (Cursor<LedgerEntriesRecord> entries = tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.BATCH_ID.eq(batchId))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetchSize(1000)
                .fetchLazy()) {
            entries.forEach(hash::add);
        }
        return hash;
    }

    void add(Record entry) {
        last = entry.get(LEDGER_ENTRIES.SEQUENCE);
        first = entries == 0 ? last : first;
        entries++;
        line(RowHash.canonical(entry, Arrays.asList(LEDGER_ENTRIES.fields())));
    }

    /** For an event's details; what is hashed ends here. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("first", Long.toString(first));
        told.put("last", Long.toString(last));
        told.put("entries", Long.toString(entries));
        told.put("sha256", HexFormat.of().formatHex(digest.digest()));
        return told;
    }

    private void line(byte[] canonical) {
        digest.update(canonical);
        digest.update((byte) '\n');
    }
}

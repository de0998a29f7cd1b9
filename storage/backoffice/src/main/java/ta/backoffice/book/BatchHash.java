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
import ta.backoffice.governance.RowHash;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.database.Sha256;
import ta.database.Transaction;

/**
 * What the audit chain records about a batch: its first and last sequence number, the number of its entries, and the
 * SHA-256 over the canonical forms of the batch's row and of its entries in order, each followed by a line feed. The
 * hash is updated entry by entry, so that a batch of any length needs constant memory.
 */
final class BatchHash {

    private final MessageDigest digest = Sha256.digest();
    private long first;
    private long last;
    private long entries;

    /**
     * @param batch the columns of {@code ledger_batches}; all null when that row does not exist
     */
    BatchHash(Record batch) {
        line(RowHash.canonical(batch, Arrays.asList(LEDGER_BATCHES.fields())));
    }

    /** Reads a recorded batch back, since the database assigns the sequence numbers. */
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

    /** For the details of an audit event. Call it once, after the last entry: it completes the hash. */
    Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("first", Long.toString(first));
        details.put("last", Long.toString(last));
        details.put("entries", Long.toString(entries));
        details.put("sha256", HexFormat.of().formatHex(digest.digest()));
        return details;
    }

    private void line(byte[] canonical) {
        digest.update(canonical);
        digest.update((byte) '\n');
    }
}

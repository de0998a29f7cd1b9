package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.CASH_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.RowFault;
import ta.database.Transaction;

/**
 * Compares the ledger with the audit chain. The sequence numbers must have no gap up to the last one assigned; exactly
 * one event must record each batch, with its present content; and each recorded batch must exist. Reads the entries
 * once, in the order of their numbers, in constant memory.
 */
public final class VerifyBatches {

    private static final String ENTRIES = "ledger_entries";
    private static final String BATCHES = "ledger_batches";
    private static final String HAS_ENTRIES = "has_entries";
    private static final String UUID_PATTERN = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private final Transaction tx;
    private final UUID portfolioId;
    private final Consumer<RowFault> faults;
    private @Nullable OpenBatch open;
    private long sequence;

    /** The batch whose entries are being read, with its first entry. */
    private record OpenBatch(Record head, BatchHash hash) {}

    private VerifyBatches(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.faults = faults;
    }

    /** Verifies one portfolio, as the transaction's actor sees it. */
    public static void within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        VerifyBatches verify = new VerifyBatches(tx, portfolioId, faults);
        verify.entries();
        verify.batches();
    }

    private void entries() {
        try (Cursor<Record> entries = tx.sql()
                .select(LEDGER_ENTRIES.fields())
                .select(LEDGER_BATCHES.fields())
                .select(AuditedBatches.EVENT)
                .select(AuditedBatches.recorded())
                .from(LEDGER_ENTRIES)
                .leftJoin(LEDGER_BATCHES)
                .on(
                        LEDGER_BATCHES.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID),
                        LEDGER_BATCHES.ID.eq(LEDGER_ENTRIES.BATCH_ID))
                .leftJoin(AuditedBatches.of(portfolioId))
                .on(AuditedBatches.isOf(LEDGER_ENTRIES.BATCH_ID))
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetchSize(1000)
                .fetchLazy()) {
            entries.forEach(this::entry);
        }
        endBatch();
        tx.sql()
                .fetchOptional(CASH_SNAPSHOTS, CASH_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .ifPresent(cash -> requireUpTo(cash.getLastSequence()));
    }

    private void entry(Record entry) {
        OpenBatch current = open;
        if (current == null || !batch(current.head()).equals(batch(entry))) {
            endBatch();
            current = new OpenBatch(entry, new BatchHash(entry));
            open = current;
        }
        requireUpTo(entry.get(LEDGER_ENTRIES.SEQUENCE) - 1);
        sequence = entry.get(LEDGER_ENTRIES.SEQUENCE);
        current.hash().add(entry);
    }

    private void requireUpTo(long number) {
        if (sequence < number) {
            fault(
                    ENTRIES,
                    numbers(String.valueOf(sequence + 1), String.valueOf(number)),
                    "missing: the numbers have a gap");
        }
    }

    private void endBatch() {
        if (open == null) {
            return;
        }
        Record head = open.head();
        List<String> is = List.copyOf(open.hash().details().values());
        String which = numbers(is.get(0), is.get(1)) + " (batch " + batch(head) + ")";
        if (head.get(AuditedBatches.EVENT) == null) {
            fault(ENTRIES, which, "no event records it: it was added");
        } else if (!is.equals(AuditedBatches.recorded(head))) {
            fault(ENTRIES, which, "was changed after event " + head.get(AuditedBatches.EVENT) + " recorded it");
        }
        if (head.get(LEDGER_BATCHES.ID) == null) {
            fault(BATCHES, batch(head).toString(), "is missing, but has entries");
        }
        open = null;
    }

    /** Finds batches without entries, and batches that more than one event records. */
    private void batches() {
        Table<?> kept = DSL.select(LEDGER_BATCHES.ID)
                .from(LEDGER_BATCHES)
                .where(LEDGER_BATCHES.PORTFOLIO_ID.eq(portfolioId))
                .asTable("kept");
        Field<UUID> id = kept.field(LEDGER_BATCHES.ID);
        Condition entries = DSL.exists(DSL.selectOne()
                .from(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.BATCH_ID.eq(DSL.field(
                                "coalesce({0}, case when recorded.batch ~ {1} then recorded.batch::uuid end)",
                                UUID.class, id, DSL.val(UUID_PATTERN)))));
        try (Cursor<Record> batches = tx.sql()
                .select(id, AuditedBatches.BATCH, AuditedBatches.EVENT, AuditedBatches.TIMES)
                .select(AuditedBatches.recorded())
                .select(DSL.field(entries).as(HAS_ENTRIES))
                .from(kept)
                .fullJoin(AuditedBatches.of(portfolioId))
                .on(AuditedBatches.isOf(id))
                .fetchSize(1000)
                .fetchLazy()) {
            batches.forEach(row -> batch(row.get(id), row));
        }
    }

    private void batch(UUID id, Record row) {
        if (row.get(AuditedBatches.EVENT) != null && row.get(AuditedBatches.TIMES) > 1) {
            fault(BATCHES, row.get(AuditedBatches.BATCH), row.get(AuditedBatches.TIMES) + " events record it");
        }
        if (row.get(HAS_ENTRIES, Boolean.class)) {
            return;
        }
        if (row.get(AuditedBatches.EVENT) == null) {
            fault(BATCHES, id.toString(), "has no entries, and no event records it: it was added");
        } else {
            List<String> recorded = AuditedBatches.recorded(row);
            fault(
                    ENTRIES,
                    numbers(recorded.get(0), recorded.get(1)) + " (batch " + row.get(AuditedBatches.BATCH) + ")",
                    "missing, but event " + row.get(AuditedBatches.EVENT) + " records it");
        }
    }

    private static UUID batch(Record entry) {
        return entry.get(LEDGER_ENTRIES.BATCH_ID);
    }

    private static String numbers(String first, String last) {
        return first.equals(last) ? "sequence " + first : "sequence " + first + " to " + last;
    }

    private void fault(String table, String row, String what) {
        faults.accept(new RowFault("LEDGER_ROW", portfolioId, table, row, what));
    }
}

package ta.backoffice.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * Rows whose hashes an audit event records. Each row is read back after it was written, since triggers and defaults of
 * the database may change it.
 */
public final class AuditedRows {

    /**
     * The key in the event's details: a list of {@code {"id", "sha256", "table"}}. An empty hash means a deleted row.
     */
    static final String NAME = "rows";

    private static final int ROWS_AT_ONCE = 10_000;

    private final Transaction tx;
    private final UUID portfolioId;
    private final List<Map<String, String>> rows = new ArrayList<>();

    private AuditedRows(Transaction tx, UUID portfolioId) {
        this.tx = tx;
        this.portfolioId = portfolioId;
    }

    public static AuditedRows of(Transaction tx, UUID portfolioId) {
        return new AuditedRows(tx, portfolioId);
    }

    public AuditedRows and(AuditedTable table, UUID id) {
        return and(table, List.of(id));
    }

    public AuditedRows and(AuditedTable table, Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            tx.sql()
                    .select(table.fields())
                    .from(table.table())
                    .where(table.of(portfolioId), table.key().eq(DSL.any(ids.toArray(UUID[]::new))))
                    .orderBy(table.key())
                    .forEach(row -> add(table, row.get(table.key()), RowHash.of(row, table.fields())));
        }
        return this;
    }

    /**
     * All rows of a portfolio that an event must record, but those of the portfolio itself and of its members; in parts
     * that are small enough for an event.
     */
    public static List<AuditedRows> ofAll(Transaction tx, UUID portfolioId) {
        List<AuditedRows> parts = new ArrayList<>(List.of(of(tx, portfolioId)));
        for (AuditedTable table : AuditedTable.ALL) {
            if (table.equals(AuditedTable.PORTFOLIO) || table.equals(AuditedTable.MEMBER)) {
                continue;
            }
            try (Cursor<Record> rows = tx.sql()
                    .select(table.fields())
                    .from(table.table())
                    .where(table.of(portfolioId), table.isRecorded())
                    .orderBy(table.key())
                    .fetchSize(1000)
                    .fetchLazy()) {
                for (Record row : rows) {
                    if (parts.get(parts.size() - 1).rows.size() == ROWS_AT_ONCE) {
                        parts.add(of(tx, portfolioId));
                    }
                    parts.get(parts.size() - 1).add(table, row.get(table.key()), RowHash.of(row, table.fields()));
                }
            }
        }
        return parts;
    }

    /** Records that a row is deleted. */
    public AuditedRows without(AuditedTable table, UUID id) {
        add(table, id, "");
        return this;
    }

    private void add(AuditedTable table, UUID id, String sha256) {
        rows.add(Map.of("table", table.table().getName(), "id", id.toString(), "sha256", sha256));
    }

    List<Map<String, String>> rows() {
        return rows;
    }
}

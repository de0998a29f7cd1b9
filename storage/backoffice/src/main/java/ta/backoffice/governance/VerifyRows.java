package ta.backoffice.governance;

import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * Verifies that the rows of the audited tables are those that the chain records: none changed, none missing, none
 * added. The database joins rows and events, on its disk if need be; here the rows are read one by one.
 */
public final class VerifyRows {

    private static final Field<String> RECORDED_ID = DSL.field("recorded.id", String.class);
    private static final Field<String> RECORDED_HASH = DSL.field("recorded.sha256", String.class);
    private static final Field<Long> RECORDED_BY = DSL.field("recorded.seq", Long.class);
    private static final String MUST_BE_RECORDED = "must_be_recorded";

    private final Transaction tx;
    private final UUID portfolioId;
    private final Consumer<RowFault> faults;

    private VerifyRows(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.faults = faults;
    }

    /** Verifies one portfolio, as far as the actor may see it. */
    public static void within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        VerifyRows verify = new VerifyRows(tx, portfolioId, faults);
        for (AuditedTable table : AuditedTable.ALL) {
            verify.table(table);
        }
    }

    private void table(AuditedTable table) {
        Table<?> kept = DSL.select(table.fields())
                .select(DSL.field(table.isRecorded()).as(MUST_BE_RECORDED))
                .from(table.table())
                .where(table.of(portfolioId))
                .asTable("kept");
        Field<UUID> key = kept.field(table.key());
        try (Cursor<Record> rows = tx.sql()
                .select(kept.fields())
                .select(RECORDED_ID, RECORDED_HASH, RECORDED_BY)
                .from(kept)
                .fullJoin(recorded(table.table().getName()))
                .on(DSL.field("{0}::text", String.class, key).eq(RECORDED_ID))
                .fetchSize(1000)
                .fetchLazy()) {
            for (Record row : rows) {
                check(table, row.get(key), row);
            }
        }
    }

    /** Row ids with the hash in the last event that records them. The pattern avoids parsing all other events. */
    private Table<?> recorded(String table) {
        return DSL.table(
                """
                (select distinct on (r ->> 'id') r ->> 'id' as id, r ->> 'sha256' as sha256, e.seq
                from ta.audit_events e
                cross join lateral (
                    select case when ta.is_json_object(e.event)
                        then ta.readable_json(e.event) -> 'details' -> 'rows' end as list) d
                cross join lateral json_array_elements(
                    case json_typeof(d.list) when 'array' then d.list else '[]'::json end) r
                where e.chain = {0} and e.event like {1} and r ->> 'table' = {2}
                order by r ->> 'id', e.seq desc) as recorded
                """,
                DSL.val(portfolioId.toString()),
                DSL.val("%\"table\":\"" + table.replace("_", "\\_") + "\"%"),
                DSL.val(table));
    }

    private void check(AuditedTable table, UUID id, Record row) {
        String recorded = row.get(RECORDED_HASH);
        String event = "event " + row.get(RECORDED_BY);
        if (row.get(RECORDED_ID) == null) {
            if (row.get(MUST_BE_RECORDED, Boolean.class)) {
                fault(table, id.toString(), "no event records it: it was added");
            }
        } else if (id == null) {
            if (!recorded.isEmpty()) {
                fault(table, row.get(RECORDED_ID), "is missing, but " + event + " records it");
            }
        } else if (recorded.isEmpty()) {
            fault(table, id.toString(), "exists, but " + event + " records that it was deleted");
        } else if (!recorded.equals(RowHash.of(row, table.fields()))) {
            fault(table, id.toString(), "was changed after " + event + " recorded it");
        }
    }

    private void fault(AuditedTable table, String row, String what) {
        faults.accept(new RowFault(table.code(), portfolioId, table.table().getName(), row, what));
    }
}

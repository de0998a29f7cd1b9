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
 * Proves that the rows of the bound tables are those of which the chain tells: none changed, none missing, none added. The
 * database pairs rows and events, and may use its disk for that; here it is one row at a time.
 */
public final class VerifyRows {

    private static final Field<String> TOLD_ID = DSL.field("told.id", String.class);
    private static final Field<String> TOLD_HASH = DSL.field("told.sha256", String.class);
    private static final Field<Long> TOLD_BY = DSL.field("told.seq", Long.class);
    private static final String IS_TOLD = "is_told";

    private final Transaction tx;
    private final UUID portfolioId;
    private final Consumer<RowFault> faults;

    private VerifyRows(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.faults = faults;
    }

    /** One portfolio as the transaction's actor sees it. */
    public static void within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        VerifyRows verify = new VerifyRows(tx, portfolioId, faults);
        for (AuditedTable table : AuditedTable.ALL) {
            verify.table(table);
        }
    }

    private void table(AuditedTable bound) {
        Table<?> kept = DSL.select(bound.fields())
                .select(DSL.field(bound.isTold()).as(IS_TOLD))
                .from(bound.table())
                .where(bound.of(portfolioId))
                .asTable("kept");
        Field<UUID> key = kept.field(bound.key());
        try (Cursor<Record> rows = tx.sql()
                .select(kept.fields())
                .select(TOLD_ID, TOLD_HASH, TOLD_BY)
                .from(kept)
                .fullJoin(told(bound.table().getName()))
                .on(DSL.field("{0}::text", String.class, key).eq(TOLD_ID))
                .fetchSize(1000)
                .fetchLazy()) {
            for (Record row : rows) {
                check(bound, row.get(key), row);
            }
        }
    }

    /** By id, what the last event says that names the row. The pattern spares the parsing of all others. */
    private Table<?> told(String table) {
        return DSL.table(
                """
                (select distinct on (r ->> 'id') r ->> 'id' as id, r ->> 'sha256' as sha256, e.seq
                from ta.audit_events e
                cross join lateral (
                    select case when ta.is_json_object(e.event) then e.event::json -> 'details' -> 'rows' end as list) d
                cross join lateral json_array_elements(
                    case json_typeof(d.list) when 'array' then d.list else '[]'::json end) r
                where e.chain = {0} and e.event like {1} and r ->> 'table' = {2}
                order by r ->> 'id', e.seq desc) as told
                """,
                DSL.val(portfolioId.toString()),
                DSL.val("%\"table\":\"" + table.replace("_", "\\_") + "\"%"),
                DSL.val(table));
    }

    private void check(AuditedTable bound, UUID id, Record row) {
        String told = row.get(TOLD_HASH);
        String event = "event " + row.get(TOLD_BY);
        if (row.get(TOLD_ID) == null) {
            if (row.get(IS_TOLD, Boolean.class)) {
                fault(bound, id.toString(), "no event tells of it: it was added");
            }
        } else if (id == null) {
            if (!told.isEmpty()) {
                fault(bound, row.get(TOLD_ID), "is missing, and " + event + " tells of it");
            }
        } else if (told.isEmpty()) {
            fault(bound, id.toString(), "is there, and " + event + " tells that it was removed");
        } else if (!told.equals(RowHash.of(row, bound.fields()))) {
            fault(bound, id.toString(), "was changed since " + event + " told of it");
        }
    }

    private void fault(AuditedTable bound, String row, String what) {
        faults.accept(new RowFault(bound.code(), portfolioId, bound.table().getName(), row, what));
    }
}

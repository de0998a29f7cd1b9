package ta.backoffice.runs;

import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.RowFault;
import ta.backoffice.retention.Prune;
import ta.database.Transaction;

/**
 * Verifies that exactly those runs lack their input and trace whose pruning an audit event records, and that nothing
 * was put in the place of what was pruned.
 */
final class VerifyPruned {

    private VerifyPruned() {}

    static void within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        try (Cursor<Record> runs = tx.sql()
                .resultQuery(
                        """
                        select coalesce(s.run_id::text, recorded.id) as run, recorded.seq,
                            s.run_id is not null as known, s.pruned_at is not null as pruned,
                            exists (select from ta.run_facts t
                                where t.portfolio_id = {0} and t.run_id = s.run_id) as facts,
                            exists (select from ta.run_facts t
                                    where t.portfolio_id = {0} and t.run_id = s.run_id)
                                or exists (select from ta.rule_firings t
                                    where t.portfolio_id = {0} and t.run_id = s.run_id)
                                or exists (select from ta.run_input_refs t
                                    where t.portfolio_id = {0} and t.run_id = s.run_id) as rows
                        from (select run_id, pruned_at from ta.run_input_snapshots where portfolio_id = {0}) s
                        full join (
                            select r ->> 'id' as id, min(e.seq) as seq
                            from ta.audit_events e
                            cross join lateral (
                                select case when ta.is_json_object(e.event)
                                    then ta.readable_json(e.event) -> 'details' -> {3} end
                                    as list) d
                            cross join lateral json_array_elements(
                                case json_typeof(d.list) when 'array' then d.list else '[]'::json end) r
                            where e.chain = {1} and e.event like {2}
                            group by 1
                        ) recorded on recorded.id = s.run_id::text
                        order by 1
                        """,
                        DSL.val(portfolioId),
                        DSL.val(portfolioId.toString()),
                        DSL.val("%\"action\":\"" + Prune.ACTION + "\"%"),
                        DSL.inline(Prune.RUNS))
                .fetchSize(1000)
                .fetchLazy()) {
            for (Record row : runs) {
                String fault = fault(row);
                if (fault != null) {
                    faults.accept(new RowFault(
                            "ARCHIVE_DIFFERS",
                            portfolioId,
                            "run_input_snapshots",
                            row.get("run", String.class),
                            fault));
                }
            }
        }
    }

    private static @Nullable String fault(Record row) {
        boolean pruned = row.get("pruned", Boolean.class);
        Long recorded = row.get("seq", Long.class);
        if (recorded == null) {
            return pruned
                    ? "has no body, but no event records that it was pruned"
                    : row.get("facts", Boolean.class) ? null : "has no trace, but no event records that it was pruned";
        }
        String event = "event " + recorded + " records that it was pruned";
        if (!row.get("known", Boolean.class)) {
            return "is missing, but pruning keeps the row: " + event;
        }
        if (!pruned) {
            return "has a body, but " + event;
        }
        return row.get("rows", Boolean.class) ? "has rows of a trace, but " + event : null;
    }
}

package ta.backoffice.runs;

import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.Transaction;
import ta.backoffice.governance.RowFault;
import ta.backoffice.retention.Prune;

/** Proves that what is gone of runs is what retention says it took, and nothing else; and that nothing was put in its place. */
final class VerifyPruned {

    private VerifyPruned() {}

    static void within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        try (Cursor<Record> runs = tx.sql()
                .resultQuery(
                        """
                        select coalesce(s.run_id::text, told.id) as run, told.seq, s.run_id is not null as known, s.pruned_at is not null as pruned,
                            exists (select from ta.run_facts t where t.portfolio_id = {0} and t.run_id = s.run_id) as facts,
                            exists (select from ta.run_facts t where t.portfolio_id = {0} and t.run_id = s.run_id)
                                or exists (select from ta.rule_firings t where t.portfolio_id = {0} and t.run_id = s.run_id)
                                or exists (select from ta.run_input_refs t where t.portfolio_id = {0} and t.run_id = s.run_id) as rows
                        from (select run_id, pruned_at from ta.run_input_snapshots where portfolio_id = {0}) s
                        full join (
                            select r ->> 'id' as id, min(e.seq) as seq
                            from ta.audit_events e
                            cross join lateral (
                                select case when ta.is_json_object(e.event) then e.event::json -> 'details' -> {3} end
                                    as list) d
                            cross join lateral json_array_elements(
                                case json_typeof(d.list) when 'array' then d.list else '[]'::json end) r
                            where e.chain = {1} and e.event like {2}
                            group by 1
                        ) told on told.id = s.run_id::text
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

    private static String fault(Record row) {
        boolean pruned = row.get("pruned", Boolean.class);
        Long told = row.get("seq", Long.class);
        if (told == null) {
            return pruned
                    ? "is emptied, and no event tells that retention did it"
                    : row.get("facts", Boolean.class)
                            ? null
                            : "has no trace, and no event tells that retention took it";
        }
        String event = "event " + told + " tells that retention emptied it";
        if (!row.get("known", Boolean.class)) {
            return "is missing, and " + event;
        }
        if (!pruned) {
            return "is there, and " + event;
        }
        return row.get("rows", Boolean.class) ? "has rows of a trace, and " + event : null;
    }
}

package ta.backoffice.book;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The ledger batches that a portfolio's audit events record, as a table to join: one row per batch, from its last
 * event.
 */
final class AuditedBatches {

    static final Field<String> BATCH = DSL.field("recorded.batch", String.class);
    /** Sequence number of the event in its chain. */
    static final Field<Long> EVENT = DSL.field("recorded.seq", Long.class);
    /** Number of events that record the batch. */
    static final Field<Long> TIMES = DSL.field("recorded.times", Long.class);

    private static final List<Field<String>> RECORDED = List.of(
            DSL.field("recorded.first", String.class),
            DSL.field("recorded.last", String.class),
            DSL.field("recorded.entries", String.class),
            DSL.field("recorded.sha256", String.class));

    private AuditedBatches() {}

    /** The {@code like} pattern selects ledger events by their text, so that no other event is parsed. */
    static Table<?> of(UUID portfolioId) {
        return DSL.table("""
                (select distinct on (d ->> 'batch')
                    d ->> 'batch' as batch, d ->> 'first' as first, d ->> 'last' as last,
                    d ->> 'entries' as entries, d ->> 'sha256' as sha256, e.seq,
                    count(*) over (partition by d ->> 'batch') as times
                from ta.audit_events e
                cross join lateral (
                    select case when ta.is_json_object(e.event)
                        then ta.readable_json(e.event) -> 'details' end) as details (d)
                where e.chain = {0} and e.event like '%"action":"ledger.%' and d ->> 'batch' is not null
                order by d ->> 'batch', e.seq desc) as recorded
                """, DSL.val(portfolioId.toString()));
    }

    static Condition isOf(Field<UUID> batch) {
        return DSL.condition("{0}::text = recorded.batch", batch);
    }

    static List<Field<String>> recorded() {
        return RECORDED;
    }

    /** The recorded values, in the order of {@link BatchHash#details}. */
    static List<String> recorded(Record row) {
        return RECORDED.stream().map(row::get).toList();
    }
}

package ta.backoffice.book;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The batches of a portfolio's ledger as its audit chain tells of them, as a table to join with: by batch the last event. */
final class ToldBatches {

    static final Field<String> BATCH = DSL.field("told.batch", String.class);
    /** The number of the event. */
    static final Field<Long> EVENT = DSL.field("told.seq", Long.class);
    /** How many events tell of the batch. */
    static final Field<Long> TIMES = DSL.field("told.times", Long.class);

    private static final List<Field<String>> SAID = List.of(
            DSL.field("told.first", String.class),
            DSL.field("told.last", String.class),
            DSL.field("told.entries", String.class),
            DSL.field("told.sha256", String.class));

    private ToldBatches() {}

    /** The pattern spares the parsing of all other events. */
    static Table<?> of(UUID portfolioId) {
        return DSL.table("""
                (select distinct on (d ->> 'batch') d ->> 'batch' as batch, d ->> 'first' as first, d ->> 'last' as last,
                    d ->> 'entries' as entries, d ->> 'sha256' as sha256, e.seq, count(*) over (partition by d ->> 'batch') as times
                from ta.audit_events e
                cross join lateral (
                    select case when ta.is_json_object(e.event) then e.event::json -> 'details' end) as details (d)
                where e.chain = {0} and e.event like '%"action":"ledger.%' and d ->> 'batch' is not null
                order by d ->> 'batch', e.seq desc) as told
                """, DSL.val(portfolioId.toString()));
    }

    static Condition tellsOf(Field<UUID> batch) {
        return DSL.condition("{0}::text = told.batch", batch);
    }

    static List<Field<String>> said() {
        return SAID;
    }

    /** What the event says, in the order of {@link BatchHash#told}. */
    static List<String> said(Record row) {
        return SAID.stream().map(row::get).toList();
    }
}

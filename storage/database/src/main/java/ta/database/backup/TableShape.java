package ta.database.backup;

import java.util.List;
import java.util.Set;
import ta.database.Transaction;

/**
 * A table in the database's catalogue.
 *
 * @param order its primary key as an ORDER BY list; sorted by it, equal tables give equal files
 */
record TableShape(String name, List<String> columns, String order) {

    /**
     * Tables that a dump leaves out: a restore ends sign-ins and one-time links, processes register again, and the
     * migrations of the restore write their own history.
     */
    private static final Set<String> LEFT_OUT =
            Set.of("sessions", "one_time_links", "processes", "flyway_schema_history");

    static List<TableShape> all(Transaction tx) {
        return tx.sql().fetch("""
                        select c.relname,
                            array(select a.attname::text from pg_attribute a
                                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                    and a.attgenerated = ''
                                order by a.attnum),
                            (select string_agg(quote_ident(a.attname)
                                        || case when a.attcollation = 0 then '' else ' collate "C"' end,
                                    ', ' order by k.n)
                                from pg_index i
                                cross join lateral unnest(i.indkey::int[]) with ordinality k (attnum, n)
                                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                                where i.indrelid = c.oid and i.indisprimary)
                        from pg_class c
                        where c.relnamespace = 'ta'::regnamespace and c.relkind = 'r'
                        order by c.relname collate "C"
                        """).stream()
                .map(row -> new TableShape(
                        row.get(0, String.class), List.of(row.get(1, String[].class)), row.get(2, String.class)))
                .filter(table -> !LEFT_OUT.contains(table.name()))
                .toList();
    }
}

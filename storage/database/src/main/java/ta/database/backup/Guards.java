package ta.database.backup;

import java.util.ArrayList;
import java.util.List;
import ta.database.Transaction;

/**
 * The triggers, foreign keys and forced row security of the tables. They would refuse restored rows, so a restore lifts
 * them and sets them again. Both happen in one transaction, so no other transaction sees the tables without them.
 */
final class Guards {

    private final Transaction tx;
    private final List<String> lifts = new ArrayList<>();
    private final List<String> sets = new ArrayList<>();

    private Guards(Transaction tx) {
        this.tx = tx;
    }

    static Guards lift(Transaction tx) {
        Guards guards = new Guards(tx);
        guards.each(
                "select tgrelid::regclass::text, quote_ident(tgname),"
                        + " case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica'"
                        + " else 'enable' end"
                        + " from pg_trigger t join pg_class c on c.oid = t.tgrelid"
                        + " where c.relnamespace = 'ta'::regnamespace and not tgisinternal and tgenabled <> 'D'"
                        + " order by 1, 2",
                "disable trigger %2$s",
                "%3$s trigger %2$s");
        guards.each(
                "select oid::regclass::text from pg_class"
                        + " where relnamespace = 'ta'::regnamespace and relforcerowsecurity order by 1",
                "no force row level security",
                "force row level security");
        guards.each(
                "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint"
                        + " where connamespace = 'ta'::regnamespace and contype = 'f' order by 1, 2",
                "drop constraint %2$s",
                "add constraint %2$s %3$s");
        guards.lifts.forEach(tx.sql()::execute);
        return guards;
    }

    /**
     * Sets everything again, in the reverse order. So the foreign keys come first: adding one checks all rows, which
     * forced row security would hide from the owner.
     */
    void setAgain() {
        for (int i = sets.size() - 1; i >= 0; i--) {
            tx.sql().execute(sets.get(i));
        }
    }

    private void each(String query, String lift, String set) {
        tx.sql().fetch(query).forEach(row -> {
            Object[] names = row.intoArray();
            lifts.add("alter table " + names[0] + " " + String.format(lift, names));
            sets.add("alter table " + names[0] + " " + String.format(set, names));
        });
    }
}

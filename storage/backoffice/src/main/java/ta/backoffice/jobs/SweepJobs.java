package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;

/**
 * Finds due jobs in the table, independent of signals: a lost signal delays a job but never loses it. Takes rows with
 * {@code skip locked} and without the portfolio; see "Lock order" in the architecture.
 */
public final class SweepJobs {

    private final Database database;

    public SweepJobs(Database database) {
        this.database = database;
    }

    /** The number of due jobs: queued jobs, and jobs whose lease ran out. Counts at most {@code most} of each. */
    public int due(int most) {
        return database.read(
                Actor.system(ClaimJob.WORKER),
                tx -> tx.sql().fetchCount(due(tx, "RUNNING", JOBS.LEASED_UNTIL).limit(most))
                        + tx.sql().fetchCount(due(tx, "QUEUED", JOBS.RUN_AFTER).limit(most)));
    }

    /**
     * Marks due jobs as signalled and returns them. Concurrent calls get different jobs.
     *
     * @param again how long until a job that is still due is signalled again
     * @param most the largest number of queued jobs, and of jobs whose lease ran out
     */
    public List<UUID> signal(Duration again, int most) {
        return database.transact(Actor.system(ClaimJob.WORKER), tx -> {
            List<UUID> found = new ArrayList<>(locked(tx, "RUNNING", JOBS.LEASED_UNTIL, most));
            found.addAll(locked(tx, "QUEUED", JOBS.SIGNAL_AT, most));
            if (!found.isEmpty()) {
                tx.sql()
                        .update(JOBS)
                        .set(JOBS.SIGNAL_AT, tx.at().plus(again))
                        .where(JOBS.ID.in(found))
                        .execute();
            }
            return found;
        });
    }

    private static List<UUID> locked(Transaction tx, String state, Field<Instant> since, int most) {
        return due(tx, state, since)
                // A job whose worker died was signalled when it was queued; it is signalled again when its pause is
                // over.
                .and(JOBS.SIGNAL_AT.le(tx.at()))
                .orderBy(since)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(JOBS.ID);
    }

    /**
     * The state is written into the SQL, not bound as a parameter, so that every plan can use the index of that state.
     */
    private static SelectConditionStep<Record1<UUID>> due(Transaction tx, String state, Field<Instant> since) {
        return tx.sql().select(JOBS.ID).from(JOBS).where(JOBS.STATE.eq(DSL.inline(state)), since.le(tx.at()));
    }
}

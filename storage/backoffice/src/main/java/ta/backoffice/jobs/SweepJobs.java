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

/** Finds what is due, whatever became of the signals for it: so a lost one costs time, and never a job. */
public final class SweepJobs {

    private final Database database;

    public SweepJobs(Database database) {
        this.database = database;
    }

    /** How many jobs are due: those whose worker died, and those that wait. No more are counted than {@code most} of each. */
    public int due(int most) {
        return database.read(
                Actor.system(ClaimJob.WORKER),
                tx -> tx.sql().fetchCount(due(tx, "RUNNING", JOBS.LEASED_UNTIL).limit(most))
                        + tx.sql().fetchCount(due(tx, "QUEUED", JOBS.RUN_AFTER).limit(most)));
    }

    /**
     * The jobs that are due and to be signalled now. Whoever asks at the same time gets others.
     *
     * @param again when each is to be signalled again, if it still waits then
     * @param most of those that wait, and of those whose worker died
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
                // One whose worker died was signalled before that, and is again when its time has come.
                .and(JOBS.SIGNAL_AT.le(tx.at()))
                .orderBy(since)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(JOBS.ID);
    }

    /** The state stands in the SQL itself, so that any plan may use the index of that state. */
    private static SelectConditionStep<Record1<UUID>> due(Transaction tx, String state, Field<Instant> since) {
        return tx.sql().select(JOBS.ID).from(JOBS).where(JOBS.STATE.eq(DSL.inline(state)), since.le(tx.at()));
    }
}

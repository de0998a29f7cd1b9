package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;

/**
 * Makes dead letters of jobs whose kind this version does not know; a newer version that was rolled back may have left
 * them. A newer worker has an hour to take them first.
 */
public final class BuryUnknownJobs {

    private static final Duration GRACE = Duration.ofHours(1);
    private static final int AT_ONCE_MAX = 100;
    private static final List<String> KNOWN =
            Stream.of(JobKind.values()).map(JobKind::name).toList();

    private final Database database;

    public BuryUnknownJobs(Database database) {
        this.database = database;
    }

    /**
     * Buries at most {@value #AT_ONCE_MAX} jobs and returns how many it found; if that many, the next call may find
     * more.
     */
    public int bury() {
        List<DeadLetter> found = database.read(
                Actor.system(ClaimJob.WORKER),
                tx -> tx.sql()
                        .select(JOBS.ID, JOBS.KIND, JOBS.PORTFOLIO_ID, JOBS.TASK_RUN_ID, JOBS.ATTEMPT)
                        .from(JOBS)
                        .where(isUnknown(tx))
                        .limit(AT_ONCE_MAX)
                        .fetch(row -> new DeadLetter(
                                row.value1(),
                                row.value2(),
                                Optional.ofNullable(row.value3()),
                                Optional.ofNullable(row.value4()),
                                row.value5())));
        found.forEach(this::bury);
        return found.size();
    }

    private void bury(DeadLetter letter) {
        RunProblem problem = new RunProblem(
                "UNKNOWN_KIND",
                "no running version of the program knows jobs of the kind " + letter.kind()
                        + "\nMaybe start the newer version that queued it and then retry the job, or discard it.");
        database.transact(new Actor(ClaimJob.WORKER, Optional.empty(), letter.portfolioId()), tx -> {
            boolean exists = JobStore.lockIfExists(tx, letter.portfolioId());
            int buried = JobStore.done(tx, "DEAD")
                    .set(JOBS.LAST_ERROR, problem.text())
                    .where(JOBS.ID.eq(letter.id()), isUnknown(tx))
                    .execute();
            if (buried == 1 && exists) {
                letter.report(tx, "cannot be done.", problem);
                letter.failRun(tx, problem);
            }
            return buried;
        });
    }

    private static Condition isUnknown(Transaction tx) {
        Instant since = tx.at().minus(GRACE);
        return JOBS.KIND
                .notIn(KNOWN)
                .and(DSL.or(
                        JOBS.STATE.eq(DSL.inline("QUEUED")).and(JOBS.RUN_AFTER.le(since)),
                        JOBS.STATE.eq(DSL.inline("RUNNING")).and(JOBS.LEASED_UNTIL.le(since))));
    }
}

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
 * Makes dead letters of jobs of a kind that this version does not know, as one that was rolled back left them: a newer worker has an
 * hour to come for them.
 */
public final class BuryUnknownJobs {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int AT_ONCE_MAX = 100;
    private static final List<String> KNOWN =
            Stream.of(JobKind.values()).map(JobKind::name).toList();

    private final Database database;

    public BuryUnknownJobs(Database database) {
        this.database = database;
    }

    /** How many there were; when it is many, the next call has more. */
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
                "no version of the program that runs here knows jobs of the kind " + letter.kind()
                        + "\nMaybe start the newer version that asked for it, and try it again then; or discard it.");
        database.transact(new Actor(ClaimJob.WORKER, Optional.empty(), letter.portfolioId()), tx -> {
            boolean there = JobStore.isThere(tx, letter.portfolioId());
            int buried = JobStore.done(tx, "DEAD")
                    .set(JOBS.LAST_ERROR, problem.text())
                    .where(JOBS.ID.eq(letter.id()), isUnknown(tx))
                    .execute();
            if (buried == 1 && there) {
                letter.tell(tx, "cannot be done.", problem);
                letter.failRun(tx, problem);
            }
            return buried;
        });
    }

    private static Condition isUnknown(Transaction tx) {
        Instant since = tx.at().minus(PATIENCE);
        return JOBS.KIND
                .notIn(KNOWN)
                .and(DSL.or(
                        JOBS.STATE.eq(DSL.inline("QUEUED")).and(JOBS.RUN_AFTER.le(since)),
                        JOBS.STATE.eq(DSL.inline("RUNNING")).and(JOBS.LEASED_UNTIL.le(since))));
    }
}

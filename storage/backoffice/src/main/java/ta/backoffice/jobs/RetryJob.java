package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Queues a dead letter again with all its attempts, for example when the cause is fixed; its failed run is queued again
 * too.
 */
public final class RetryJob {

    private RetryJob() {}

    /**
     * @param portfolioId empty for a job of the installation
     * @throws StorageException.NotFound if there is no such job, or the actor may not see it
     * @throws StorageException.Conflict {@code JOB_STATE} if the job is not a dead letter, or an unfinished job has its
     *     key
     */
    public static void within(Transaction tx, Optional<UUID> portfolioId, UUID id) {
        DeadLetter letter = DeadLetters.hold(tx, portfolioId, id);
        JobList.Job job = JobList.one(tx, portfolioId, id);
        boolean again = tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(JOBS)
                        .where(
                                JOBS.PORTFOLIO_ID.isNotDistinctFrom(portfolioId.orElse(null)),
                                JOBS.KIND.eq(job.kind()),
                                JOBS.KEY.eq(job.key().orElse("")),
                                JOBS.STATE.in(DSL.inline("QUEUED"), DSL.inline("RUNNING"))));
        if (again) {
            throw new StorageException.Conflict(
                    DeadLetters.STATE, "another job already does the same", "Maybe discard this one.");
        }
        tx.sql()
                .update(JOBS)
                .set(JOBS.STATE, "QUEUED")
                .set(JOBS.TRIES, 0)
                .set(JOBS.RUN_AFTER, tx.at())
                .setNull(JOBS.FINISHED_AT)
                .where(JOBS.ID.eq(id))
                .execute();
        letter.runId()
                .ifPresent(run -> tx.sql()
                        .update(TASK_RUNS)
                        .set(TASK_RUNS.STATE, "QUEUED")
                        .setNull(TASK_RUNS.FINISHED_AT)
                        .setNull(TASK_RUNS.PROBLEM)
                        .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.eq("FAILED"))
                        .execute());
        letter.settle(tx, "The job is tried again.");
        Audit.append(tx, portfolioId, "job.retry", Map.of("job", id, "kind", letter.kind()));
    }
}

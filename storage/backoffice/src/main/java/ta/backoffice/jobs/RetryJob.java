package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/** Queues a dead letter again, with all its attempts before it, as when its cause is gone; the run that failed by it waits again too. */
public final class RetryJob {

    private RetryJob() {}

    /**
     * @param portfolioId none for a job of the installation
     * @throws StorageException.NotFound when there is none there that the actor may see
     * @throws StorageException.Conflict {@code JOB_STATE} when it is no dead letter, or another does the same by now
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
                    DeadLetters.STATE, "another job does the same by now", "Maybe discard this one.");
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

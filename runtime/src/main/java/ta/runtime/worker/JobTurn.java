package ta.runtime.worker;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ta.backoffice.jobs.ClaimJob;
import ta.backoffice.jobs.CompleteJob;
import ta.backoffice.jobs.FailJob;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.LeaseLostException;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.jobs.RunProblem;
import ta.database.Database;
import ta.database.Failpoint;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.runtime.notice.Undelivered;
import ta.runtime.provider.ProviderException;
import ta.runtime.settings.Refusal;
import ta.runtime.worker.JobMeters.End;

/** Takes one job from its claim to its end. */
final class JobTurn {

    private static final Logger LOG = LoggerFactory.getLogger(JobTurn.class);

    /** Other transactions hold the same rows: the only conflict that passes by itself. */
    private static final String BUSY = "BUSY";

    private static final int REPORTS_MAX = 3;
    private static final Duration REPORT_PAUSE = Duration.ofMillis(300);

    private final Map<JobKind, JobHandler> handlers;
    private final WorkerSettings settings;
    private final ClaimJob claim;
    private final CompleteJob complete;
    private final FailJob fail;
    private final Heartbeat heartbeat;
    private final JobMeters meters;

    JobTurn(
            Database database,
            Map<JobKind, JobHandler> handlers,
            WorkerSettings settings,
            Heartbeat heartbeat,
            JobMeters meters) {
        this.heartbeat = heartbeat;
        this.meters = meters;
        this.handlers = handlers;
        this.settings = settings;
        this.claim = new ClaimJob(database);
        this.complete = new CompleteJob(database);
        this.fail = new FailJob(database);
    }

    /**
     * @throws StorageException.Unavailable if the database is unavailable
     */
    Optional<LeasedJob> claim(String by) {
        return claim.claim(by, settings.lease(), handlers.keySet());
    }

    /** Performs the job. Records a failure in the database; where that is impossible, the lease runs out. */
    void perform(LeasedJob job) {
        MDC.put("job", job.id().toString());
        job.runId().ifPresent(run -> MDC.put("run", run.toString()));
        long begun = System.nanoTime();
        try {
            meters.ended(job.kind(), end(job), System.nanoTime() - begun);
        } finally {
            MDC.clear();
        }
    }

    private End end(LeasedJob job) {
        try {
            Failpoint.AFTER_CLAIM.reach();
            if (job.isExhausted()) {
                return report(job, false, new RunProblem("WORKER_DIED", "no worker finished it"));
            }
            work(job);
            LOG.info("{} is done", job.kind());
            return End.DONE;
        } catch (LeaseLostException e) {
            LOG.warn("{}: {}", job.kind(), e.getMessage());
            return End.LOST;
        } catch (InvalidSnapshotException e) {
            return report(job, true, new RunProblem("SNAPSHOT", e.getMessage()));
        } catch (StorageException e) {
            boolean passes =
                    e instanceof StorageException.Unavailable || e.code().equals(BUSY);
            return report(job, !passes, RunProblem.of(e));
        } catch (ProviderException e) {
            return report(job, !e.passesSoon(), new RunProblem("PROVIDER", e.getMessage()));
        } catch (Refusal e) {
            return report(job, false, new RunProblem("PROVIDER", e.getMessage().strip()));
        } catch (Undelivered e) {
            return report(job, e.isPermanent(), new RunProblem("UNDELIVERED", e.getMessage()));
        } catch (RuntimeException | Error e) {
            // Even an Error must not end the thread: it has other jobs to do, and this job has only so many attempts.
            LOG.error("{} {} failed because of a defect", job.kind(), job.id(), e);
            return report(job, false, new RunProblem("DEFECT", "this is a defect of the program: " + e));
        }
    }

    private void work(LeasedJob job) {
        heartbeat.begin(job);
        try {
            Consumer<Transaction> work = Objects.requireNonNull(handlers.get(job.kind()), job.kind()::name)
                    .prepare(job);
            Failpoint.AFTER_PREPARE.reach();
            complete.complete(job, work);
            Failpoint.AFTER_COMMIT.reach();
        } finally {
            heartbeat.end(job);
        }
    }

    /**
     * Tries more than once, because whatever interrupted the work may have broken other connections of the pool, too.
     */
    private End report(LeasedJob job, boolean refused, RunProblem problem) {
        for (int i = 1; ; i++) {
            try {
                if (refused) {
                    fail.refuse(job, problem);
                    LOG.warn("{} {} is refused: {}", job.kind(), job.id(), problem.message());
                    return End.REFUSED;
                }
                if (fail.retry(job, problem, settings.retry())) {
                    LOG.warn("{} {} is tried again: {}", job.kind(), job.id(), problem.message());
                    return End.RETRIED;
                }
                LOG.error("{} {} is given up: {}", job.kind(), job.id(), problem.message());
                return End.DEAD;
            } catch (LeaseLostException e) {
                LOG.warn("{}: {}", job.kind(), e.getMessage());
                return End.LOST;
            } catch (StorageException e) {
                if (i == REPORTS_MAX) {
                    LOG.warn("{} {} is left to its lease: {}", job.kind(), job.id(), e.getMessage());
                    return End.LEFT;
                }
                LockSupport.parkNanos(REPORT_PAUSE.toNanos());
            }
        }
    }
}

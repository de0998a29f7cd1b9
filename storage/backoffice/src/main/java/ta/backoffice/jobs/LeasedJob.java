package ta.backoffice.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.database.Actor;

/**
 * A job that is leased to a worker.
 *
 * @param runId the run that it belongs to
 * @param key what it is about, if it belongs to no run
 * @param attempt the fencing token: it changes when another worker claims the job, and writes with the old number are
 *     refused
 * @param tries the number of this try, from 1; attempts that were given back do not count
 * @param leasedAt when it was claimed, by the database's clock
 */
public record LeasedJob(
        UUID id,
        JobKind kind,
        Optional<UUID> portfolioId,
        Optional<UUID> runId,
        Optional<String> key,
        int attempt,
        int tries,
        int attemptsMax,
        Instant leasedAt) {

    /** Whether it has used up its attempts without a report, because each worker died. It must not be tried again. */
    public boolean isExhausted() {
        return tries > attemptsMax;
    }

    /** The worker as an actor that sees only the job's portfolio. */
    public Actor actor() {
        return new Actor(ClaimJob.WORKER, Optional.empty(), portfolioId);
    }
}

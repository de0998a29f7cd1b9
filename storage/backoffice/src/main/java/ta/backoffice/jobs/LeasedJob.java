package ta.backoffice.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.database.Actor;

/**
 * A job in the hands of a worker.
 *
 * @param runId the run that it works for
 * @param key what it is about, where it works for no run
 * @param attempt the fencing token: once another worker has the job, it is another number, and this one's writes are refused
 * @param tries which of its {@code attemptsMax} attempts it is; those that were given back do not count
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

    /** Every attempt that it had ended without a word, as when it kills its worker. It is not to be tried again. */
    public boolean isExhausted() {
        return tries > attemptsMax;
    }

    /** Whoever works on it, bound to its portfolio. */
    public Actor actor() {
        return new Actor(ClaimJob.WORKER, Optional.empty(), portfolioId);
    }
}

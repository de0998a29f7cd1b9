package ta.backoffice.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.runs.RequestRun;
import ta.database.StorageException;
import ta.database.Transaction;

/** Runs a task once, independent of its schedule, even while it is paused. */
public final class RunTaskNow {

    /** The run that was requested or, for a task without runs, the job. Exactly one is present. */
    public record Started(Optional<UUID> run, Optional<UUID> job) {}

    private RunTaskNow() {}

    /**
     * @param portfolioId empty for a task of the installation
     * @param key a repeated request with the same key gives the same run. A job does not need it: while one is
     *     unfinished, no second one is queued
     * @throws StorageException as {@link RequestRun} throws, and {@code NotFound} if there is no such task
     */
    public static Started within(Transaction tx, Optional<UUID> portfolioId, UUID id, String key) {
        TaskKind kind = Tasks.one(tx, portfolioId, id).definition().task();
        if (kind.run().isPresent()) {
            RequestRun.Requested run =
                    RequestRun.within(tx, portfolioId.orElseThrow(), kind.run().get(), key, id);
            return new Started(Optional.of(run.runId()), Optional.empty());
        }
        portfolioId.ifPresent(tx::lockPortfolio);
        UUID job = EnqueueJob.within(tx, kind.job().orElseThrow(), portfolioId, kind.name());
        Audit.append(tx, portfolioId, "task.run", Map.of("definition", id, "task", kind, "job", job));
        return new Started(Optional.empty(), Optional.of(job));
    }
}

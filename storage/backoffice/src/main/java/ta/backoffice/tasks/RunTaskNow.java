package ta.backoffice.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.runs.RequestRun;

/** Has a task done once, whatever its schedule, and while it is paused too. */
public final class RunTaskNow {

    /** The run that was asked for, or the job where the task makes no run. */
    public record Started(Optional<UUID> run, Optional<UUID> job) {}

    private RunTaskNow() {}

    /**
     * @param portfolioId none for one of the installation
     * @param key what makes it the same run when asked for again. A job needs none: while one is unfinished there is no second
     * @throws StorageException as {@link RequestRun} has them, and {@code NotFound} when there is no such task there
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

package ta.backoffice.runs;

import java.time.Instant;
import java.util.UUID;
import ta.rules.portfolio.Task;
import ta.database.Bounds;

/**
 * A run to be made, of a task that decides.
 *
 * @param slot what makes it the same run when asked for again: a manual run's idempotency key
 * @param asOf nothing that is dated after it may count
 */
public record RunRequest(UUID portfolioId, RunTask task, String slot, Instant asOf) {

    public RunRequest {
        Bounds.text("slot", Bounds.nonBlank("slot", slot), 200);
        asOf = asOf.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    public RunRequest(UUID portfolioId, Task task, String slot, Instant asOf) {
        this(portfolioId, RunTask.of(task), slot, asOf);
    }
}

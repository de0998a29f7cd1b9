package ta.backoffice.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import ta.database.Bounds;
import ta.rules.portfolio.Task;

/**
 * A decision run that is to be carried out.
 *
 * @param slot identifies the run within portfolio and task; for a manual run, the idempotency key; 1 to 200 characters
 * @param asOf only data up to this time counts; truncated to seconds
 */
public record RunRequest(UUID portfolioId, RunTask task, String slot, Instant asOf) {

    public RunRequest {
        Bounds.text("slot", Bounds.nonBlank("slot", slot), 200);
        asOf = asOf.truncatedTo(ChronoUnit.SECONDS);
    }

    public RunRequest(UUID portfolioId, Task task, String slot, Instant asOf) {
        this(portfolioId, RunTask.of(task), slot, asOf);
    }
}

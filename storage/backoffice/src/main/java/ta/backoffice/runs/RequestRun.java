package ta.backoffice.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ta.database.Ids;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.strategy.ActivePolicies;

/**
 * Asks for a run, which a worker makes later: the run and its job are there when the transaction commits, or neither is. What
 * can be refused at once is.
 */
public final class RequestRun {

    /**
     * @param repeated it was asked for before, and nothing was done again; it may be in any state by now
     */
    public record Requested(UUID runId, boolean repeated) {}

    /** What a task's own times are called by. A key that looked like one would take its run from it. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?[+-]\\d\\d:\\d\\d");

    private RequestRun() {}

    /**
     * @param key what makes it the same run when asked for again
     * @param asOf nothing that is dated after it may count, to the second; without it the run looks at all that is recorded
     * @throws StorageException.Conflict {@code NO_POLICY}, {@code AS_OF_PAST} for a decision; {@code FROZEN} for a refresh. A
     *     decision of a frozen portfolio is not refused: the run tells that it was frozen.
     * @throws StorageException.Invalid when a refresh is given a time: what comes in comes in now; or when the key is what a task's
     *     own time is called by
     */
    public static Requested within(Transaction tx, UUID portfolioId, RunTask task, String key, Optional<Instant> asOf) {
        return within(tx, portfolioId, task, key, asOf, Optional.empty());
    }

    /**
     * The same of a task of the portfolio's.
     *
     * @param definition the task, which the run names
     */
    public static Requested within(Transaction tx, UUID portfolioId, RunTask task, String key, UUID definition) {
        return within(tx, portfolioId, task, key, Optional.empty(), Optional.of(definition));
    }

    /**
     * Asks for it at a time of the task's own. Another task of the same kind may have had its run made at that very time already, and it
     * is the run of both. Whoever asks has locked the portfolio, and has seen that nothing hinders the run.
     *
     * @param slot what that time is called by
     * @param definition the task, which the run names
     */
    public static void scheduled(Transaction tx, UUID portfolioId, RunTask task, String slot, UUID definition) {
        if (QueuedRuns.id(tx, portfolioId, task, slot).isEmpty()) {
            insert(tx, portfolioId, task, slot, Optional.empty(), Optional.of(definition));
        }
    }

    private static Requested within(
            Transaction tx,
            UUID portfolioId,
            RunTask task,
            String key,
            Optional<Instant> asOf,
            Optional<UUID> definition) {
        Bounds.text("slot", Bounds.nonBlank("slot", key), 200);
        if (TIME.matcher(key).matches()) {
            throw new StorageException.Invalid(
                    "the key " + key + " is what a task's own time is called by",
                    "Maybe make a UUID for each request.");
        }
        Optional<Instant> second =
                asOf.map(time -> Bounds.time("time of the run", time).truncatedTo(ChronoUnit.SECONDS));
        tx.lockPortfolio(portfolioId);
        return QueuedRuns.id(tx, portfolioId, task, key)
                .map(run -> new Requested(run, true))
                .orElseGet(() -> request(tx, portfolioId, task, key, second, definition));
    }

    /**
     * A refresh after a freeze was lifted, as while it lasted nothing was fetched; none when the portfolio was frozen again at once,
     * or has no policy.
     */
    public static Optional<Requested> afterFreeze(Transaction tx, UUID portfolioId, String key) {
        return FreezePortfolio.isFrozen(tx, portfolioId) || !ActivePolicies.exists(tx, portfolioId)
                ? Optional.empty()
                : Optional.of(within(tx, portfolioId, RunTask.PRICE_REFRESH, key, Optional.empty()));
    }

    private static Requested request(
            Transaction tx,
            UUID portfolioId,
            RunTask task,
            String key,
            Optional<Instant> asOf,
            Optional<UUID> definition) {
        if (task.decides()) {
            if (!ActivePolicies.exists(tx, portfolioId)) {
                throw DecideRun.noPolicy();
            }
            asOf.ifPresent(time -> DecideRun.requireNotPast(tx, portfolioId, time));
        } else {
            if (asOf.isPresent()) {
                throw new StorageException.Invalid("a price refresh has no time but its own", "Maybe leave it out.");
            }
            RefreshPrices.requireThawed(tx, portfolioId);
        }
        return new Requested(insert(tx, portfolioId, task, key, asOf, definition), false);
    }

    private static UUID insert(
            Transaction tx,
            UUID portfolioId,
            RunTask task,
            String slot,
            Optional<Instant> asOf,
            Optional<UUID> definition) {
        UUID run = Ids.next();
        QueuedRuns.insert(tx, run, portfolioId, task, slot, asOf, definition);
        EnqueueJob.within(tx, task.job(), portfolioId, run);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("run", run);
        details.put("task", task);
        details.put("slot", slot);
        asOf.ifPresent(time -> details.put("as_of", time));
        Audit.append(tx, Optional.of(portfolioId), "run.request", details);
        return run;
    }
}

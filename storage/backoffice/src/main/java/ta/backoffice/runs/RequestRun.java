package ta.backoffice.runs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Requests a run, which a worker carries out later. The run and its job are inserted in one transaction. What can be
 * refused at once is refused here.
 */
public final class RequestRun {

    /**
     * @param repeated the run was requested before, so nothing was done; it may be in any state
     */
    public record Requested(UUID runId, boolean repeated) {}

    /** The form of a slot's text. A user's key of this form would take the place of a scheduled run. */
    private static final Pattern SLOT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?[+-]\\d\\d:\\d\\d");

    private RequestRun() {}

    /**
     * @param key a repeated request with the same key gives the same run; 1 to 200 characters
     * @param asOf only data up to this time counts, truncated to seconds; if empty, all that is recorded counts
     * @throws StorageException.Conflict {@code NO_POLICY}, {@code AS_OF_PAST} for a decision run; {@code FROZEN} for a
     *     price refresh. A decision run of a frozen portfolio is not refused; its outcome is FROZEN
     * @throws StorageException.Invalid if a price refresh is given a time, or the key has the form of a scheduled slot
     */
    public static Requested within(Transaction tx, UUID portfolioId, RunTask task, String key, Optional<Instant> asOf) {
        return within(tx, portfolioId, task, key, asOf, Optional.empty());
    }

    /**
     * Requests a run of a task definition now, outside of its schedule.
     *
     * @param definition stored with the run
     */
    public static Requested within(Transaction tx, UUID portfolioId, RunTask task, String key, UUID definition) {
        return within(tx, portfolioId, task, key, Optional.empty(), Optional.of(definition));
    }

    /**
     * Requests the run of a scheduled slot. If another task definition of the same kind has the same slot, both share
     * the run. The caller has locked the portfolio and has checked that the run can be made.
     *
     * @param slot the text of the slot
     * @param definition stored with the run
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
        if (SLOT.matcher(key).matches()) {
            throw new StorageException.Invalid(
                    "the key " + key + " has the form of a scheduled time", "Maybe use a new UUID for each request.");
        }
        Optional<Instant> second =
                asOf.map(time -> Bounds.time("time of the run", time).truncatedTo(ChronoUnit.SECONDS));
        tx.lockPortfolio(portfolioId);
        return QueuedRuns.id(tx, portfolioId, task, key)
                .map(run -> new Requested(run, true))
                .orElseGet(() -> request(tx, portfolioId, task, key, second, definition));
    }

    /**
     * Requests a price refresh after a freeze was lifted, because nothing was fetched during the freeze. Does nothing
     * if the portfolio was frozen again at once, or has no active policy.
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
            asOf.ifPresent(time -> DecideRun.requireNow(tx, portfolioId, time));
        } else {
            if (asOf.isPresent()) {
                throw new StorageException.Invalid(
                        "a price refresh cannot be given a time", "Maybe leave out the time.");
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

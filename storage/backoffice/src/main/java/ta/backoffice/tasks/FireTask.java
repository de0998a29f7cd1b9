package ta.backoffice.tasks;

import static ta.backoffice.jooq.Tables.TASK_DEFINITIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.jooq.tables.records.TaskDefinitionsRecord;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.runs.RequestRun;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.SkippedRuns;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Failpoint;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.policy.Severity;

/**
 * Takes the due slots of a task. The latest one is run; earlier ones, left by an outage, are recorded as skipped. The
 * same transaction moves the task to its next slot, so that of several schedulers only one takes a slot. It locks the
 * portfolio, then the row of the task; see "Lock order" in the architecture.
 */
public final class FireTask {

    /** The kind of the alert for a task whose schedule cannot be read; its subject is the task's id. */
    public static final String ALERT = "TASK_UNREADABLE";

    private static final String SCHEDULER = "scheduler";
    private static final Duration LOOKED_BACK = Duration.ofDays(366);
    private static final Duration TRIED_AGAIN = Duration.ofHours(1);

    /** No clock that is merely inaccurate is further ahead. */
    static final Duration AHEAD_MAX = Duration.ofHours(26);

    private static final RunProblem MISSED =
            new RunProblem("MISSED", "no scheduler was at work at this time; only the latest slot was run");
    private static final RunProblem NO_POLICY =
            new RunProblem("NO_POLICY", "the portfolio had no active policy, so there was nothing to do");
    private static final RunProblem FROZEN =
            new RunProblem("FROZEN", "the portfolio was frozen, so no prices were fetched");

    /**
     * The result for one task.
     *
     * @param slot the slot that was taken; empty if none was due
     * @param skipped the number of slots that were not run; may include {@code slot}
     */
    public record Fired(Optional<String> slot, int skipped) {}

    private final Database database;

    /**
     * @param database opened as {@link ta.database.Role#WORKER}
     */
    public FireTask(Database database) {
        this.database = database;
    }

    /** Fires the task by the database's clock. Does nothing if it was deleted, paused or taken by another scheduler. */
    public Fired fire(Tasks.Due due) {
        return database.transact(actor(due), tx -> fire(tx, due, tx.at()));
    }

    /** Does the same by another clock, for tests. */
    Fired fire(Tasks.Due due, Instant now) {
        return database.transact(actor(due), tx -> fire(tx, due, now));
    }

    private static Actor actor(Tasks.Due due) {
        return new Actor(SCHEDULER, Optional.empty(), due.portfolioId());
    }

    private static Fired fire(Transaction tx, Tasks.Due due, Instant now) {
        due.portfolioId().ifPresent(tx::lockPortfolio);
        return tx.sql()
                .selectFrom(TASK_DEFINITIONS)
                .where(TASK_DEFINITIONS.ID.eq(due.id()), DSL.condition(TASK_DEFINITIONS.ENABLED), Tasks.isDue(now, now))
                .forUpdate()
                .fetchOptional(row -> fire(tx, row, now))
                .orElse(new Fired(Optional.empty(), 0));
    }

    private static Fired fire(Transaction tx, TaskDefinitionsRecord row, Instant now) {
        Optional<UUID> portfolio = Optional.ofNullable(row.getPortfolioId());
        TaskSchedule schedule;
        try {
            schedule = TaskSchedule.of(Tasks.definition(row), SessionCalendars.of(tx, portfolio));
        } catch (StorageException.Invalid e) {
            return unreadable(tx, row, now, e);
        }
        // If the clock was set back, there are no slots until it reaches the time up to which slots were taken; if that
        // is too far ahead, that time was wrong, and slots go on from now.
        Instant taken = row.getSlotsAfter().isAfter(now.plus(AHEAD_MAX)) ? now : row.getSlotsAfter();
        Instant since = taken.isBefore(now) ? taken : now;
        Instant earliest = now.minus(LOOKED_BACK);
        List<Slot> slots = List.copyOf(schedule.between(since.isBefore(earliest) ? earliest : since, now));
        Instant handled = taken.isAfter(now) ? taken : now;
        Optional<Instant> next =
                schedule.next(handled, 1).stream().map(Slot::at).findFirst();
        tx.sql()
                .update(TASK_DEFINITIONS)
                .set(
                        TASK_DEFINITIONS.LAST_SLOT,
                        slots.isEmpty()
                                ? row.getLastSlot()
                                : slots.get(slots.size() - 1).text())
                .set(TASK_DEFINITIONS.SLOTS_AFTER, handled)
                .set(TASK_DEFINITIONS.DUE_AT, next.orElse(null))
                .where(TASK_DEFINITIONS.ID.eq(row.getId()))
                .execute();
        return slots.isEmpty() ? new Fired(Optional.empty(), 0) : take(tx, row, portfolio, slots);
    }

    private static Fired take(Transaction tx, TaskDefinitionsRecord row, Optional<UUID> portfolio, List<Slot> slots) {
        TaskKind kind = TaskKind.valueOf(row.getTask());
        Slot last = slots.get(slots.size() - 1);
        // A local time that the clock skipped has the moment of a later one. They are done together, not missed.
        List<String> missed = slots.stream()
                .filter(slot -> slot.at().isBefore(last.at()))
                .map(Slot::text)
                .toList();
        String latest = last.text();
        Optional<RunProblem> obstacle = kind.run().flatMap(run -> obstacle(tx, portfolio.orElseThrow(), run));
        kind.run().ifPresent(run -> {
            SkippedRuns.record(tx, portfolio.orElseThrow(), run, missed, row.getId(), MISSED);
            obstacle.ifPresent(
                    why -> SkippedRuns.record(tx, portfolio.orElseThrow(), run, List.of(latest), row.getId(), why));
        });
        if (!missed.isEmpty()) {
            Audit.append(
                    tx,
                    portfolio,
                    "task.skip",
                    Map.of(
                            "definition", row.getId(),
                            "task", kind,
                            "slots", missed.size(),
                            "first", missed.get(0),
                            "last", missed.get(missed.size() - 1)));
            if (kind.isOfMonths()) {
                tell(tx, row, portfolio.orElseThrow(), missed);
            }
        }
        if (obstacle.isEmpty()) {
            start(tx, row.getId(), kind, portfolio, latest);
        }
        Failpoint.IN_SLOT.reach();
        return new Fired(Optional.of(latest), missed.size() + (obstacle.isPresent() ? 1 : 0));
    }

    private static void tell(Transaction tx, TaskDefinitionsRecord row, UUID portfolio, List<String> missed) {
        int count = missed.size();
        Notices.tell(
                tx,
                portfolio,
                NoticeKind.TASK_SKIPPED,
                row.getName() + ": " + count + (count == 1 ? " run was" : " runs were") + " skipped",
                "No scheduler was at work from " + missed.get(0).substring(0, 10)
                        + (count == 1 ? "" : " to " + missed.get(count - 1).substring(0, 10))
                        + ". Only the latest run was made; what the skipped ones would have deployed was not.");
    }

    private static void start(Transaction tx, UUID id, TaskKind kind, Optional<UUID> portfolio, String slot) {
        kind.run().ifPresent(run -> RequestRun.scheduled(tx, portfolio.orElseThrow(), run, slot, id));
        kind.job().ifPresent(job -> {
            UUID queued = EnqueueJob.within(tx, job, portfolio, kind.name());
            Audit.append(
                    tx, portfolio, "task.fire", Map.of("definition", id, "task", kind, "slot", slot, "job", queued));
        });
    }

    /**
     * Why a run is not requested. A decision run of a frozen portfolio is requested all the same, and records that the
     * portfolio was frozen.
     */
    private static Optional<RunProblem> obstacle(Transaction tx, UUID portfolioId, RunTask task) {
        if (!ActivePolicies.exists(tx, portfolioId)) {
            return Optional.of(NO_POLICY);
        }
        return !task.decides() && FreezePortfolio.isFrozen(tx, portfolioId) ? Optional.of(FROZEN) : Optional.empty();
    }

    /**
     * Postpones a task whose schedule cannot be read, so that other tasks go on. It is tried again, since another
     * scheduler may know a time zone that this one does not.
     */
    private static Fired unreadable(
            Transaction tx, TaskDefinitionsRecord row, Instant now, StorageException.Invalid why) {
        tx.sql()
                .update(TASK_DEFINITIONS)
                .set(TASK_DEFINITIONS.DUE_AT, now.plus(TRIED_AGAIN))
                .where(TASK_DEFINITIONS.ID.eq(row.getId()))
                .execute();
        Optional.ofNullable(row.getPortfolioId())
                .ifPresent(portfolio -> Alerts.raise(
                        tx,
                        portfolio,
                        ALERT,
                        Severity.WARN,
                        row.getId().toString(),
                        "The schedule of the task " + row.getName() + " cannot be read. It is tried again every hour: "
                                + why.getMessage()));
        return new Fired(Optional.empty(), 0);
    }
}

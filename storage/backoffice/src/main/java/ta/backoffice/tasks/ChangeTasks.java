package ta.backoffice.tasks;

import static ta.backoffice.jooq.Tables.TASK_DEFINITIONS;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.jooq.tables.records.TaskDefinitionsRecord;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Creates, changes and deletes tasks. A slot that passed before the task was created, resumed or rescheduled is never
 * run.
 */
public final class ChangeTasks {

    private static final int TASKS_MAX = 50;
    private static final int SCHEDULE_MAX = 120;

    private ChangeTasks() {}

    /**
     * @throws StorageException.Invalid if the schedule cannot be read, never fires, or fires more often than every five
     *     minutes; if the time zone does not exist; if only the installation can have such a task; if the portfolio has
     *     {@value #TASKS_MAX} tasks
     * @throws StorageException.Conflict {@code EXISTS} if another task has the name
     */
    public static UUID create(Transaction tx, UUID portfolioId, TaskDefinition task) {
        tx.lockPortfolio(portfolioId);
        if (task.task().isOfInstallation()) {
            throw new StorageException.Invalid(
                    task.task() + " is a task of the whole installation", "Maybe ask an administrator to change it.");
        }
        Optional<UUID> owner = Optional.of(portfolioId);
        if (tx.sql().fetchCount(TASK_DEFINITIONS, Tasks.owner(owner)) >= TASKS_MAX) {
            throw new StorageException.Invalid(
                    "the portfolio already has " + TASKS_MAX + " tasks, the maximum", "Maybe delete one first.");
        }
        UUID id = Ids.next();
        Optional<Instant> due = checked(tx, owner, id, task);
        tx.sql()
                .insertInto(TASK_DEFINITIONS)
                .set(TASK_DEFINITIONS.ID, id)
                .set(TASK_DEFINITIONS.PORTFOLIO_ID, portfolioId)
                .set(TASK_DEFINITIONS.NAME, task.name())
                .set(TASK_DEFINITIONS.TASK, task.task().name())
                .set(TASK_DEFINITIONS.SCHEDULE, task.schedule())
                .set(TASK_DEFINITIONS.TIME_ZONE, task.timeZone())
                .set(TASK_DEFINITIONS.MOVES_TO_SESSION, task.movesToSession())
                .set(TASK_DEFINITIONS.ENABLED, task.enabled())
                .set(TASK_DEFINITIONS.SLOTS_AFTER, tx.at())
                .set(TASK_DEFINITIONS.DUE_AT, due.orElse(null))
                .set(TASK_DEFINITIONS.CREATED_BY, tx.actor().name())
                .execute();
        Audit.append(tx, owner, "task.create", details(id, task));
        return id;
    }

    /**
     * Changes all of a task but its kind.
     *
     * @param portfolioId empty for a task of the installation
     * @throws StorageException as {@link #create} throws, and {@code NotFound} if there is no such task
     */
    public static void change(Transaction tx, Optional<UUID> portfolioId, UUID id, TaskDefinition to) {
        portfolioId.ifPresent(tx::lockPortfolio);
        TaskDefinitionsRecord before = tx.sql()
                .selectFrom(TASK_DEFINITIONS)
                .where(named(portfolioId, id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new StorageException.NotFound("task", id));
        Optional<Instant> due = checked(tx, portfolioId, id, to);
        boolean restarts = (to.enabled() && !before.getEnabled()) || !to.isScheduledAs(Tasks.definition(before));
        tx.sql()
                .update(TASK_DEFINITIONS)
                .set(TASK_DEFINITIONS.NAME, to.name())
                .set(TASK_DEFINITIONS.SCHEDULE, to.schedule())
                .set(TASK_DEFINITIONS.TIME_ZONE, to.timeZone())
                .set(TASK_DEFINITIONS.MOVES_TO_SESSION, to.movesToSession())
                .set(TASK_DEFINITIONS.ENABLED, to.enabled())
                .set(TASK_DEFINITIONS.SLOTS_AFTER, restarts ? tx.at() : before.getSlotsAfter())
                // If the slots stay the same, some of them may be due already: a scheduler looks at the task at once.
                .set(TASK_DEFINITIONS.DUE_AT, restarts ? due.orElse(null) : tx.at())
                .set(TASK_DEFINITIONS.UPDATED_AT, tx.at())
                .where(TASK_DEFINITIONS.ID.eq(id))
                .execute();
        portfolioId.ifPresent(portfolio -> settle(tx, portfolio, id, "The task was changed."));
        Audit.append(tx, portfolioId, "task.change", details(id, to));
    }

    /**
     * Deletes the task; its runs are kept.
     *
     * @throws StorageException.NotFound if the portfolio has no such task
     */
    public static void delete(Transaction tx, UUID portfolioId, UUID id) {
        tx.lockPortfolio(portfolioId);
        String name = tx.sql()
                .deleteFrom(TASK_DEFINITIONS)
                .where(named(Optional.of(portfolioId), id))
                .returning(TASK_DEFINITIONS.NAME)
                .fetchOptional(TASK_DEFINITIONS.NAME)
                .orElseThrow(() -> new StorageException.NotFound("task", id));
        settle(tx, portfolioId, id, "The task was deleted.");
        Audit.append(tx, Optional.of(portfolioId), "task.delete", Map.of("definition", id, "name", name));
    }

    /** Checks the definition and returns its first slot after now. */
    private static Optional<Instant> checked(Transaction tx, Optional<UUID> portfolioId, UUID id, TaskDefinition task) {
        Bounds.label("name", task.name());
        Bounds.text("schedule", Bounds.nonBlank("schedule", task.schedule()), SCHEDULE_MAX);
        if (portfolioId.isEmpty() && task.movesToSession()) {
            throw new StorageException.Invalid(
                    "a task of the installation has no venue, so it cannot move to a trading session",
                    "Maybe set moves_to_session to false.");
        }
        TaskSchedule schedule = TaskSchedule.of(task, SessionCalendars.of(tx, portfolioId));
        schedule.requireSensible(tx.at());
        if (tx.sql()
                .fetchExists(
                        TASK_DEFINITIONS,
                        Tasks.owner(portfolioId),
                        TASK_DEFINITIONS.NAME.eq(task.name()),
                        TASK_DEFINITIONS.ID.ne(id))) {
            throw new StorageException.Conflict(
                    "EXISTS", "there is already a task called " + task.name(), "Maybe choose another name.");
        }
        return schedule.next(tx.at(), 1).stream().map(Slot::at).findFirst();
    }

    /** Settles the alert that its schedule cannot be read, if there is one: a saved task has been checked. */
    private static void settle(Transaction tx, UUID portfolioId, UUID id, String resolution) {
        Alerts.settleSubject(tx, portfolioId, FireTask.ALERT, id.toString(), resolution);
    }

    private static Condition named(Optional<UUID> portfolioId, UUID id) {
        return Tasks.owner(portfolioId).and(TASK_DEFINITIONS.ID.eq(id));
    }

    private static Map<String, Object> details(UUID id, TaskDefinition task) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("definition", id);
        details.put("name", task.name());
        details.put("task", task.task());
        details.put("schedule", task.schedule());
        details.put("time_zone", task.timeZone());
        details.put("moves_to_session", task.movesToSession());
        details.put("enabled", task.enabled());
        return details;
    }
}

package ta.backoffice.tasks;

import static ta.backoffice.jooq.Tables.TASK_DEFINITIONS;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import ta.database.Ids;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.jooq.tables.records.TaskDefinitionsRecord;

/** Makes, changes and removes tasks. Slots that passed before a task was made, went on after a pause or was rescheduled never count. */
public final class ChangeTasks {

    private static final int TASKS_MAX = 50;
    private static final int SCHEDULE_MAX = 120;

    private ChangeTasks() {}

    /**
     * @throws StorageException.Invalid when the schedule cannot be read, never fires, or fires more often than each five minutes;
     *     when there is no such zone; for a task of the installation, which has its own; beyond {@value #TASKS_MAX} tasks
     * @throws StorageException.Conflict {@code EXISTS} when another has the name
     */
    public static UUID create(Transaction tx, UUID portfolioId, TaskDefinition task) {
        tx.lockPortfolio(portfolioId);
        if (task.task().isOfInstallation()) {
            throw new StorageException.Invalid(
                    task.task() + " is a task of the whole installation", "Maybe an administrator looks after it.");
        }
        Optional<UUID> owner = Optional.of(portfolioId);
        if (tx.sql().fetchCount(TASK_DEFINITIONS, Tasks.owner(owner)) >= TASKS_MAX) {
            throw new StorageException.Invalid(
                    "the portfolio has " + TASKS_MAX + " tasks, which is the most", "Maybe delete one first.");
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
     * Sets it to what is said; what it is a task of stays.
     *
     * @param portfolioId none for one of the installation
     * @throws StorageException as {@link #create} has them, and {@code NotFound} when there is no such task there
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
        boolean anew = (to.enabled() && !before.getEnabled()) || !to.isScheduledAs(Tasks.definition(before));
        tx.sql()
                .update(TASK_DEFINITIONS)
                .set(TASK_DEFINITIONS.NAME, to.name())
                .set(TASK_DEFINITIONS.SCHEDULE, to.schedule())
                .set(TASK_DEFINITIONS.TIME_ZONE, to.timeZone())
                .set(TASK_DEFINITIONS.MOVES_TO_SESSION, to.movesToSession())
                .set(TASK_DEFINITIONS.ENABLED, to.enabled())
                .set(TASK_DEFINITIONS.SLOTS_AFTER, anew ? tx.at() : before.getSlotsAfter())
                // One whose slots stay may have some that have come: a scheduler looks at once.
                .set(TASK_DEFINITIONS.DUE_AT, anew ? due.orElse(null) : tx.at())
                .set(TASK_DEFINITIONS.UPDATED_AT, tx.at())
                .where(TASK_DEFINITIONS.ID.eq(id))
                .execute();
        portfolioId.ifPresent(portfolio -> settle(tx, portfolio, id, "The task was changed."));
        Audit.append(tx, portfolioId, "task.change", details(id, to));
    }

    /**
     * Removes it; its runs stay.
     *
     * @throws StorageException.NotFound when the portfolio has no such task
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

    /** When it is due for the first time from now on. */
    private static Optional<Instant> checked(Transaction tx, Optional<UUID> portfolioId, UUID id, TaskDefinition task) {
        Bounds.label("name", task.name());
        Bounds.text("schedule", Bounds.nonBlank("schedule", task.schedule()), SCHEDULE_MAX);
        if (portfolioId.isEmpty() && task.movesToSession()) {
            throw new StorageException.Invalid(
                    "a task of the installation has no venue whose sessions it could move to",
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
                    "EXISTS", "there is another task called " + task.name(), "Maybe give this one a name of its own.");
        }
        return schedule.next(tx.at(), 1).stream().map(Slot::at).findFirst();
    }

    /** Should it have been one that could not be read: what is saved can be, and what is deleted need not be. */
    private static void settle(Transaction tx, UUID portfolioId, UUID id, String resolution) {
        Alerts.settleMatter(tx, portfolioId, FireTask.ALERT, id.toString(), resolution);
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

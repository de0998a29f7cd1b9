package ta.backoffice.tasks;

import static ta.backoffice.jooq.Tables.TASK_DEFINITIONS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.TaskDefinitionsRecord;
import ta.database.StorageException;
import ta.database.Transaction;

/** Lists the tasks of a portfolio or, without one, of the installation. */
public final class Tasks {

    private static final int SLOTS = 5;

    /**
     * @param schedule empty if it cannot be read
     * @param lastSlot the last slot that was taken
     * @param nextSlots the next five slots; empty while the task is paused
     */
    public record Task(
            UUID id,
            TaskDefinition definition,
            Optional<TaskSchedule> schedule,
            Optional<String> lastSlot,
            List<Slot> nextSlots) {}

    /** A task that a scheduler must look at. */
    public record Due(UUID id, Optional<UUID> portfolioId, Instant at) {}

    private Tasks() {}

    /** Enables a task of the installation once a process can carry it out, unless a person has changed the task. */
    public static void begin(Transaction tx, TaskKind task) {
        tx.sql()
                .update(TASK_DEFINITIONS)
                .set(TASK_DEFINITIONS.ENABLED, true)
                .set(TASK_DEFINITIONS.SLOTS_AFTER, tx.at())
                .set(TASK_DEFINITIONS.DUE_AT, tx.at())
                .where(
                        owner(Optional.empty()),
                        TASK_DEFINITIONS.TASK.eq(task.name()),
                        TASK_DEFINITIONS.ENABLED.isFalse(),
                        TASK_DEFINITIONS.UPDATED_AT.eq(TASK_DEFINITIONS.CREATED_AT))
                .execute();
    }

    public static List<Task> of(Transaction tx, Optional<UUID> portfolioId) {
        Predicate<LocalDate> sessions = SessionCalendars.of(tx, portfolioId);
        return tx
                .sql()
                .selectFrom(TASK_DEFINITIONS)
                .where(owner(portfolioId))
                .fetch(row -> row(tx, row, sessions))
                .stream()
                .sorted(Comparator.comparing((Task row) -> row.definition().task())
                        .thenComparing(row -> row.definition().name()))
                .toList();
    }

    /**
     * @throws StorageException.NotFound if it does not exist or the actor may not see it
     */
    public static Task one(Transaction tx, Optional<UUID> portfolioId, UUID id) {
        return tx.sql()
                .selectFrom(TASK_DEFINITIONS)
                .where(owner(portfolioId), TASK_DEFINITIONS.ID.eq(id))
                .fetchOptional(row -> row(tx, row, SessionCalendars.of(tx, portfolioId)))
                .orElseThrow(() -> new StorageException.NotFound("task", id));
    }

    /**
     * The tasks that are due up to a moment, the earliest first. Only {@code Role.WORKER} sees those of all portfolios.
     */
    public static List<Due> due(Transaction tx, Instant upTo, int limit) {
        return tx.sql()
                .select(TASK_DEFINITIONS.ID, TASK_DEFINITIONS.PORTFOLIO_ID, TASK_DEFINITIONS.DUE_AT)
                .from(TASK_DEFINITIONS)
                .where(DSL.condition(TASK_DEFINITIONS.ENABLED), isDue(tx.at(), upTo))
                .orderBy(TASK_DEFINITIONS.DUE_AT)
                .limit(limit)
                .fetch(row -> new Due(
                        row.value1(),
                        Optional.ofNullable(row.value2()),
                        row.value3() == null || row.value3().isAfter(upTo) ? tx.at() : row.value3()));
    }

    /** Also true if the time up to which slots were taken is so far ahead that a clock must have been wrong. */
    static Condition isDue(Instant now, Instant upTo) {
        return TASK_DEFINITIONS.DUE_AT.le(upTo).or(TASK_DEFINITIONS.SLOTS_AFTER.gt(now.plus(FireTask.AHEAD_MAX)));
    }

    static Condition owner(Optional<UUID> portfolioId) {
        return portfolioId.map(TASK_DEFINITIONS.PORTFOLIO_ID::eq).orElseGet(TASK_DEFINITIONS.PORTFOLIO_ID::isNull);
    }

    static TaskDefinition definition(TaskDefinitionsRecord row) {
        return new TaskDefinition(
                row.getName(),
                TaskKind.valueOf(row.getTask()),
                row.getSchedule(),
                row.getTimeZone(),
                row.getMovesToSession(),
                row.getEnabled());
    }

    private static Task row(Transaction tx, TaskDefinitionsRecord row, Predicate<LocalDate> sessions) {
        TaskDefinition definition = definition(row);
        Optional<TaskSchedule> schedule = readable(definition, sessions);
        return new Task(
                row.getId(),
                definition,
                schedule,
                Optional.ofNullable(row.getLastSlot()),
                schedule.filter(slots -> row.getEnabled())
                        .map(slots -> slots.next(tx.at(), SLOTS))
                        .orElse(List.of()));
    }

    /**
     * A schedule is checked when it is saved, so it is unreadable only if the database or the zone data was changed.
     */
    private static Optional<TaskSchedule> readable(TaskDefinition definition, Predicate<LocalDate> sessions) {
        try {
            return Optional.of(TaskSchedule.of(definition, sessions));
        } catch (StorageException.Invalid e) {
            return Optional.empty();
        }
    }
}

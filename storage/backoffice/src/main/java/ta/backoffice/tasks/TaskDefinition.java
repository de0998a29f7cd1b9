package ta.backoffice.tasks;

/**
 * A task as a user writes it.
 *
 * @param name unique within the portfolio or the installation
 * @param schedule a Quartz cron expression over local time
 * @param timeZone for example {@code Europe/London}
 * @param movesToSession whether a slot on a day without trading moves to the next trading day
 * @param enabled false while the task is paused
 */
public record TaskDefinition(
        String name, TaskKind task, String schedule, String timeZone, boolean movesToSession, boolean enabled) {

    /** Whether both have the same slots. */
    boolean isScheduledAs(TaskDefinition other) {
        return schedule.equals(other.schedule)
                && timeZone.equals(other.timeZone)
                && movesToSession == other.movesToSession;
    }
}

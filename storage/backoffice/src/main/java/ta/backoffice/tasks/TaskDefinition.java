package ta.backoffice.tasks;

/**
 * A task as a person writes it.
 *
 * @param name unique within the portfolio, or the installation
 * @param schedule Quartz' cron, over the wall clock
 * @param timeZone of that clock, as {@code Europe/London}
 * @param movesToSession whether a slot on a day without trading moves to the next day with
 * @param enabled false while it is paused
 */
public record TaskDefinition(
        String name, TaskKind task, String schedule, String timeZone, boolean movesToSession, boolean enabled) {

    /** Whether it has the slots that another has. */
    boolean isScheduledAs(TaskDefinition other) {
        return schedule.equals(other.schedule)
                && timeZone.equals(other.timeZone)
                && movesToSession == other.movesToSession;
    }
}

package ta.http.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.runs.RunShapes;
import ta.backoffice.tasks.TaskKind;

/** What the resource {@code tasks} takes and answers with. */
public final class TaskShapes {

    private TaskShapes() {}

    public record Task(
            @Doc("the task's id") UUID id,

            @Doc(value = "what it is called", example = "Weekly review")
            String name,

            @Doc(value = "what is done", example = "WEEKLY_REVIEW")
            TaskKind task,

            @Doc(value = "Quartz' cron, over the wall clock of its zone", example = "0 0 8 ? * MON")
            String schedule,

            @Doc(value = "IANA time zone", example = "Europe/London")
            String timeZone,

            @Doc(value = "whether a slot on a day without trading moves to the next day with", example = "true")
            boolean movesToSession,

            @Doc(value = "false while it is paused", example = "true")
            boolean enabled,

            @Doc(
                    value = "the local time of the last slot that was taken; null before the first",
                    example = "2026-11-30T08:00+00:00")
            Optional<String> lastSlot,

            @Doc("the next five; empty while it is paused") List<TaskSlot> nextSlots) {}

    public record TaskSlot(
            @Doc(
                    value = "date and time in the task's zone, with its offset, which also is the slot of its run",
                    example = "2026-12-07T08:00+00:00")
            String local,

            @Doc("the same moment in UTC") Instant at) {}

    public record NewTask(
            @Doc(value = "what it is called", example = "Rebalance")
            String name,

            @Doc(value = "what is done; BACKUP and ANCHOR are the installation's", example = "QUARTERLY_REBALANCE")
            TaskKind task,

            @Doc(
                    value = "Quartz' cron: second, minute, hour, day of the month, month, day of the week",
                    example = "0 0 8 1 3,6,9,12 ?")
            String schedule,

            @Doc(value = "IANA time zone; that of the portfolio without", example = "Europe/London")
            Optional<ZoneId> timeZone,

            @Doc(value = "whether it moves to days with trading; false without", example = "true")
            Optional<Boolean> movesToSession,

            @Doc(value = "false: it is paused at first; true without", example = "true")
            Optional<Boolean> enabled) {}

    public record TaskChange(
            @Doc(value = "another name", example = "Review on Tuesdays")
            Optional<String> name,

            @Doc(value = "another cron; slots from now on count", example = "0 30 8 ? * TUE")
            Optional<String> schedule,

            @Doc(value = "another zone", example = "Europe/London")
            Optional<ZoneId> timeZone,

            @Doc(value = "whether it moves to days with trading", example = "false")
            Optional<Boolean> movesToSession,

            @Doc(value = "false pauses it; true has it go on, without the slots of the pause", example = "true")
            Optional<Boolean> enabled) {}

    public record TaskStarted(
            @Doc("the run that was asked for; null where the task makes none")
            Optional<RunShapes.Run> run,

            @Doc("the job, where the task makes no run; one that is still to end is not begun twice")
            Optional<UUID> job) {}
}

package ta.http.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.tasks.TaskKind;
import ta.http.doc.Doc;
import ta.http.runs.RunShapes;

/** Requests and responses about tasks. */
public final class TaskShapes {

    private TaskShapes() {}

    public record Task(
            @Doc("the task's id") UUID id,

            @Doc(value = "the task's name", example = "Weekly review")
            String name,

            @Doc(value = "the kind of task", example = "WEEKLY_REVIEW")
            TaskKind task,

            @Doc(value = "Quartz cron expression in local time of the time zone", example = "0 0 8 ? * MON")
            String schedule,

            @Doc(value = "IANA time zone", example = "Europe/London")
            String timeZone,

            @Doc(value = "whether a slot on a day without trading moves to the next trading day", example = "true")
            boolean movesToSession,

            @Doc(value = "false while it is paused", example = "true")
            boolean enabled,

            @Doc(
                    value = "the last executed slot, local time with offset; null before the first",
                    example = "2026-11-30T08:00+00:00")
            Optional<String> lastSlot,

            @Doc("the next five slots; empty while paused") List<TaskSlot> nextSlots) {}

    public record TaskSlot(
            @Doc(
                    value = "local date and time in the task's time zone with offset; equals the slot of its run",
                    example = "2026-12-07T08:00+00:00")
            String local,

            @Doc("the same time in UTC") Instant at) {}

    public record NewTask(
            @Doc(value = "the task's name", example = "Rebalance")
            String name,

            @Doc(
                    value = "the kind of task; BACKUP and ANCHOR belong to the installation",
                    example = "QUARTERLY_REBALANCE")
            TaskKind task,

            @Doc(
                    value = "Quartz cron expression: second, minute, hour, day of the month, month, day of the week",
                    example = "0 0 8 1 3,6,9,12 ?")
            String schedule,

            @Doc(value = "IANA time zone; if omitted, the portfolio's", example = "Europe/London")
            Optional<ZoneId> timeZone,

            @Doc(value = "whether slots move to trading days; if omitted, false", example = "true")
            Optional<Boolean> movesToSession,

            @Doc(value = "false creates it paused; if omitted, true", example = "true")
            Optional<Boolean> enabled) {}

    public record TaskChange(
            @Doc(value = "the new name", example = "Review on Tuesdays")
            Optional<String> name,

            @Doc(value = "the new cron expression; applies to slots from now on", example = "0 30 8 ? * TUE")
            Optional<String> schedule,

            @Doc(value = "the new IANA time zone", example = "Europe/London")
            Optional<ZoneId> timeZone,

            @Doc(value = "whether slots move to trading days", example = "false")
            Optional<Boolean> movesToSession,

            @Doc(value = "false pauses the task; true resumes it, without the slots of the pause", example = "true")
            Optional<Boolean> enabled) {}

    public record TaskStarted(
            @Doc("the queued run; null if the task makes none")
            Optional<RunShapes.Run> run,

            @Doc("the id of the job if the task makes no run; an unfinished one is not queued twice")
            Optional<UUID> job) {}
}

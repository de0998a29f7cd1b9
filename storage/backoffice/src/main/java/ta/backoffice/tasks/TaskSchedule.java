package ta.backoffice.tasks;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.quartz.CronExpression;
import ta.database.StorageException;

/**
 * The slots of a task. The cron is read over the wall clock, as if no clock ever changed, so that each local time is there once; only
 * then its moment is looked for. Slots that move to the same session are one.
 */
public final class TaskSchedule {

    private static final Duration LEAST_PAUSE = Duration.ofMinutes(5);

    /** No venue is closed for longer, and one that seems to be is not waited for. */
    private static final int CLOSED_DAYS_MAX = 31;

    /** No zone's clock was ever changed by more. */
    private static final int CHANGE_DAYS = 1;

    private static final int HORIZON_DAYS = 40 * 366;

    private final CronExpression cron;
    private final ZoneId zone;
    private final Predicate<LocalDate> sessions;

    private TaskSchedule(CronExpression cron, ZoneId zone, Predicate<LocalDate> sessions) {
        this.cron = cron;
        this.zone = zone;
        this.sessions = sessions;
    }

    /**
     * @param sessions the days with trading, for a task that moves to them
     * @throws StorageException.Invalid when the cron cannot be read, or there is no such zone
     */
    public static TaskSchedule of(TaskDefinition task, Predicate<LocalDate> sessions) {
        if (!ZoneId.getAvailableZoneIds().contains(task.timeZone())) {
            throw new StorageException.Invalid("there is no time zone " + task.timeZone(), "Maybe Europe/London.");
        }
        return new TaskSchedule(
                cron(task.schedule()), ZoneId.of(task.timeZone()), task.movesToSession() ? sessions : day -> true);
    }

    private static CronExpression cron(String schedule) {
        try {
            CronExpression cron = new CronExpression(schedule);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return cron;
        } catch (ParseException | RuntimeException e) {
            // Quartz' own words, which are of the field that it stumbled over; some slips it does not expect itself.
            throw new StorageException.Invalid(
                    "the schedule " + schedule + " cannot be read: " + e.getMessage(),
                    "Write second, minute, hour, day of the month, month and day of the week, one of the two days as ?:"
                            + " 0 0 8 ? * MON is each Monday at eight.");
        }
    }

    /**
     * Refuses what would never fire, or all the time.
     *
     * @throws StorageException.Invalid which says so
     */
    void requireSensible(Instant now) {
        if (next(now, 1).isEmpty()) {
            throw new StorageException.Invalid(
                    "the schedule " + cron.getCronExpression() + " never fires",
                    "Maybe its day is in no month, or its year is over.");
        }
        LocalDateTime first = after(local(now).toLocalDate().atStartOfDay().minusSeconds(1));
        LocalDate day = first.toLocalDate();
        LocalDateTime last = first;
        for (LocalDateTime time = after(first);
                time != null && time.toLocalDate().equals(day);
                time = after(time)) {
            requirePause(last, time);
            last = time;
        }
        // The next day it may fire at, with the same times.
        requirePause(last, first.plusDays(1));
    }

    private void requirePause(LocalDateTime one, LocalDateTime next) {
        if (Duration.between(one, next).compareTo(LEAST_PAUSE) < 0) {
            throw new StorageException.Invalid(
                    "the schedule " + cron.getCronExpression() + " fires at " + one.toLocalTime() + " and again at "
                            + next.toLocalTime() + "; between two slots there are at least 5 minutes",
                    "Maybe the first field, the seconds, is to be 0, and the second, the minutes, 0/5.");
        }
    }

    /** The next slots after a moment, at most so many; fewer when the schedule ends. */
    public List<Slot> next(Instant after, int count) {
        int days = 1;
        List<Slot> slots = within(after, days);
        while (slots.size() < count && days < HORIZON_DAYS) {
            days = Math.min(4 * days, HORIZON_DAYS);
            slots = within(after, days);
        }
        return List.copyOf(slots.subList(0, Math.min(count, slots.size())));
    }

    private List<Slot> within(Instant after, int days) {
        return new ArrayList<>(between(after, after.plus(Duration.ofDays(days))));
    }

    /** The slots whose moments are after one, up to and with another. */
    public SortedSet<Slot> between(Instant after, Instant upTo) {
        LocalDate day = local(after).toLocalDate().minusDays(CHANGE_DAYS);
        // What moves to this day stood on one of the closed days before it.
        for (int i = 0; i < CLOSED_DAYS_MAX && !sessions.test(day.minusDays(1)); i++) {
            day = day.minusDays(1);
        }
        LocalDateTime end = local(upTo).plusDays(CHANGE_DAYS);
        SortedSet<Slot> slots = new TreeSet<>();
        for (LocalDateTime time = after(day.atStartOfDay().minusSeconds(1));
                time != null && !time.isAfter(end);
                time = after(time)) {
            Slot slot = Slot.of(moved(time), zone);
            if (slot.at().isAfter(after) && !slot.at().isAfter(upTo)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    private LocalDateTime moved(LocalDateTime time) {
        for (int i = 0; i <= CLOSED_DAYS_MAX; i++) {
            if (sessions.test(time.toLocalDate().plusDays(i))) {
                return time.plusDays(i);
            }
        }
        return time;
    }

    /** The cron's next local time; null when there is none. */
    private LocalDateTime after(LocalDateTime time) {
        Date next = cron.getNextValidTimeAfter(Date.from(time.toInstant(ZoneOffset.UTC)));
        return next == null ? null : LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}

package ta.backoffice.tasks;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import ta.database.StorageException;

/**
 * Computes the slots of a task. The cron expression is evaluated over local times as if there were no clock changes, so
 * each local time occurs once; then each is converted to a moment. Slots that move to the same trading session become
 * one.
 */
public final class TaskSchedule {

    private static final Duration PAUSE_MIN = Duration.ofMinutes(5);

    /**
     * No venue is closed for longer. A slot does not move further than this, even if the calendar has no trading day.
     */
    private static final int CLOSED_DAYS_MAX = 31;

    /** No clock change of any zone was larger. */
    private static final int CHANGE_DAYS = 1;

    private static final int HORIZON_DAYS = 40 * 366;

    /** The index of this field in a cron expression; the next one is the month. */
    private static final int DAY_OF_MONTH = 3;

    /** A day, or the first of a range of days, that some months lack. */
    private static final Pattern LAST_DAYS = Pattern.compile("(29|30|31)(?:W|-31)?");

    private final CronExpression cron;
    private final ZoneId zone;
    private final Predicate<LocalDate> sessions;
    private final boolean staysInMonth;

    private TaskSchedule(CronExpression cron, ZoneId zone, Predicate<LocalDate> sessions, boolean staysInMonth) {
        this.cron = cron;
        this.zone = zone;
        this.sessions = sessions;
        this.staysInMonth = staysInMonth;
    }

    /**
     * @param sessions the trading days, for a task that moves to them
     * @throws StorageException.Invalid if the cron expression cannot be read, or the time zone does not exist
     */
    public static TaskSchedule of(TaskDefinition task, Predicate<LocalDate> sessions) {
        if (!ZoneId.getAvailableZoneIds().contains(task.timeZone())) {
            throw new StorageException.Invalid(
                    "there is no time zone " + task.timeZone(), "Maybe Europe/London is meant.");
        }
        return new TaskSchedule(
                cron(task.schedule()),
                ZoneId.of(task.timeZone()),
                task.movesToSession() ? sessions : day -> true,
                task.task().isOfMonths());
    }

    private static CronExpression cron(String schedule) {
        try {
            CronExpression cron = new CronExpression(schedule);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return cron;
        } catch (ParseException | RuntimeException e) {
            // The message is Quartz' own, which names the wrong field. Some mistakes make it throw a RuntimeException.
            throw new StorageException.Invalid(
                    "the schedule " + schedule + " cannot be read: " + e.getMessage(),
                    "Maybe write second, minute, hour, day of the month, month and day of the week, one of the two days"
                            + " as ?: 0 0 8 ? * MON means every Monday at 08:00.");
        }
    }

    /**
     * Refuses a schedule that never fires, or fires too often.
     *
     * @throws StorageException.Invalid if two slots are less than 5 minutes apart, or there is none after {@code now}
     */
    void requireSensible(Instant now) {
        LocalDateTime first = after(local(now).toLocalDate().atStartOfDay().minusSeconds(1));
        if (first == null || next(now, 1).isEmpty()) {
            throw new StorageException.Invalid(
                    "the schedule " + cron.getCronExpression() + " never fires",
                    "Maybe its day does not exist in its month, or its year is over.");
        }
        requireDaysInEachMonth();
        LocalDate day = first.toLocalDate();
        LocalDateTime last = first;
        for (LocalDateTime time = after(first);
                time != null && time.toLocalDate().equals(day);
                time = after(time)) {
            requirePause(last, time);
            last = time;
        }
        // The next day has the same times, so the last one of a day may be too close to the first one of the next.
        requirePause(last, first.plusDays(1));
    }

    /** A month without the day would silently have no slot. */
    private void requireDaysInEachMonth() {
        String[] fields = cron.getCronExpression().strip().split("\\s+");
        int day = Stream.of(fields[DAY_OF_MONTH].split(","))
                .map(LAST_DAYS::matcher)
                .filter(Matcher::matches)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
        if (day == 0) {
            return;
        }
        CronExpression firsts = cron("0 0 0 1 " + fields[DAY_OF_MONTH + 1] + " ?");
        for (Month month : Month.values()) {
            Date before = Date.from(
                    LocalDate.of(2028, month, 1).atStartOfDay().minusSeconds(1).toInstant(ZoneOffset.UTC));
            boolean named = firsts.getNextValidTimeAfter(before)
                    .toInstant()
                    .equals(before.toInstant().plusSeconds(1));
            if (named && day > month.minLength()) {
                throw new StorageException.Invalid(
                        "the schedule " + cron.getCronExpression()
                                + " has no slot in some months, since they have no day " + day,
                        "Maybe write L for the last day of the month in place of " + day + ".");
            }
        }
    }

    private void requirePause(LocalDateTime one, LocalDateTime next) {
        if (Duration.between(one, next).compareTo(PAUSE_MIN) < 0) {
            throw new StorageException.Invalid(
                    "the schedule " + cron.getCronExpression() + " fires at " + one.toLocalTime() + " and again at "
                            + next.toLocalTime() + "; there must be at least 5 minutes between two slots",
                    "Maybe set the first field, the seconds, to 0 and the second, the minutes, to 0/5.");
        }
    }

    /** The next {@code count} slots after a moment; fewer if the schedule ends or has no more within 40 years. */
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

    /** The slots whose moments are after {@code after} and not after {@code upTo}. */
    public SortedSet<Slot> between(Instant after, Instant upTo) {
        LocalDate day = local(after).toLocalDate().minusDays(CHANGE_DAYS);
        // A slot that moves to this day is on one of the closed days before it.
        for (int i = 0; i < CLOSED_DAYS_MAX && !sessions.test(day.minusDays(1)); i++) {
            day = day.minusDays(1);
        }
        // And one that moves back to it, on one of those after it.
        LocalDateTime end = local(upTo).plusDays(staysInMonth ? CHANGE_DAYS + CLOSED_DAYS_MAX : CHANGE_DAYS);
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

    /**
     * The slot on the next session. For a task of whole months, it stays in its month, on the session before: the rule
     * "modified following" of the ISDA Definitions, section 4.12.
     */
    private LocalDateTime moved(LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        for (int i = 0; i <= CLOSED_DAYS_MAX; i++) {
            LocalDate later = day.plusDays(i);
            if (staysInMonth && later.getMonth() != day.getMonth()) {
                break;
            }
            if (sessions.test(later)) {
                return time.plusDays(i);
            }
        }
        for (int i = 1; staysInMonth && i < day.getDayOfMonth(); i++) {
            if (sessions.test(day.minusDays(i))) {
                return time.minusDays(i);
            }
        }
        return time;
    }

    /** The next local time of the cron expression; null if there is none. */
    private @Nullable LocalDateTime after(LocalDateTime time) {
        Date next = cron.getNextValidTimeAfter(Date.from(time.toInstant(ZoneOffset.UTC)));
        return next == null ? null : LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone);
    }
}

package ta.http.dashboard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.TaskSchedule;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.trigger.CadenceStatus;

/**
 * The next runs of a portfolio. A policy names months and weeks; the portfolio's tasks set the days. Without a task for
 * what the policy asks for, the allocation is due on the first session of each month and the review each Monday, both
 * at 08:00 in the policy's time zone.
 */
public final class PolicyCalendar {

    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final int ALLOCATIONS = 3;

    /**
     * A run that is due or planned.
     *
     * @param due whether its time has come and it is not done yet
     */
    public record Occasion(Task task, CadenceStatus cadence, ZonedDateTime at, boolean due) {}

    private final Policy policy;
    private final Predicate<LocalDate> isSession;
    private final ZonedDateTime now;
    private final Map<TaskKind, List<TaskSchedule>> tasks;

    /**
     * @param isSession whether the venue of the policy's first listing trades on a day
     * @param tasks the schedules of the enabled tasks by kind; the list is empty if all tasks of the kind are paused
     */
    PolicyCalendar(
            Policy policy, Predicate<LocalDate> isSession, Instant now, Map<TaskKind, List<TaskSchedule>> tasks) {
        this.policy = policy;
        this.tasks = tasks;
        this.isSession = isSession;
        this.now = now.atZone(policy.timeZone());
    }

    /**
     * Up to three allocations, one review and one rebalance, by time, as far as the policy and the tasks provide them.
     * An allocation of this month that is still missing comes first, even if its time has passed.
     *
     * @param allocated whether this month's allocation is done
     */
    List<Occasion> next(boolean allocated) {
        List<Occasion> next = new ArrayList<>();
        if (policy.cadence().monthly().isPresent()) {
            next.addAll(
                    tasks.containsKey(TaskKind.MONTHLY_ALLOCATION)
                            ? planned(allocated)
                            : byDefault(YearMonth.from(now).plusMonths(allocated ? 1 : 0)));
        }
        if (policy.cadence().weekly()) {
            slots(TaskKind.WEEKLY_REVIEW, 1)
                    .orElseGet(() -> List.of(monday()))
                    .forEach(at -> next.add(new Occasion(Task.WEEKLY_REVIEW, CadenceStatus.REVIEW, at, false)));
        }
        if (policy.cadence().quarterly().isPresent()) {
            slots(TaskKind.QUARTERLY_REBALANCE, 1)
                    .orElse(List.of())
                    .forEach(
                            at -> next.add(new Occasion(Task.QUARTERLY_REBALANCE, CadenceStatus.QUARTERLY, at, false)));
        }
        next.sort(Comparator.comparing(Occasion::at));
        return next;
    }

    private List<Occasion> byDefault(YearMonth first) {
        return IntStream.range(0, ALLOCATIONS)
                .mapToObj(i -> allocation(firstSession(first.plusMonths(i))))
                .toList();
    }

    /** The allocations by the tasks' slots. A slot of this month that has passed is due until an allocation is made. */
    private List<Occasion> planned(boolean allocated) {
        Instant begin =
                now.toLocalDate().withDayOfMonth(1).atStartOfDay(now.getZone()).toInstant();
        Stream<ZonedDateTime> due = allocated
                ? Stream.of()
                : tasks.getOrDefault(TaskKind.MONTHLY_ALLOCATION, List.of()).stream()
                        .flatMap(task -> task.between(begin.minusNanos(1), now.toInstant()).stream())
                        .map(slot -> slot.at().atZone(now.getZone()))
                        .sorted()
                        .limit(1);
        return Stream.concat(due, slots(TaskKind.MONTHLY_ALLOCATION, ALLOCATIONS).orElseThrow().stream())
                .limit(ALLOCATIONS)
                .map(this::allocation)
                .toList();
    }

    /**
     * The next {@code count} slots of a kind's tasks; empty if the portfolio has no task of the kind, not even a paused
     * one.
     */
    private Optional<List<ZonedDateTime>> slots(TaskKind kind, int count) {
        return Optional.ofNullable(tasks.get(kind))
                .map(schedules -> schedules.stream()
                        .flatMap(schedule -> schedule.next(now.toInstant(), count).stream())
                        .map(slot -> slot.at().atZone(now.getZone()))
                        .sorted()
                        .limit(count)
                        .toList());
    }

    private Occasion allocation(ZonedDateTime at) {
        boolean quarterly = policy.cadence()
                .quarterly()
                .filter(quarter -> quarter.months().contains(at.getMonthValue()))
                .isPresent();
        CadenceStatus cadence = quarterly ? CadenceStatus.QUARTERLY : CadenceStatus.MONTHLY;
        return new Occasion(Task.MONTHLY_ALLOCATION, cadence, at, !at.isAfter(now));
    }

    private ZonedDateTime firstSession(YearMonth month) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(isSession)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no session in " + month))
                .atTime(EIGHT)
                .atZone(policy.timeZone());
    }

    private ZonedDateTime monday() {
        ZonedDateTime monday = now.toLocalDate()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                .atTime(EIGHT)
                .atZone(policy.timeZone());
        return monday.isAfter(now) ? monday : monday.plusWeeks(1);
    }
}

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
import java.util.function.Predicate;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.trigger.CadenceStatus;

/**
 * What a policy has happen next, out of the policy alone: the allocation on the first session of each month, a review each Monday,
 * both at eight in the policy's zone. A policy names months and weeks, not days, so this is how the loop reads it; the rows of
 * {@code task_definitions} have no say in it.
 */
final class PolicyCalendar {

    private static final LocalTime EIGHT = LocalTime.of(8, 0);
    private static final int ALLOCATIONS = 3;

    /**
     * One thing to happen.
     *
     * @param due its time has come, and it has not been done
     */
    record Occasion(Task task, CadenceStatus cadence, ZonedDateTime at, boolean due) {}

    private final Policy policy;
    private final Predicate<LocalDate> isSession;
    private final ZonedDateTime now;

    /**
     * @param isSession whether the venue of the policy's listings trades on a day
     */
    PolicyCalendar(Policy policy, Predicate<LocalDate> isSession, Instant now) {
        this.policy = policy;
        this.isSession = isSession;
        this.now = now.atZone(policy.timeZone());
    }

    /**
     * Three allocations and a review, as far as the policy has them, by time. An allocation of this month that is still to be made
     * is the first of them, even when its day is over.
     *
     * @param allocated whether the allocation of this month has been made
     */
    List<Occasion> next(boolean allocated) {
        List<Occasion> next = new ArrayList<>();
        if (policy.cadence().monthly().isPresent()) {
            YearMonth first = YearMonth.from(now).plusMonths(allocated ? 1 : 0);
            for (int i = 0; i < ALLOCATIONS; i++) {
                next.add(allocation(first.plusMonths(i)));
            }
        }
        if (policy.cadence().weekly()) {
            next.add(new Occasion(Task.WEEKLY_REVIEW, CadenceStatus.REVIEW, monday(), false));
        }
        next.sort(Comparator.comparing(Occasion::at));
        return next;
    }

    private Occasion allocation(YearMonth month) {
        boolean quarterly = policy.cadence()
                .quarterly()
                .filter(quarter -> quarter.months().contains(month.getMonthValue()))
                .isPresent();
        ZonedDateTime at = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(isSession)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no session in " + month))
                .atTime(EIGHT)
                .atZone(policy.timeZone());
        CadenceStatus cadence = quarterly ? CadenceStatus.QUARTERLY : CadenceStatus.MONTHLY;
        return new Occasion(Task.MONTHLY_ALLOCATION, cadence, at, !at.isAfter(now));
    }

    private ZonedDateTime monday() {
        ZonedDateTime monday = now.toLocalDate()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                .atTime(EIGHT)
                .atZone(policy.timeZone());
        return monday.isAfter(now) ? monday : monday.plusWeeks(1);
    }
}

package ta.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.backoffice.tasks.TaskDefinition;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.TaskSchedule;
import ta.rules.policy.Policy;

/** The next runs by the tasks, and by the policy alone without tasks. */
final class PolicyCalendarTest {

    private static final LocalDate HOLIDAY = LocalDate.of(2026, 5, 1);

    @Test
    void next_beforeTheFirstSession_isThisMonths() {
        // 1 March 2026 is a Sunday; the clocks change on 29 March.
        assertThat(next(Policies.shipped(), "2026-03-01T12:00:00Z", false))
                .containsExactly(
                        "MONTHLY_ALLOCATION QUARTERLY 2026-03-02T08:00Z[Europe/London] false",
                        "WEEKLY_REVIEW REVIEW 2026-03-02T08:00Z[Europe/London] false",
                        "MONTHLY_ALLOCATION MONTHLY 2026-04-01T08:00+01:00[Europe/London] false",
                        "MONTHLY_ALLOCATION MONTHLY 2026-05-04T08:00+01:00[Europe/London] false");
    }

    @Test
    void next_ofAMonthThatWasMissed_isDue() {
        assertThat(next(Policies.shipped(), "2026-03-02T08:00:00Z", false))
                .startsWith(
                        "MONTHLY_ALLOCATION QUARTERLY 2026-03-02T08:00Z[Europe/London] true",
                        "WEEKLY_REVIEW REVIEW 2026-03-09T08:00Z[Europe/London] false");
    }

    @Test
    void next_ofAMonthThatIsDone_isThatOfTheNext() {
        assertThat(next(Policies.shipped(), "2026-02-28T23:59:59Z", true).get(0))
                .isEqualTo("MONTHLY_ALLOCATION QUARTERLY 2026-03-02T08:00Z[Europe/London] false");
        assertThat(next(Policies.shipped(), "2026-04-30T23:30:00Z", true))
                .as("in the policy's time zone it is already May")
                .contains("MONTHLY_ALLOCATION QUARTERLY 2026-06-01T08:00+01:00[Europe/London] false")
                .noneMatch(line -> line.contains("2026-05-04T08:00+01:00") && line.contains("ALLOCATION"));
    }

    @Test
    void next_ofAPolicyWithoutACadence_isWhatItHas() {
        Policy reviewed =
                Policies.with(json -> ((ObjectNode) json.get("cadence")).remove(List.of("monthly", "quarterly")));
        assertThat(next(reviewed, "2026-03-01T12:00:00Z", false))
                .containsExactly("WEEKLY_REVIEW REVIEW 2026-03-02T08:00Z[Europe/London] false");
        assertThat(next(Policies.with(json -> json.remove("cadence")), "2026-03-01T12:00:00Z", false))
                .isEmpty();
    }

    @Test
    void next_byTasks_isWhenTheyAreDone() {
        Map<TaskKind, List<TaskSchedule>> tasks = Map.of(
                TaskKind.MONTHLY_ALLOCATION, List.of(schedule("0 30 9 15 * ?"), schedule("0 0 7 20 * ?")),
                TaskKind.WEEKLY_REVIEW, List.of(),
                TaskKind.QUARTERLY_REBALANCE, List.of(schedule("0 0 8 2 1 ?")));
        assertThat(next(Policies.shipped(), "2026-03-16T12:00:00Z", false, tasks))
                .as("the review is paused")
                .containsExactly(
                        "MONTHLY_ALLOCATION QUARTERLY 2026-03-16T09:30Z[Europe/London] true",
                        "MONTHLY_ALLOCATION QUARTERLY 2026-03-20T07:00Z[Europe/London] false",
                        "MONTHLY_ALLOCATION MONTHLY 2026-04-15T09:30+01:00[Europe/London] false",
                        "QUARTERLY_REBALANCE QUARTERLY 2027-01-04T08:00Z[Europe/London] false");
        assertThat(next(Policies.shipped(), "2026-03-16T12:00:00Z", true, tasks).get(0))
                .isEqualTo("MONTHLY_ALLOCATION QUARTERLY 2026-03-20T07:00Z[Europe/London] false");
    }

    private static TaskSchedule schedule(String cron) {
        return TaskSchedule.of(
                new TaskDefinition("test", TaskKind.MONTHLY_ALLOCATION, cron, "Europe/London", true, true),
                PolicyCalendarTest::isSession);
    }

    private static List<String> next(Policy policy, String now, boolean allocated) {
        return next(policy, now, allocated, Map.of());
    }

    private static List<String> next(
            Policy policy, String now, boolean allocated, Map<TaskKind, List<TaskSchedule>> tasks) {
        return new PolicyCalendar(policy, PolicyCalendarTest::isSession, Instant.parse(now), tasks)
                .next(allocated).stream()
                        .map(next -> next.task() + " " + next.cadence() + " " + next.at() + " " + next.due())
                        .toList();
    }

    private static boolean isSession(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !day.equals(HOLIDAY);
    }
}

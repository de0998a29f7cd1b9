package ta.http.dashboard;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.backoffice.runs.Runs;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.TaskSchedule;
import ta.backoffice.tasks.Tasks;
import ta.database.Transaction;
import ta.http.dashboard.PolicyCalendar.Occasion;
import ta.rules.policy.Policy;

/**
 * The next runs of a portfolio by its policy and its tasks.
 *
 * @param allocatedThisMonth whether this month's allocation has decided
 */
public record PlannedRuns(boolean allocatedThisMonth, List<Occasion> occasions) {

    /** Uses the calendar of the venue of the policy's first listing, as valuations do. */
    public static PlannedRuns of(Transaction tx, UUID portfolio, Policy policy) {
        ZoneId zone = policy.timeZone();
        boolean allocated =
                Runs.isAllocated(tx, portfolio, YearMonth.from(tx.at().atZone(zone)), zone);
        VenueCalendar venue =
                new VenueCalendars(tx).of(policy.instruments().get(0).listing());
        return new PlannedRuns(
                allocated,
                new PolicyCalendar(policy, venue::isSession, tx.at(), schedules(tx, portfolio)).next(allocated));
    }

    /** The schedules of the tasks by kind; a paused task contributes none, but its kind is present. */
    private static Map<TaskKind, List<TaskSchedule>> schedules(Transaction tx, UUID portfolio) {
        Map<TaskKind, List<TaskSchedule>> schedules = new EnumMap<>(TaskKind.class);
        for (Tasks.Task row : Tasks.of(tx, Optional.of(portfolio))) {
            List<TaskSchedule> ofKind =
                    schedules.computeIfAbsent(row.definition().task(), kind -> new ArrayList<>());
            row.schedule().filter(schedule -> row.definition().enabled()).ifPresent(ofKind::add);
        }
        return schedules;
    }
}

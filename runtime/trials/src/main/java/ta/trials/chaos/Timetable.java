package ta.trials.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import ta.backoffice.tasks.Slot;
import ta.backoffice.tasks.TaskDefinition;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.TaskSchedule;
import ta.database.Ids;
import ta.trials.chaos.Households.Household;

/**
 * Tasks that fire far more often than a user may configure, one for each portfolio, and what happened to their slots.
 */
final class Timetable {

    private static final String NAME = "chaos";
    private static final int EVERY_SECONDS = 30;
    private static final int OFTEN_SECONDS = 5;
    private static final Duration HANDLED_SOON = Duration.ofSeconds(30);
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final List<TaskKind> KINDS =
            List.of(TaskKind.WEEKLY_REVIEW, TaskKind.DRIFT_CHECK, TaskKind.PRICE_REFRESH);

    private record Task(UUID id, UUID portfolio, TaskKind kind, String cron) {

        private TaskSchedule schedule() {
            return TaskSchedule.of(new TaskDefinition(NAME, kind, cron, ZONE.getId(), false, true), day -> true);
        }
    }

    private final Rows rows;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<UUID, Instant> checkedUpTo = new HashMap<>();

    /** Writes to the table directly, as the product refuses such schedules. */
    Timetable(Rows rows, List<Household> households) {
        this.rows = rows;
        for (Household household : households) {
            // One task fires so often that a short outage misses several of its slots.
            String seconds = household.number() == 0
                    ? "0/" + OFTEN_SECONDS
                    : household.number() * EVERY_SECONDS / households.size() + "/" + EVERY_SECONDS;
            Task task = new Task(
                    Ids.next(),
                    household.portfolio(),
                    KINDS.get(household.number() % KINDS.size()),
                    seconds + " * * * * ?");
            tasks.add(task);
            rows.change(
                    "insert into ta.task_definitions (id, portfolio_id, name, task, schedule, time_zone, created_by)"
                            + " values (?, ?, '" + NAME + "', ?, ?, ?, 'chaos')",
                    task.id(),
                    task.portfolio(),
                    task.kind().name(),
                    task.cron(),
                    ZONE.getId());
            checkedUpTo.put(task.id(), handled(task));
        }
    }

    /** Stops the tasks. Slots that are missed meanwhile are recorded as skipped later. */
    void pause() {
        rows.change("update ta.task_definitions set enabled = false where name = '" + NAME + "'");
    }

    void resume() {
        rows.change("update ta.task_definitions set enabled = true where name = '" + NAME + "'");
    }

    /** Every slot handled since the last call must have a run, in any state. */
    void check(Violations violations) {
        for (Task task : tasks) {
            Instant handled = handled(task);
            Set<String> missing = new TreeSet<>();
            for (Slot slot : task.schedule().between(checkedUpTo.get(task.id()), handled)) {
                missing.add(slot.text());
            }
            missing.removeAll(rows.ask(
                    "select slot from ta.task_runs where portfolio_id = ? and task = ?",
                    task.portfolio(),
                    task.kind().name()));
            if (!missing.isEmpty()) {
                violations.add(
                        "the task " + task.id() + " of portfolio " + task.portfolio() + " lost its slots " + missing);
            }
            checkedUpTo.put(task.id(), handled);
        }
    }

    /** Waits until the restarted schedulers have handled everything that became due while they were down. */
    void awaitOutageHandled(Instant to) throws InterruptedException {
        long end = System.nanoTime() + HANDLED_SOON.toNanos();
        String due = "select count(*) from ta.task_definitions where name = '" + NAME + "' and due_at <= '" + to + "'";
        while (!rows.one(due).equals("0")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("tasks that became due during an outage are still due");
            }
            Thread.sleep(100);
        }
    }

    /**
     * Of the slots in the outage, all but the latest of each task must be recorded as skipped. The frequent task, which
     * missed several, must have run for one of them.
     */
    void checkOutage(Instant from, Instant to, Violations violations) {
        for (Task task : tasks) {
            String first = LocalDateTime.ofInstant(from, ZONE).toString();
            String last = LocalDateTime.ofInstant(to, ZONE).toString();
            List<String> run = rows.ask(
                    "select slot from ta.task_runs where task_definition_id = ? and slot > ? and slot < ?"
                            + " and (problem is null or problem ->> 'code' <> 'MISSED')",
                    task.id(),
                    first,
                    last);
            if (run.size() > 1) {
                violations.add("the task " + task.id() + " ran for more than the latest slot of an outage: " + run);
            }
        }
        UUID often = tasks.get(0).id();
        String first = LocalDateTime.ofInstant(from, ZONE).toString();
        String missed =
                "select slot from ta.task_runs where task_definition_id = ? and slot > ? and problem ->> 'code' ="
                        + " 'MISSED'";
        List<String> skipped = rows.ask(
                missed + " and slot < ?",
                often,
                first,
                LocalDateTime.ofInstant(to, ZONE).toString());
        if (skipped.isEmpty()) {
            violations.add("the task " + often + " missed no slot of an outage");
        }
        List<String> latest = rows.ask(
                "select slot from ta.task_runs where task_definition_id = ? and slot > all (" + missed
                        + ") and slot > ?",
                often,
                often,
                first,
                first);
        if (latest.isEmpty()) {
            violations.add("the task " + often + " ran for no slot after those that it missed: " + skipped);
        }
    }

    private Instant handled(Task task) {
        String micros = rows.one(
                "select (extract(epoch from slots_after) * 1000000)::bigint from ta.task_definitions where id = ?",
                task.id());
        return Instant.EPOCH.plusNanos(Long.parseLong(micros) * 1000);
    }
}

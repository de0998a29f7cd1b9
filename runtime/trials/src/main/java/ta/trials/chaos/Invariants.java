package ta.trials.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;

/** What must hold whenever nothing is in progress, whatever faults there were. */
final class Invariants {

    /**
     * The size of all connection pools: the API has two of 10, each of two schedulers one of 10, each of up to three
     * workers one for its two threads and four more, the harness one of 10. Connections of killed processes must be
     * gone.
     */
    private static final int CONNECTIONS_MAX = 2 * 10 + 2 * 10 + 3 * (2 + 4) + 10;

    private final Scene scene;
    private final Promises promises;
    private final Logs logs;
    private final ActivePolicies policies = new ActivePolicies();

    Invariants(Scene scene, Promises promises) {
        this.scene = scene;
        this.promises = promises;
        this.logs = new Logs(scene.installation.members(), scene.violations, scene.doomed);
    }

    void check() throws Exception {
        integrity();
        promises();
        runs();
        scene.timetable.check(scene.violations);
        deadLetters();
        connections();
        logs.check();
    }

    /**
     * What {@code ta verify} checks, but the replays of only one portfolio, as replaying all would take ever longer.
     */
    private void integrity() {
        VerifyLedger.verify(scene.installation.readonly, Optional.empty(), fault -> violated("ledger: " + fault));
        VerifyAudit.verify(scene.installation.readonly, fault -> violated("audit: " + fault));
        VerifyRecord.verify(scene.installation.readonly, fault -> violated("record: " + fault));
        new ReplayRuns(scene.installation.readonly, policies)
                .replayAll(Actor.system("chaos"), Optional.of(scene.household().portfolio()), replay -> {
                    if (!replay.agrees()) {
                        violated("replay differs: " + replay);
                    }
                });
    }

    private void promises() {
        Map<String, String> entries =
                table("select e.id, e.portfolio_id || ' ' || trim_scale(e.amount) || ' ' || e.note"
                        + " from ta.ledger_entries e where e.type = 'CONTRIBUTION' and e.reverses is null");
        promises.entries.forEach((id, entry) -> same(
                "entry",
                id,
                entry.portfolio() + " "
                        + new BigDecimal(entry.amount()).stripTrailingZeros().toPlainString() + " " + entry.note(),
                entries.get(id.toString())));
        Map<String, String> reversals = table("select id, reverses from ta.ledger_entries where reverses is not null");
        promises.reversals.forEach((id, of) -> same("reversal", id, of.toString(), reversals.get(id.toString())));
        Map<String, String> runs = table("select id, portfolio_id || ' ' || task || ' ' || slot from ta.task_runs");
        promises.runs.forEach((id, run) ->
                same("run", id, run.portfolio() + " " + run.task() + " " + run.slot(), runs.get(id.toString())));
        Map<String, String> fills =
                table("select e.id, e.portfolio_id || ' ' || l.recommendation_id || ' ' || e.external_reference"
                        + " from ta.fills f join ta.ledger_entries e on e.id = f.ledger_entry_id"
                        + " join ta.recommendation_lines l on l.id = f.line_id");
        promises.fills.forEach((id, fill) -> same(
                "fill",
                id,
                fill.portfolio() + " " + fill.recommendation() + " " + fill.contractNote(),
                fills.get(id.toString())));
        none(
                "a payment was recorded twice",
                "select note, count(*) from ta.ledger_entries where type = 'CONTRIBUTION'"
                        + " and reverses is null group by portfolio_id, note having count(*) > 1");
        none(
                "a contract note has two fills",
                "select e.external_reference, count(*) from ta.fills f join ta.ledger_entries e on e.id ="
                        + " f.ledger_entry_id where not exists (select from ta.ledger_entries r where r.reverses ="
                        + " e.id)"
                        + " group by e.portfolio_id, e.external_reference having count(*) > 1");
        none(
                "an entry was reversed twice",
                "select reverses, count(*) from ta.ledger_entries where reverses is not null"
                        + " group by portfolio_id, reverses having count(*) > 1");
    }

    private void runs() {
        none(
                "a slot has two runs",
                "select portfolio_id, task, slot, count(*) from ta.task_runs group by 1, 2, 3 having count(*) > 1");
        none(
                "a run is left behind",
                "select id, task, slot, state from ta.task_runs r where state in ('QUEUED', 'RUNNING') and not exists"
                        + " (select from ta.jobs j where j.task_run_id = r.id and j.state in ('QUEUED', 'RUNNING'))");
        none(
                "a run is over and its job is not",
                "select r.id, r.state, j.id, j.state from ta.task_runs r join ta.jobs j on j.task_run_id = r.id"
                        + " where r.finished_at is not null and j.state in ('QUEUED', 'RUNNING')");
        none(
                "a run failed that nothing was wrong with",
                "select id, task, slot, problem from ta.task_runs where state = 'FAILED'"
                        // The owner froze the portfolio after the request.
                        + " and not (task = 'PRICE_REFRESH' and problem ->> 'code' = 'FROZEN')");
        none(
                "a run succeeded and decided nothing",
                "select id, task, slot from ta.task_runs r where state in ('SUCCEEDED', 'FROZEN') and task <>"
                        + " 'PRICE_REFRESH' and not exists (select from ta.decisions d where d.run_id = r.id)");
        none(
                "a run recommended twice",
                "select run_id, count(*) from ta.recommendations group by 1 having count(*) > 1");
        none(
                "a portfolio has two open recommendations of a kind",
                "select a.portfolio_id, r.task, count(*) from ta.recommendations a join ta.task_runs r on r.id ="
                        + " a.run_id where a.state = 'OPEN' group by 1, 2 having count(*) > 1");
    }

    private void deadLetters() {
        Set<String> dead = new HashSet<>(scene.rows.ask("select id from ta.jobs where state = 'DEAD'"));
        dead.removeAll(scene.doomed);
        dead.forEach(id -> violated("a dead letter that no fault made: "
                + scene.rows.one(
                        "select id, kind, attempt, last_error from ta.jobs where id = ?", UUID.fromString(id))));
    }

    /** Jobs that nobody can perform must be dead letters by now. */
    void checkDoomed(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        Collection<String> open = Set.copyOf(scene.doomed);
        while (!open.isEmpty() && System.nanoTime() < end) {
            Set<String> dead = Set.copyOf(scene.rows.ask("select id from ta.jobs where state = 'DEAD'"));
            open = open.stream().filter(id -> !dead.contains(id)).collect(Collectors.toSet());
            Thread.sleep(500);
        }
        open.forEach(id -> violated("a job that nobody can do is not a dead letter: " + id));
    }

    private void connections() {
        int count = Integer.parseInt(
                scene.rows.one("select count(*) from pg_stat_activity where usename in ('ta_app', 'ta_worker')"));
        if (count > CONNECTIONS_MAX) {
            violated(count + " connections, more than all pools together have");
        }
        none(
                "a transaction is left open",
                "select pid, usename, state, xact_start, query from pg_stat_activity"
                        + " where usename in ('ta_app', 'ta_worker') and xact_start < now() - interval '30 seconds'");
    }

    private void same(String what, UUID id, String promised, String kept) {
        if (!promised.equals(kept)) {
            violated(
                    "the " + what + " " + id + " was acknowledged as [" + promised + "], but stored is [" + kept + "]");
        }
    }

    private void none(String what, String sql) {
        List<String> found = scene.rows.ask(sql);
        if (!found.isEmpty()) {
            violated(what + ": " + found.subList(0, Math.min(5, found.size())) + (found.size() > 5 ? " and more" : ""));
        }
    }

    /** The value of the first column, mapped to the rest of the row. */
    private Map<String, String> table(String sql) {
        return scene.rows.ask(sql).stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(' ')), line -> line.substring(line.indexOf(' ') + 1)));
    }

    private void violated(String what) {
        scene.violations.add(what);
    }
}

package ta.trials.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import ta.backoffice.retention.Prune;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.Transaction;
import ta.policy.ShippedPolicy;
import ta.trials.chaos.Households.Household;

/** Faults of users and programs: things that they should not do, or not at the same time. */
final class WorkFaults {

    static final String FUTURE = "FROM_THE_FUTURE";

    private static final int AT_ONCE = 6;
    private static final Duration LONG_AGO = Duration.ofDays(400);
    private static final Duration PRUNED_SOON = Duration.ofSeconds(60);

    private WorkFaults() {}

    /**
     * Sends the same fills under several keys at once; one of them is recorded. Uses a new household, so that no
     * customer is faster.
     */
    static void executedTwice(Scene scene) throws Exception {
        Household household = scene.newcomers.open();
        for (String task : List.of("PRICE_REFRESH", "MONTHLY_ALLOCATION")) {
            requestRun(scene, household, task);
            new Quiet(scene.rows, scene.violations).await(household.portfolio());
        }
        Optional<JsonNode> advice = scene.customers.openAdvice(household);
        if (advice.isEmpty()) {
            scene.violations.add("cash to spend became no recommendation; the runs are "
                    + scene.rows.ask(
                            "select task, state, problem from ta.task_runs where portfolio_id = ?",
                            household.portfolio()));
            return;
        }
        long done = executions(scene, household, advice.get());
        if (done != 1) {
            scene.violations.add(done + " executions of one recommendation were acknowledged: "
                    + advice.get().path("id").textValue());
        }
    }

    /** The number of concurrent executions that were acknowledged. */
    private static long executions(Scene scene, Household household, JsonNode advice) {
        String note = UUID.randomUUID().toString();
        List<CompletableFuture<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            attempts.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return scene.customers
                                    .execute(
                                            household, advice, UUID.randomUUID().toString(), note)
                                    .filter(Caller.Response::isDone)
                                    .isPresent();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    work -> new Thread(work, "execution").start()));
        }
        return attempts.stream().filter(CompletableFuture::join).count();
    }

    static void policyActivated(Scene scene) throws Exception {
        Household household = scene.household();
        String policy = scene.random.nextBoolean()
                ? ShippedPolicy.policy()
                : ShippedPolicy.policy().replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5");
        for (int i = 0; i < 3; i++) {
            requestRun(scene, household, "WEEKLY_REVIEW");
        }
        String versions = Customers.path(household, "/strategy/versions");
        Optional<Caller.Response> draft = scene.caller.insist(
                household,
                versions,
                UUID.randomUUID().toString(),
                JsonNodeFactory.instance.objectNode().put("policy", policy).toString());
        String number = draft.orElseThrow().body().at("/version/number").asText();
        Optional<Caller.Response> approved = scene.caller.insist(
                household,
                versions + "/" + number + "/approve",
                UUID.randomUUID().toString(),
                """
                {"reason": "chaos"}
                """);
        if (approved.filter(Caller.Response::isDone).isEmpty()) {
            scene.violations.add("a policy was not approved: " + approved);
        }
        requestRun(scene, household, "WEEKLY_REVIEW");
    }

    private static void requestRun(Scene scene, Household household, String task) throws InterruptedException {
        scene.caller.insist(
                household, Customers.path(household, "/runs"), UUID.randomUUID().toString(), """
                {"task": "%s"}
                """.formatted(task));
    }

    /** A decision job without a run, which no handler can perform. */
    static void poison(Scene scene) throws Exception {
        UUID id = Ids.next();
        scene.doomed.add(id.toString());
        scene.rows.change(
                "insert into ta.jobs (id, portfolio_id, kind, key, attempts_max) values (?, ?, 'DECIDE_RUN', ?, 2)",
                id,
                scene.household().portfolio(),
                id.toString());
        scene.moment();
    }

    /** A job of another version, due for so long that it is given up. */
    static void unknownKind(Scene scene) throws Exception {
        UUID id = Ids.next();
        scene.doomed.add(id.toString());
        scene.rows.change(
                "insert into ta.jobs (id, portfolio_id, kind, key, run_after) values (?, ?, ?, ?, now() - interval"
                        + " '2 hours')",
                id,
                scene.household().portfolio(),
                FUTURE,
                id.toString());
        scene.moment();
    }

    /**
     * Prunes a run of long ago, and finished jobs that are made to look old while others finish: some of both must be
     * deleted.
     */
    static void retention(Scene scene) throws Exception {
        Household household = scene.newcomers.open();
        runLongAgo(scene, household.portfolio());
        List<Household> households = new ArrayList<>(scene.households);
        households.add(household);
        String since = scene.rows.one("select now()");
        long end = System.nanoTime() + PRUNED_SOON.toNanos();
        while (!pruned(scene, since).containsAll(List.of("JOBS", "RUNS"))) {
            if (System.nanoTime() > end) {
                scene.violations.add("retention deleted no more than " + pruned(scene, since));
                return;
            }
            age(scene, households);
            scene.moment();
        }
    }

    /**
     * The audit trail binds the content of a run, so an existing one cannot be made to look old. This one is decided
     * with a time in the past.
     */
    private static void runLongAgo(Scene scene, UUID portfolio) {
        UUID run = Ids.next();
        scene.rows.change(
                "insert into ta.task_runs (id, portfolio_id, task, slot, as_of, requested_by)"
                        + " values (?, ?, 'WEEKLY_REVIEW', ?, now(), 'chaos')",
                run,
                portfolio,
                run.toString());
        // No finer than the database stores it, because the audit event contains the same time.
        Instant then = Instant.now().minus(LONG_AGO).truncatedTo(ChronoUnit.SECONDS);
        try (Database worker = scene.installation.app.openAs(Role.WORKER)) {
            worker.transact(
                    new Actor("worker", Optional.empty(), Optional.of(portfolio)),
                    tx -> new DecideRun(worker, new ActivePolicies())
                            .within(new Transaction(tx.sql(), tx.actor(), then), portfolio, run));
        }
    }

    /** The kinds of rows that were deleted, by the audit trail. */
    private static List<String> pruned(Scene scene, String since) {
        return scene.rows.ask("select distinct event::jsonb #>> '{details,kind}' from ta.audit_events where at >= '"
                + since + "' and event::jsonb ->> 'action' = '" + Prune.ACTION + "'");
    }

    private static void age(Scene scene, List<Household> households) {
        scene.rows.change("update ta.jobs set finished_at = finished_at - interval '200 days' where state = 'DONE'"
                + " and finished_at < now() - interval '2 seconds' and random() < 0.5");
        for (Household household : households) {
            scene.rows.change(
                    "insert into ta.jobs (id, portfolio_id, kind, key) values (?, ?, 'PRUNE', 'chaos') on conflict"
                            + " do nothing",
                    Ids.next(),
                    household.portfolio());
        }
    }
}

package ta.http.runs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.runs.Replay;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.RequestRun;
import ta.backoffice.runs.RunDecision;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.RunTrace;
import ta.backoffice.runs.Runs;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Page;
import ta.http.runs.RunShapes.DecisionShape;
import ta.http.runs.RunShapes.NewRun;
import ta.http.runs.RunShapes.ReplayShape;
import ta.http.runs.RunShapes.Run;
import ta.http.runs.RunShapes.RunDetail;
import ta.http.runs.RunShapes.RunProblem;
import ta.http.runs.RunShapes.SnapshotShape;
import ta.http.runs.RunShapes.Trace;
import ta.http.runs.RunShapes.TraceFact;
import ta.http.runs.RunShapes.TraceFiring;
import ta.policy.CompiledPolicy;
import ta.policy.document.PolicyDocument;
import ta.rules.engine.Result;
import ta.rules.explanation.ExplainedFact;
import ta.rules.trace.RuleFiring;

/** Runs. A request is queued and returns at once; a worker executes it. */
public final class RunsHandler {

    private static final List<String> STATES = List.of("QUEUED", "RUNNING", "SUCCEEDED", "FAILED", "FROZEN", "SKIPPED");
    private static final List<String> TASKS =
            Stream.of(RunTask.values()).map(RunTask::name).toList();

    private final ActivePolicies policies;
    private final ReplayRuns replays;
    private final Runnable wake;

    /**
     * @param wake signals the worker that there is a job
     */
    public RunsHandler(Database database, ActivePolicies policies, Runnable wake) {
        this.policies = policies;
        this.replays = new ReplayRuns(database, policies);
        this.wake = wake;
    }

    public Run request(Call call, Transaction tx) {
        NewRun body = call.body(NewRun.class);
        return request(call, tx, body.task(), body.asOf());
    }

    public Run refresh(Call call, Transaction tx) {
        return request(call, tx, RunTask.PRICE_REFRESH, Optional.empty());
    }

    private Run request(Call call, Transaction tx, RunTask task, Optional<Instant> asOf) {
        RequestRun.Requested run = RequestRun.within(tx, call.portfolio().id(), task, call.key(), asOf);
        call.afterCommit(wake);
        return shape(Runs.one(tx, run.runId()));
    }

    public Page<Run> list(Call call, Transaction tx) {
        int limit = call.limit();
        return Page.of(
                Runs.of(tx, call.portfolio().id(), filter(call), call.cursorId(), limit + 1),
                limit,
                row -> row.id().toString(),
                RunsHandler::shape);
    }

    private static Runs.Filter filter(Call call) {
        return new Runs.Filter(call.oneOf("task", TASKS).map(RunTask::valueOf), call.oneOf("state", STATES));
    }

    public RunDetail one(Call call, Transaction tx) {
        Runs.Run row = Runs.one(tx, call.id("run"));
        return new RunDetail(
                shape(row),
                RunDecision.of(tx, row.id())
                        .map(decision -> new DecisionShape(
                                ActivePolicies.versionOfRun(tx, row.portfolioId(), row.id()),
                                decision.policySha256(),
                                decision.snapshotSha256(),
                                decision.decisionSha256(),
                                decision.decidedAt(),
                                decision.body())));
    }

    public SnapshotShape snapshot(Call call, Transaction tx) {
        RunDecision decision = decided(tx, Runs.one(tx, call.id("run")).id());
        return new SnapshotShape(
                decision.snapshotSha256(),
                decision.snapshot().isEmpty(),
                decision.snapshot().map(body -> body));
    }

    public ReplayShape replay(Call call, Transaction tx) {
        UUID run = Runs.one(tx, call.id("run")).id();
        decided(tx, run);
        Replay replay = replays.within(tx, run);
        return new ReplayShape(run, replay.agrees(), replay.pruned(), replay.archived(), replay.replayed());
    }

    public Trace trace(Call call, Transaction tx) {
        Runs.Run row = Runs.one(tx, call.id("run"));
        if (decided(tx, row.id()).snapshot().isEmpty()) {
            throw pruned();
        }
        RunTrace trace = RunTrace.of(tx, row.portfolioId(), row.id());
        ActivePolicies.Pinned used = policies.ofRun(tx, row.portfolioId(), row.id());
        PolicyDocument policy = used.policy().document();
        return new Trace(
                row.id(),
                used.version(),
                trace.policySha256(),
                trace.facts().entrySet().stream()
                        .map(fact -> fact(
                                fact.getKey(),
                                fact.getValue(),
                                trace.originsOf(fact.getKey()).stream()
                                        .map(OriginShapes::of)
                                        .toList()))
                        .toList(),
                trace.firings().stream().map(firing -> shape(firing, policy)).toList());
    }

    /**
     * A trace that is not stored.
     *
     * @param run its id in the response
     * @param version the number of the policy's version
     */
    public static Trace traced(UUID run, int version, CompiledPolicy policy, Result result) {
        var trace = result.trace().orElseThrow();
        return new Trace(
                run,
                version,
                policy.sha256(),
                ExplainedFact.of(trace).entrySet().stream()
                        .map(fact -> fact(fact.getKey(), fact.getValue(), List.of()))
                        .toList(),
                trace.firings().stream()
                        .map(firing -> shape(firing, policy.document()))
                        .toList());
    }

    private static TraceFact fact(String id, ExplainedFact fact, List<OriginShapes.Origin> origins) {
        return new TraceFact(id, fact.type(), fact.values(), fact.units(), fact.sentence(), origins);
    }

    /** The error for a run whose snapshot was pruned: it recommended nothing and is older than the retention time. */
    static Refused pruned() {
        return new Refused(
                Code.SNAPSHOT_PRUNED,
                "the snapshot and the trace of the run were pruned",
                "Maybe the decision itself is enough; it is still stored.");
    }

    /**
     * The decision of the run.
     *
     * @throws Refused {@code RUN_UNDECIDED}
     */
    static RunDecision decided(Transaction tx, UUID run) {
        return RunDecision.of(tx, run)
                .orElseThrow(() -> new Refused(
                        Code.RUN_UNDECIDED,
                        "the run has no decision",
                        "Maybe it has not finished, or makes no decision, like a refresh."));
    }

    private static TraceFiring shape(RuleFiring firing, PolicyDocument policy) {
        Optional<String> clause = Optional.ofNullable(firing.clause());
        return new TraceFiring(
                firing.seq(),
                firing.rule(),
                firing.phase(),
                clause,
                clause.map(pointer -> policy.position(pointer).line()),
                firing.sentence(),
                firing.inputs(),
                firing.outputs());
    }

    public static Run shape(Runs.Run row) {
        return new Run(
                row.id(),
                row.portfolioId(),
                row.task(),
                row.slot(),
                row.state(),
                row.asOf(),
                row.requestedBy(),
                row.requestedAt(),
                row.startedAt(),
                row.finishedAt(),
                row.problem().map(problem -> new RunProblem(problem.code(), problem.message())),
                row.outcome(),
                row.recommendationId());
    }
}

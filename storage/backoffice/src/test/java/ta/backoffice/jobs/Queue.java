package ta.backoffice.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RequestRun;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.Runs;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** A database with a queue, portfolios that request runs, and a worker that a test controls step by step. */
final class Queue {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final TestDatabase database = TestDatabase.create();
    final Database app = database.as(Role.APP);
    final Database worker = database.as(Role.WORKER);
    private final DecideRun decide = new DecideRun(worker, TestPolicies.SHARED);

    /** A portfolio with an active policy and without prices. */
    TestPortfolio portfolio() {
        TestPortfolio portfolio = TestPortfolio.create(database);
        new ActivatePolicy(app).activate(portfolio.owner(), portfolio.id(), policy(), "the first");
        return portfolio;
    }

    RequestRun.Requested request(TestPortfolio portfolio, RunTask task, String slot, Instant... asOf) {
        Optional<Instant> time = asOf.length == 0 ? Optional.empty() : Optional.of(asOf[0]);
        return app.transact(portfolio.owner(), tx -> RequestRun.within(tx, portfolio.id(), task, slot, time));
    }

    /** Requests a weekly review with a new key. */
    UUID review(TestPortfolio portfolio) {
        return request(portfolio, RunTask.WEEKLY_REVIEW, Ids.next().toString()).runId();
    }

    Optional<LeasedJob> claim(String by) {
        return new ClaimJob(worker).claim(by, MINUTE, EnumSet.allOf(JobKind.class));
    }

    LeasedJob claimed() {
        return claim("one").orElseThrow();
    }

    void decide(LeasedJob job) {
        new CompleteJob(worker)
                .complete(
                        job,
                        tx -> decide.within(
                                tx, job.portfolioId().orElseThrow(), job.runId().orElseThrow()));
    }

    FailJob failing() {
        return new FailJob(worker);
    }

    Runs.Run run(TestPortfolio portfolio, UUID run) {
        return app.read(portfolio.owner(), tx -> Runs.one(tx, run));
    }

    /** Ends the lease, as if the worker had died. */
    void expire(LeasedJob job) {
        database.asSuperuser(
                "update ta.jobs set leased_until = now() - interval '1 second' where id = '" + job.id() + "'");
    }

    /** Ends the pause before a retry. */
    void due(LeasedJob job) {
        database.asSuperuser("update ta.jobs set run_after = now() where id = '" + job.id() + "'");
    }

    /** The first column of a query as text, one line for each row. */
    String ask(String sql) {
        List<String> rows = database.as(Role.READONLY)
                .read(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
        return String.join("\n", rows);
    }

    private static PolicyResult.Valid policy() {
        try (InputStream in = Queue.class.getResourceAsStream("/ta/backoffice/walk/policy.json")) {
            return (PolicyResult.Valid) PolicyReader.read("policy.json", in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ta.backoffice.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.notice.Message;
import ta.backoffice.notice.Outbox;
import ta.database.Actor;
import ta.database.StorageException;

/** Jobs that are given up, and what a person can do about them. */
class DeadLetterTest {

    private static final RunProblem PROBLEM = new RunProblem("DEFECT", "it broke");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String STATE = "select state || ' ' || tries || ' ' || attempt from ta.jobs";
    private static final String ALERTS = "select kind || ' ' || subject || ' ' || (resolved_at is null) from ta.alerts";

    private final Queue queue = new Queue();
    private TestPortfolio portfolio;

    @BeforeEach
    void setUp() {
        portfolio = queue.portfolio();
    }

    @Test
    void letter_thatIsTriedAgain_hasAllItsAttemptsBeforeItAndItsRunWaits() {
        UUID run = queue.review(portfolio);
        UUID job = bury();
        assertThat(queue.ask(STATE)).isEqualTo("DEAD 5 5");
        assertThat(queue.run(portfolio, run).state()).isEqualTo("FAILED");
        retry(job);
        assertThat(queue.ask(STATE)).isEqualTo("QUEUED 0 5");
        assertThat(queue.run(portfolio, run).state()).isEqualTo("QUEUED");
        assertThat(queue.run(portfolio, run).problem()).isEmpty();
        assertThat(queue.ask(ALERTS)).isEqualTo("JOB_DEAD " + run + " false");
        assertThatThrownBy(() -> retry(job))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("it is QUEUED");
        LeasedJob again = queue.claimed();
        queue.decide(again);
        assertThat(queue.ask(STATE)).isEqualTo("DONE 1 6");
        assertThat(queue.run(portfolio, run).state()).isEqualTo("SUCCEEDED");
        assertThat(audited()).isEqualTo("run.decide\njob.retry\nrun.fail");
    }

    @Test
    void letter_thatIsDiscarded_isKeptWithItsReasonAndCountsNoMore() {
        UUID run = queue.review(portfolio);
        UUID job = bury();
        assertThatThrownBy(() -> discard(job, " ")).isInstanceOf(StorageException.Invalid.class);
        discard(job, "the policy was wrong");
        assertThat(queue.ask("select state || ' ' || discard_reason from ta.jobs"))
                .isEqualTo("DISCARDED the policy was wrong");
        assertThat(queue.run(portfolio, run).state()).isEqualTo("FAILED");
        assertThat(queue.ask(ALERTS)).isEqualTo("JOB_DEAD " + run + " false");
        assertThat(queue.worker.read(Actor.system("worker"), JobCounts::of).dead())
                .isZero();
        assertThatThrownBy(() -> retry(job)).isInstanceOf(StorageException.Conflict.class);
        assertThat(audited()).startsWith("job.discard");
    }

    @Test
    void letter_ofAnother_isNotFound() {
        queue.review(portfolio);
        UUID job = bury();
        TestPortfolio stranger = queue.portfolio();
        assertThatThrownBy(() -> queue.app.transact(stranger.owner(), tx -> {
                    RetryJob.within(tx, Optional.of(stranger.id()), job);
                    return job;
                }))
                .isInstanceOf(StorageException.NotFound.class);
        assertThatThrownBy(() -> queue.app.transact(stranger.owner(), tx -> {
                    DiscardJob.within(tx, Optional.empty(), job, "mine");
                    return job;
                }))
                .isInstanceOf(StorageException.NotFound.class);
    }

    @Test
    void job_ofAnUnknownKind_waitsAnHourAndIsThenDeadWithoutHoldingUpOthers() {
        UUID run = queue.review(portfolio);
        queue.database.asSuperuser(
                "insert into ta.jobs (id, portfolio_id, kind) values (gen_random_uuid(), '" + portfolio.id()
                        + "', 'FOLD_SPACE')",
                "insert into ta.jobs (id, kind) values (gen_random_uuid(), 'FOLD_TIME')");
        BuryUnknownJobs bury = new BuryUnknownJobs(queue.worker);
        assertThat(bury.bury()).isZero();
        assertThat(queue.claimed().runId()).contains(run);
        assertThat(queue.claim("two")).isEmpty();
        queue.database.asSuperuser("update ta.jobs set run_after = now() - interval '61 minutes' where kind like 'F%'");
        assertThat(bury.bury()).isEqualTo(2);
        assertThat(bury.bury()).isZero();
        assertThat(queue.ask("select kind || ' ' || state || ' ' || substr(last_error, 1, 12) from ta.jobs"
                        + " where kind like 'F%' order by 1"))
                .isEqualTo("FOLD_SPACE DEAD UNKNOWN_KIND\nFOLD_TIME DEAD UNKNOWN_KIND");
        assertThat(queue.ask("select kind from ta.alerts")).isEqualTo("JOB_DEAD");
        assertThat(queue.ask("select title || ': ' || split_part(body, '.', 1) from ta.notifications"))
                .as("there is no administrator to notify")
                .isEqualTo("A job was given up: A job could not be done: no running version of the program knows such a"
                        + " job");
        assertThat(queue.ask("select event::json ->> 'action' from ta.audit_events where portfolio_id is null"
                        + " order by seq desc limit 1"))
                .isEqualTo("job.dead");
    }

    @Test
    void job_ofTheInstallation_thatIsGivenUp_notifiesOnlyAdministrators_eachOnce() {
        TestPortfolio other = queue.portfolio();
        UUID administrator = portfolio.owner().userId().orElseThrow();
        queue.database.asSuperuser(
                "update ta.users set admin = true where id = '" + administrator + "'",
                "insert into ta.portfolio_members (portfolio_id, user_id, role, accepted_at) values ('" + other.id()
                        + "', '"
                        + administrator + "', 'MEMBER', now())",
                "insert into ta.notification_channels (id, portfolio_id, user_id, kind, address) values"
                        + " (gen_random_uuid(), '" + portfolio.id() + "', '" + administrator
                        + "', 'EMAIL', 'a@example.org')",
                "insert into ta.jobs (id, kind, attempts_max) values (gen_random_uuid(), 'BACK_UP', 1)");
        LeasedJob job = queue.claimed();
        assertThat(queue.failing().retry(job, PROBLEM, SECOND)).isFalse();
        assertThat(queue.ask("select channel || ' ' || user_id || ' ' || portfolio_id || ' ' || body"
                        + " from ta.notifications order by channel desc"))
                .isEqualTo(Stream.of("FEED", "EMAIL")
                        .map(channel -> channel + " " + administrator + " " + portfolio.id()
                                + " BACK_UP was given up after 1 attempts. DEFECT: it broke")
                        .collect(Collectors.joining("\n")));
        UUID message = UUID.fromString(queue.ask("select key from ta.jobs where kind = 'SEND_NOTICE'"));
        Message sent = queue.worker
                .read(Actor.worker("worker", portfolio.id()), tx -> Outbox.due(tx, portfolio.id(), message))
                .orElseThrow();
        assertThat(sent.path()).isEqualTo("/system");
    }

    @Test
    void job_ofAPortfolioThatIsGone_isDeadAtItsFirstAttempt() {
        queue.database.asSuperuser(
                "alter table ta.jobs drop constraint jobs_portfolio_id_fkey",
                "insert into ta.jobs (id, portfolio_id, kind, key)"
                        + " values (gen_random_uuid(), gen_random_uuid(), 'PRUNE', 'x')");
        LeasedJob job = queue.claimed();
        assertThatThrownBy(() -> new CompleteJob(queue.worker).complete(job, tx -> {}))
                .isInstanceOf(StorageException.NotFound.class);
        assertThat(queue.failing().retry(job, PROBLEM, SECOND)).isFalse();
        assertThat(queue.ask("select state || ' ' || last_error from ta.jobs"))
                .isEqualTo("DEAD PORTFOLIO_GONE: its portfolio no longer exists");
    }

    @Test
    void job_thatIsGivenBack_isDueAtOnceAndHasLostNoAttempt() {
        UUID run = queue.review(portfolio);
        LeasedJob job = queue.claimed();
        assertThat(new GiveBackJob(queue.worker).giveBack(job)).isTrue();
        assertThat(new GiveBackJob(queue.worker).giveBack(job)).isFalse();
        assertThat(queue.ask(STATE)).isEqualTo("QUEUED 0 1");
        assertThat(queue.run(portfolio, run).state()).isEqualTo("QUEUED");
        assertThatThrownBy(() -> queue.decide(job)).isInstanceOf(LeaseLostException.class);
        LeasedJob second = queue.claimed();
        assertThat(List.of(second.attempt(), second.tries())).containsExactly(2, 1);
        assertThatThrownBy(() -> queue.decide(job)).isInstanceOf(LeaseLostException.class);
        queue.decide(second);
        assertThat(queue.run(portfolio, run).state()).isEqualTo("SUCCEEDED");
    }

    @Test
    void lease_thatIsRenewed_staysUnlessAnotherHasTheJob() {
        queue.review(portfolio);
        LeasedJob first = queue.claimed();
        queue.expire(first);
        RenewLease leases = new RenewLease(queue.worker);
        leases.renew(List.of(first), Queue.MINUTE);
        assertThat(queue.claim("two")).isEmpty();
        queue.expire(first);
        LeasedJob second = queue.claim("two").orElseThrow();
        queue.expire(second);
        leases.renew(List.of(first), Queue.MINUTE);
        assertThat(queue.claim("three").orElseThrow().attempt()).isEqualTo(3);
    }

    @Test
    void sweep_ofDueJobs_signalsEachOnceUntilItsTimeHasCome() {
        queue.review(portfolio);
        LeasedJob running = queue.claimed();
        queue.review(portfolio);
        SweepJobs sweep = new SweepJobs(queue.worker);
        assertThat(sweep.due(10)).isEqualTo(1);
        assertThat(sweep.signal(Queue.MINUTE, 10)).hasSize(1).doesNotContain(running.id());
        assertThat(sweep.signal(Queue.MINUTE, 10)).isEmpty();
        assertThat(sweep.due(10)).isEqualTo(1);
        queue.expire(running);
        assertThat(sweep.signal(Queue.MINUTE, 10)).containsExactly(running.id());
        assertThat(sweep.due(10)).isEqualTo(2);
        queue.database.asSuperuser("update ta.jobs set signal_at = now()");
        assertThat(sweep.signal(Queue.MINUTE, 10)).hasSize(2);
        assertThat(sweep.signal(Queue.MINUTE, 10)).isEmpty();
    }

    @Test
    void job_ofAKey_isEnqueuedOnceWhileItIsUnfinished() {
        UUID first = installation("2026-12-07");
        assertThat(installation("2026-12-07")).isEqualTo(first);
        assertThat(installation("2026-12-08")).isNotEqualTo(first);
        LeasedJob job = queue.claimed();
        assertThat(job.portfolioId()).isEmpty();
        new CompleteJob(queue.worker).complete(job, tx -> {});
        assertThat(installation("2026-12-07")).isNotEqualTo(first);
    }

    private UUID installation(String key) {
        return queue.worker.transact(
                Actor.system("scheduler"), tx -> EnqueueJob.within(tx, JobKind.BACK_UP, Optional.empty(), key));
    }

    /** Fails the only job until it is given up. */
    private UUID bury() {
        LeasedJob job = queue.claimed();
        while (queue.failing().retry(job, PROBLEM, SECOND)) {
            queue.due(job);
            job = queue.claimed();
        }
        return job.id();
    }

    private void retry(UUID job) {
        queue.app.transact(portfolio.owner(), tx -> {
            RetryJob.within(tx, Optional.of(portfolio.id()), job);
            return job;
        });
    }

    private void discard(UUID job, String reason) {
        queue.app.transact(portfolio.owner(), tx -> {
            DiscardJob.within(tx, Optional.of(portfolio.id()), job, reason);
            return job;
        });
    }

    private String audited() {
        return queue.ask("select event::json ->> 'action' from ta.audit_events where portfolio_id is not null"
                + " order by seq desc limit 3");
    }
}

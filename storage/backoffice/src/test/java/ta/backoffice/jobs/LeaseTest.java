package ta.backoffice.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.database.Actor;

/** A job belongs to one attempt at a time, and only that attempt can write. */
class LeaseTest {

    private static final RunProblem PROBLEM = new RunProblem("DEFECT", "it broke");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Queue queue = new Queue();
    private TestPortfolio portfolio;

    @BeforeEach
    void setUp() {
        portfolio = queue.portfolio();
    }

    @Test
    void claim_ofSeveral_takesTheFirstDueAndNoOther() {
        List<UUID> asked = List.of(queue.review(portfolio), queue.review(portfolio), queue.review(portfolio));
        queue.database.asSuperuser(
                "update ta.jobs set run_after = now() + interval '1 hour' where task_run_id = '" + asked.get(0) + "'");
        assertThat(queue.claimed().runId()).contains(asked.get(1));
        assertThat(queue.claimed().runId()).contains(asked.get(2));
        assertThat(queue.claim("one")).isEmpty();
    }

    @Test
    void claim_ofAKindThatTheWorkerDoesNotKnow_takesNothing() {
        queue.review(portfolio);
        assertThat(new ClaimJob(queue.worker).claim("one", SECOND, EnumSet.of(JobKind.REFRESH_PRICES)))
                .isEmpty();
    }

    @Test
    void lease_thatRanOut_goesToAnotherAndTheFirstOnesCommitFailsWhole() {
        UUID run = queue.review(portfolio);
        LeasedJob first = queue.claimed();
        assertThat(queue.run(portfolio, run).state()).isEqualTo("RUNNING");
        assertThat(queue.claim("two")).isEmpty();
        queue.expire(first);
        LeasedJob second = queue.claim("two").orElseThrow();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(List.of(first.attempt(), second.attempt())).containsExactly(1, 2);
        assertThatThrownBy(() -> queue.decide(first)).isInstanceOf(LeaseLostException.class);
        assertThat(queue.ask("select count(*) from ta.decisions")).isEqualTo("0");
        queue.decide(second);
        assertThatThrownBy(() -> queue.decide(first)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> queue.failing().refuse(first, PROBLEM)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> queue.failing().retry(first, PROBLEM, SECOND)).isInstanceOf(LeaseLostException.class);
        assertThat(queue.run(portfolio, run).state()).isEqualTo("SUCCEEDED");
        assertThat(queue.ask("select count(*) from ta.decisions")).isEqualTo("1");
        assertThat(queue.ask("select attempt from ta.task_runs")).isEqualTo("2");
    }

    @Test
    void lease_thatWasTakenInTheMiddleOfTheWork_rollsTheWorkBack() {
        queue.review(portfolio);
        LeasedJob job = queue.claimed();
        // While the row is locked no other worker can take it, so the test changes it itself: the last write is
        // refused.
        assertThatThrownBy(() -> new CompleteJob(queue.worker).complete(job, tx -> {
                    tx.sql().execute("update ta.task_runs set problem = '{}'");
                    tx.sql().execute("update ta.jobs set attempt = attempt + 1");
                }))
                .isInstanceOf(LeaseLostException.class);
        assertThat(queue.ask("select problem from ta.task_runs where problem is not null"))
                .isEmpty();
    }

    @Test
    void lease_thatRunsOutDuringTheLastStep_isNotTaken() {
        UUID run = queue.review(portfolio);
        LeasedJob job = queue.claimed();
        new CompleteJob(queue.worker).complete(job, tx -> {
            tx.sql().execute("update ta.jobs set leased_until = now() - interval '1 second'");
            assertThat(queue.claim("two")).isEmpty();
        });
        assertThat(queue.ask("select state from ta.jobs where task_run_id = '" + run + "'"))
                .isEqualTo("DONE");
    }

    @Test
    void work_thatFails_leavesNothingAndTheJobToItsLease() {
        queue.review(portfolio);
        LeasedJob job = queue.claimed();
        assertThatThrownBy(() -> new CompleteJob(queue.worker).complete(job, tx -> {
                    tx.sql().execute("update ta.task_runs set problem = '{}'");
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(queue.ask("select problem from ta.task_runs where problem is not null"))
                .isEmpty();
        assertThat(queue.ask("select state from ta.jobs")).isEqualTo("RUNNING");
    }

    @Test
    void failure_thatMayPass_isTriedAgainLaterAndLater() {
        UUID run = queue.review(portfolio);
        for (int attempt = 1; attempt < 5; attempt++) {
            LeasedJob job = queue.claimed();
            assertThat(queue.failing().retry(job, PROBLEM, SECOND)).isTrue();
            // Between half of the pause and all of it, less the time that this query takes.
            assertThat(queue.ask("select extract(epoch from run_after - now()) between " + (1 << (attempt - 1))
                            + " / 2.0 - 1 and " + (1 << (attempt - 1)) + " from ta.jobs"))
                    .isEqualTo("true");
            assertThat(queue.run(portfolio, run).state()).isEqualTo("QUEUED");
            assertThat(queue.claim("two")).isEmpty();
            queue.due(job);
        }
        LeasedJob last = queue.claimed();
        assertThat(queue.failing().retry(last, PROBLEM, SECOND)).isFalse();
        assertThat(queue.run(portfolio, run).state()).isEqualTo("FAILED");
        assertThat(queue.run(portfolio, run).problem()).contains(PROBLEM);
        assertThat(queue.ask("select state || ' ' || last_error from ta.jobs")).isEqualTo("DEAD DEFECT: it broke");
        assertThat(queue.ask("select kind || ' ' || severity || ' ' || subject || ' ' || message from ta.alerts"))
                .isEqualTo("JOB_DEAD critical " + run
                        + " A run could not be done: the program has a defect. Retry it on the page Queue once the"
                        + " cause is gone; whoever runs the installation finds the details there.");
        assertThat(queue.ask("select event::json ->> 'action' from ta.audit_events where portfolio_id is not null"
                        + " order by seq desc limit 1"))
                .isEqualTo("run.fail");
    }

    @Test
    void pause_ofManyAttempts_staysBelowTenMinutes() {
        assertThat(FailJob.pause(1, SECOND)).isEqualTo(SECOND);
        assertThat(FailJob.pause(4, SECOND)).isEqualTo(Duration.ofSeconds(8));
        assertThat(FailJob.pause(100, SECOND)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void refusal_thatNoRetryChanges_endsTheRunAndTheJob() {
        UUID run = queue.review(portfolio);
        LeasedJob job = queue.claimed();
        queue.failing().refuse(job, new RunProblem("NO_POLICY", "there\0is none " + "\uD83D\uDE00".repeat(2000)));
        RunProblem problem = queue.run(portfolio, run).problem().orElseThrow();
        assertThat(problem.code()).isEqualTo("NO_POLICY");
        assertThat(problem.message())
                .startsWith("there\uFFFDis none \uD83D\uDE00")
                .endsWith("\uD83D\uDE00…");
        assertThat(queue.run(portfolio, run).state()).isEqualTo("FAILED");
        assertThat(queue.ask("select state from ta.jobs")).isEqualTo("DONE");
        assertThat(queue.ask("select kind from ta.alerts")).isEmpty();
    }

    @Test
    void job_thatKillsItsWorkers_isExhausted() {
        queue.review(portfolio);
        for (int attempt = 1; attempt <= 5; attempt++) {
            LeasedJob job = queue.claimed();
            assertThat(job.isExhausted()).isFalse();
            queue.expire(job);
        }
        LeasedJob sixth = queue.claimed();
        assertThat(sixth.isExhausted()).isTrue();
        assertThat(queue.failing().retry(sixth, PROBLEM, SECOND)).isFalse();
        assertThat(queue.ask("select state from ta.jobs")).isEqualTo("DEAD");
    }

    @Test
    void jobs_fiftyForTwoWorkers_areDoneOnceEach() throws Exception {
        List<TestPortfolio> portfolios = List.of(portfolio, queue.portfolio(), queue.portfolio());
        Set<UUID> asked = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            asked.add(queue.review(portfolios.get(i % 3)));
        }
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<UUID> done = new ArrayList<>();
        try {
            Callable<List<UUID>> work = () -> {
                List<UUID> mine = new ArrayList<>();
                for (Optional<LeasedJob> job = queue.claim("w"); job.isPresent(); job = queue.claim("w")) {
                    queue.decide(job.get());
                    mine.add(job.get().runId().orElseThrow());
                }
                return mine;
            };
            for (var mine : workers.invokeAll(List.of(work, work))) {
                assertThat(mine.get()).isNotEmpty();
                done.addAll(mine.get());
            }
        } finally {
            workers.shutdown();
        }
        assertThat(done).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(queue.ask("select distinct state || ' ' || attempt from ta.jobs"))
                .isEqualTo("DONE 1");
        assertThat(queue.ask("select count(*) from ta.decisions")).isEqualTo("50");
    }

    @Test
    void counts_ofTheQueue_tellHowLongTheOldestWaits() {
        assertThat(counts()).isEqualTo(new JobCounts(0, 0, 0, Optional.empty()));
        queue.review(portfolio);
        queue.review(portfolio);
        queue.database.asSuperuser("update ta.jobs set run_after = now() - interval '1 hour'");
        queue.claimed();
        JobCounts one = counts();
        assertThat(one.oldestQueued().orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
        assertThat(one).isEqualTo(new JobCounts(1, 1, 0, one.oldestQueued()));
        queue.database.asSuperuser("update ta.jobs set run_after = now() + interval '1 hour'");
        assertThat(counts()).isEqualTo(new JobCounts(1, 1, 0, Optional.empty()));
    }

    private JobCounts counts() {
        return queue.worker.read(Actor.system("worker"), JobCounts::of);
    }
}

package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import ta.database.Ids;
import ta.database.Transaction;
import ta.runtime.queue.RedisSignal;
import ta.runtime.queue.Signal;
import ta.runtime.queue.TestRedis;
import ta.runtime.queue.ThreadSignal;

/** Workers that share a queue over Redis, and faults of the workers, the queue and the jobs. */
final class QueueFaultsTest {

    private static final String JOBS = "select state || ' ' || attempt from ta.jobs";

    private final WorkerFixture desk = new WorkerFixture();

    @Test
    void redis_thatIsEmptiedForgedAndStoppedMeanwhile_losesNoJob() {
        try (TestRedis redis = new TestRedis();
                RedisClient client = redis.client();
                Worker one = worker(redis);
                Worker two = worker(redis)) {
            for (int i = 0; i < 40; i++) {
                desk.review();
                one.wake();
                switch (i) {
                    case 8 -> client.flushAll();
                    case 16 -> client.xgroupDestroy("ta:jobs", "workers");
                    case 20 -> client.xadd("ta:jobs", StreamEntryID.NEW_ENTRY, Map.of("job", "x".repeat(100_000)));
                    case 24 -> redis.stop();
                    case 32 -> redis.start();
                    default -> two.wake();
                }
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> desk.ask("select count(*) from ta.jobs where state <> 'DONE'")
                            .equals("0"));
        }
        assertThat(desk.ask("select distinct state || ' ' || attempt from ta.jobs"))
                .isEqualTo("DONE 1");
        assertThat(desk.ask("select count(*) from ta.decisions")).isEqualTo("40");
    }

    @Test
    void job_thatTakesLongerThanItsLease_staysWithItsWorker() {
        UUID run = desk.review();
        AtomicInteger begun = new AtomicInteger();
        JobHandler slow = job -> {
            begun.incrementAndGet();
            sleep(WorkerFixture.HASTY.lease().multipliedBy(2));
            return tx -> succeed(tx, run);
        };
        try (Worker one = worker(slow, WorkerFixture.HASTY);
                Worker two = worker(slow, WorkerFixture.HASTY)) {
            one.wake();
            two.wake();
            desk.awaited(run, "SUCCEEDED");
        }
        assertThat(desk.ask(JOBS)).isEqualTo("DONE 1");
        assertThat(begun).hasValue(1);
    }

    /** Like a process that is suspended for longer than its lease, and then continues as if nothing had happened. */
    @Test
    void job_whoseWorkerSleptBeyondItsLease_isTakenOverAndKeepsNothingOfTheFirst() {
        UUID run = desk.review();
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch asleep = new CountDownLatch(1);
        JobHandler sleeper = job -> {
            asleep.countDown();
            awaitDespiteInterrupts(over);
            return tx -> tx.sql().execute("update ta.task_runs set attempt = 99");
        };
        Worker first = worker(sleeper, settings(Duration.ofMillis(1), Duration.ofSeconds(20)));
        try {
            await().until(() -> asleep.getCount() == 0);
            try (Worker second = desk.worker(Map.of())) {
                second.wake();
                desk.awaited(run, "SUCCEEDED");
            }
        } finally {
            over.countDown();
            first.close();
        }
        assertThat(desk.ask(JOBS)).isEqualTo("DONE 2");
        assertThat(desk.ask("select count(*) from ta.decisions")).isEqualTo("1");
        assertThat(desk.ask("select kind from ta.alerts where kind = 'JOB_DEAD'"))
                .isEmpty();
    }

    @Test
    void job_thatIsNotDoneWithinTheGrace_isGivenBackAndDoneByAnother() {
        UUID run = desk.review();
        CountDownLatch begun = new CountDownLatch(1);
        JobHandler endless = job -> {
            begun.countDown();
            sleep(Duration.ofMinutes(5));
            return tx -> {};
        };
        Worker first = worker(endless, settings(Duration.ofMinutes(15), Duration.ofMillis(100)));
        await().until(() -> begun.getCount() == 0);
        first.close();
        assertThat(desk.ask("select state || ' ' || attempt || ' ' || tries from ta.jobs"))
                .isEqualTo("QUEUED 1 0");
        assertThat(desk.run(run).state()).isEqualTo("QUEUED");
        try (Worker second = desk.worker(Map.of())) {
            second.wake();
            desk.awaited(run, "SUCCEEDED");
        }
        assertThat(desk.ask("select state || ' ' || attempt || ' ' || tries from ta.jobs"))
                .isEqualTo("DONE 2 1");
    }

    @Test
    void job_ofAPortfolioThatIsGone_isADeadLetterAndStopsNoOther() {
        desk.database.asSuperuser(
                "alter table ta.jobs drop constraint jobs_portfolio_id_fkey",
                "insert into ta.jobs (id, portfolio_id, kind, key) values (gen_random_uuid(), gen_random_uuid(),"
                        + " 'SEND_NOTICE', '"
                        + Ids.next() + "')");
        UUID run = desk.review();
        try (Worker worker = desk.worker(Map.of())) {
            worker.wake();
            desk.awaited(run, "SUCCEEDED");
            await().until(() -> desk.ask("select state from ta.jobs where kind = 'SEND_NOTICE'")
                    .equals("DEAD"));
        }
        assertThat(desk.ask("select last_error from ta.jobs where kind = 'SEND_NOTICE'"))
                .startsWith("PORTFOLIO_GONE");
    }

    private Worker worker(TestRedis redis) {
        Signal signal = new RedisSignal(
                redis.address(), 1, WorkerFixture.HASTY.longest(), Ids.next().toString(), new SimpleMeterRegistry());
        return desk.worker(Map.of(), signal);
    }

    private Worker worker(JobHandler handler, WorkerSettings settings) {
        return desk.worker(handler, settings, new ThreadSignal(1, settings.poll()));
    }

    private static WorkerSettings settings(Duration longest, Duration grace) {
        return new WorkerSettings(
                1,
                WorkerFixture.HASTY.kinds(),
                WorkerFixture.HASTY.poll(),
                Duration.ofMillis(500),
                longest,
                WorkerFixture.HASTY.retry(),
                grace);
    }

    private static void succeed(Transaction tx, UUID run) {
        tx.sql().execute("update ta.task_runs set state = 'SUCCEEDED', finished_at = now() where id = '" + run + "'");
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitDespiteInterrupts(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Ignored: the handler sleeps on.
            }
        }
    }
}

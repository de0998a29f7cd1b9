package ta.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.SweepJobs;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.runtime.queue.Signal.Receipt;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** Messages in the stream: each wakes one worker once; foreign or lost messages do no harm. */
final class RedisSignalTest {

    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String STREAM = JobStream.STREAM;
    private static final String GROUP = JobStream.GROUP;

    private static final Database WORKER = TestDatabase.create().as(Role.WORKER);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SweepJobs jobs = new SweepJobs(WORKER);
    private TestRedis redis;
    private RedisClient client;
    private RedisSignal signal;

    @BeforeEach
    void setUp() {
        redis = new TestRedis();
        client = redis.client();
        signal = new RedisSignal(redis.address(), 2, LONG, "here", meters);
        // The jobs of other tests are not signalled again.
        jobs.signal(LONG, 10_000);
    }

    @AfterEach
    void tearDown() {
        signal.close();
        client.close();
        redis.close();
    }

    @Test
    void job_thatIsDue_wakesOneWorkerAndIsAcknowledgedWhenSettled() throws Exception {
        enqueue();
        signal.sweep(jobs);
        signal.sweep(jobs);
        List<Receipt> received = received(3);
        assertThat(received).hasSize(1);
        assertThat(pending()).isEqualTo(1);
        received.get(0).settled();
        assertThat(pending()).isZero();
        assertThat(meters.get("ta.redis.up").gauge().value()).isEqualTo(1);
    }

    @Test
    void messages_fromElsewhere_areCountedAndAcknowledged() throws Exception {
        createStream();
        client.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("job", "'; drop table ta.jobs; --"));
        client.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("command", "rm"));
        client.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("job", "x".repeat(4_000_000)));
        client.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("job", Ids.next().toString(), "more", "y"));
        // Of the right form, but of no job: the worker that receives it finds nothing.
        client.xadd(STREAM, StreamEntryID.NEW_ENTRY, Map.of("job", Ids.next().toString()));
        List<Receipt> received = received(8);
        assertThat(received).hasSize(5);
        received.forEach(Receipt::settled);
        assertThat(pending()).isZero();
        assertThat(meters.get("ta.signals.refused").counter().count()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flush", "group", "stream", "other"})
    void stream_thatIsMissing_isCreatedAgain(String how) throws Exception {
        createStream();
        switch (how) {
            case "flush" -> client.flushAll();
            case "group" -> client.xgroupDestroy(STREAM, GROUP);
            case "stream" -> client.del(STREAM);
            default -> {
                client.del(STREAM);
                client.xadd(
                        STREAM,
                        StreamEntryID.NEW_ENTRY,
                        Map.of("job", Ids.next().toString()));
            }
        }
        enqueue();
        signal.sweep(jobs);
        // The first look creates it, the next one receives the message.
        assertThat(received(4)).isNotEmpty();
        assertThat(client.xinfoGroups(STREAM)).hasSize(1);
    }

    @Test
    void messagesOfDeadWorkers_areAllAcknowledgedAndTheirConsumersRemoved() {
        createStream();
        for (int i = 0; i < 250; i++) {
            client.xadd(
                    STREAM, StreamEntryID.NEW_ENTRY, Map.of("job", Ids.next().toString()));
        }
        client.xreadGroup(
                GROUP,
                "dead",
                XReadGroupParams.xReadGroupParams().count(250),
                Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        assertThat(pending()).isEqualTo(250);
        try (JobStream stream = new JobStream(redis.address(), 1, SECOND)) {
            assertThat(stream.tidy("alive", LONG)).isZero();
            await().until(() -> client.xinfoConsumers2(STREAM, GROUP).stream()
                    .anyMatch(consumer -> consumer.getName().equals("dead") && consumer.getIdle() > 20));
            assertThat(stream.tidy("alive", Duration.ofMillis(20))).isEqualTo(250);
        }
        assertThat(pending()).isZero();
        assertThat(client.xinfoConsumers2(STREAM, GROUP))
                .extracting(consumer -> consumer.getName())
                .doesNotContain("dead");
    }

    @Test
    void stream_ofManyMessages_isTrimmed() {
        try (JobStream stream = new JobStream(redis.address(), 1, SECOND)) {
            List<UUID> many = new ArrayList<>();
            for (int i = 0; i < 15_000; i++) {
                many.add(Ids.next());
            }
            stream.add(many);
        }
        assertThat(client.xlen(STREAM)).isBetween(10_000L, 10_200L);
    }

    @Test
    void redis_thatIsAway_isAnOutageUntilItIsBack() throws Exception {
        createStream();
        redis.stop();
        enqueue();
        signal.sweep(jobs);
        assertThat(meters.get("ta.redis.up").gauge().value()).isZero();
        // Meanwhile the process wakes its own threads.
        signal.sweep(jobs);
        assertThat(signal.receive("one", SECOND)).isPresent();
        redis.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            signal.sweep(jobs);
            return meters.get("ta.redis.up").gauge().value() == 1;
        });
        WORKER.transact(Actor.system("test"), tx -> tx.sql().execute("update ta.jobs set signal_at = now()"));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            signal.sweep(jobs);
            return !received(3).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x", "redis:///x", "localhost:6379", "redis://a b"})
    void address_thatIsInvalid_isRefusedWithoutBeingRepeated(String address) {
        Environment environment = new Environment(Map.of("TA_REDIS_URL", address), Path.of(""));
        assertThatThrownBy(() -> Signals.configured(environment, 1, SECOND, LONG, meters))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ERROR TA_REDIS_URL is not an address of Redis")
                .hasMessageNotContaining(address);
    }

    @Test
    void redis_withAnotherPassword_isAnOutage() throws Exception {
        URI wrong = URI.create(redis.address().toString().replace("a-secret", "no-secret"));
        try (RedisSignal other = new RedisSignal(wrong, 1, LONG, "there", new SimpleMeterRegistry())) {
            enqueue();
            other.sweep(jobs);
            assertThat(other.receive("one", SECOND)).isPresent();
        }
    }

    /** The receipts of so many looks. */
    private List<Receipt> received(int looks) throws InterruptedException {
        List<Receipt> received = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            signal.receive("one", Duration.ofMillis(50)).ifPresent(received::add);
        }
        return received;
    }

    private void createStream() {
        try (JobStream stream = new JobStream(redis.address(), 1, SECOND)) {
            stream.create();
        }
    }

    private long pending() {
        return client.xpending(STREAM, GROUP).getTotal();
    }

    private static void enqueue() {
        WORKER.transact(
                Actor.system("test"),
                tx -> EnqueueJob.within(
                        tx, JobKind.ANCHOR, Optional.empty(), Ids.next().toString()));
    }
}

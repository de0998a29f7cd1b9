package ta.runtime.queue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamConsumerInfo;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The stream {@value #STREAM} of a Redis, and its one group. Each message names a job. Stream and group are made whenever they turn out
 * to be gone. What fails is thrown as Jedis does, after 200 milliseconds at the latest, but for a read that waits.
 */
final class JobStream implements AutoCloseable {

    static final String STREAM = "ta:jobs";
    static final String GROUP = "workers";
    static final String JOB = "job";

    private static final int PATIENCE_MILLIS = 200;

    /** Old messages beyond so many are dropped, read or not: they are signals, and jobs that wait are signalled again. */
    private static final int LENGTH_MAX = 10_000;

    private static final int AT_ONCE = 100;
    private static final String GROUP_GONE = "NOGROUP";
    private static final String GROUP_THERE = "BUSYGROUP";

    private final RedisClient redis;

    /**
     * @param address {@code redis://} or, with TLS, {@code rediss://}; may have user and password
     * @param readers how many may wait for a message at the same time
     * @param wait for how long each waits at most
     */
    JobStream(URI address, int readers, Duration wait) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(readers + 2);
        pool.setMaxWait(Duration.ofMillis(PATIENCE_MILLIS));
        this.redis = RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(address))
                .clientConfig(DefaultJedisClientConfig.builder(address)
                        .connectionTimeoutMillis(PATIENCE_MILLIS)
                        .socketTimeoutMillis(PATIENCE_MILLIS)
                        .blockingSocketTimeoutMillis((int) wait.toMillis() + PATIENCE_MILLIS)
                        .build())
                .poolConfig(pool)
                .build();
    }

    /** Fails when Redis does not answer, though there be none to add. */
    void add(List<UUID> jobs) {
        if (jobs.isEmpty()) {
            redis.ping();
            return;
        }
        XAddParams trimmed = XAddParams.xAddParams().maxLen(LENGTH_MAX).approximateTrimming();
        try (var pipeline = redis.pipelined()) {
            List<Response<StreamEntryID>> replies = jobs.stream()
                    .map(job -> pipeline.xadd(STREAM, trimmed, Map.of(JOB, job.toString())))
                    .toList();
            pipeline.sync();
            replies.forEach(Response::get);
        }
    }

    /** The next message that nobody has had, if one comes in that time. */
    Optional<StreamEntry> read(String consumer, Duration wait) {
        XReadGroupParams one = XReadGroupParams.xReadGroupParams().count(1);
        if (wait.toMillis() > 0) {
            one.block((int) wait.toMillis());
        }
        var found = redis.xreadGroup(GROUP, consumer, one, Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        return found == null
                ? Optional.empty()
                : found.stream().flatMap(stream -> stream.getValue().stream()).findFirst();
    }

    void acknowledge(StreamEntryID message) {
        redis.xack(STREAM, GROUP, message);
    }

    /**
     * Settles the messages of workers that died, and strikes out who has not been heard of for long and has none.
     *
     * @param idle above the longest time that a job takes
     * @return how many messages there were
     */
    int tidy(String consumer, Duration idle) {
        int settled = 0;
        StreamEntryID cursor = new StreamEntryID(0, 0);
        do {
            // What they say is of no interest, and may be of any size.
            var page = redis.xautoclaimJustId(
                    STREAM,
                    GROUP,
                    consumer,
                    idle.toMillis(),
                    cursor,
                    XAutoClaimParams.xAutoClaimParams().count(AT_ONCE));
            page.getValue().forEach(this::acknowledge);
            settled += page.getValue().size();
            cursor = page.getKey();
        } while (cursor.getTime() != 0 || cursor.getSequence() != 0);
        for (StreamConsumerInfo other : redis.xinfoConsumers2(STREAM, GROUP)) {
            if (other.getPending() == 0
                    && other.getIdle() > idle.toMillis()
                    && !other.getName().equals(consumer)) {
                redis.xgroupDelConsumer(STREAM, GROUP, other.getName());
            }
        }
        return settled;
    }

    /** Makes stream and group, unless they are there. It begins with the oldest message: what was added meanwhile is not passed over. */
    void make() {
        try {
            redis.xgroupCreate(STREAM, GROUP, new StreamEntryID(0, 0), true);
        } catch (JedisDataException e) {
            if (!e.getMessage().startsWith(GROUP_THERE)) {
                throw e;
            }
        }
    }

    static boolean isGone(RuntimeException e) {
        return e instanceof JedisDataException && String.valueOf(e.getMessage()).contains(GROUP_GONE);
    }

    @Override
    public void close() {
        redis.close();
    }
}

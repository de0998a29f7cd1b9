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
 * The Redis stream {@value #STREAM} with its one consumer group; each message names a job. Stream and group are created
 * again whenever they are missing. A failure is thrown as Jedis throws it, after 200 milliseconds at most, except for a
 * blocking read.
 */
final class JobStream implements AutoCloseable {

    static final String STREAM = "ta:jobs";
    static final String GROUP = "workers";
    static final String JOB = "job";

    private static final int TIMEOUT_MILLIS = 200;

    /**
     * Beyond this length old messages are dropped, read or not: they are only signals, and waiting jobs are signalled
     * again.
     */
    private static final int LENGTH_MAX = 10_000;

    private static final int PAGE_SIZE = 100;
    private static final String GROUP_MISSING = "NOGROUP";
    private static final String GROUP_EXISTS = "BUSYGROUP";

    private final RedisClient redis;

    /**
     * @param address {@code redis://} or, with TLS, {@code rediss://}; may contain user and password
     * @param readers the most reads at the same time
     * @param wait the longest wait of a read
     */
    JobStream(URI address, int readers, Duration wait) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(readers + 2);
        pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
        this.redis = RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(address))
                .clientConfig(DefaultJedisClientConfig.builder(address)
                        .connectionTimeoutMillis(TIMEOUT_MILLIS)
                        .socketTimeoutMillis(TIMEOUT_MILLIS)
                        .blockingSocketTimeoutMillis((int) wait.toMillis() + TIMEOUT_MILLIS)
                        .build())
                .poolConfig(pool)
                .build();
    }

    /** Adds a message for each job. If there are none, pings Redis, so that an outage is noticed. */
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

    /** The next message that no consumer has received; waits for it at most {@code wait}. */
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
     * Acknowledges the messages of dead workers, and removes consumers that have long been idle and have no messages.
     *
     * @param idle longer than any job takes
     * @return the number of acknowledged messages
     */
    int tidy(String consumer, Duration idle) {
        int settled = 0;
        StreamEntryID cursor = new StreamEntryID(0, 0);
        do {
            // Only the ids are needed, and the content may be of any size.
            var page = redis.xautoclaimJustId(
                    STREAM,
                    GROUP,
                    consumer,
                    idle.toMillis(),
                    cursor,
                    XAutoClaimParams.xAutoClaimParams().count(PAGE_SIZE));
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

    /**
     * Creates the stream and the group if they are missing. The group starts at the oldest message, so that it skips
     * none that were added meanwhile.
     */
    void create() {
        try {
            redis.xgroupCreate(STREAM, GROUP, new StreamEntryID(0, 0), true);
        } catch (JedisDataException e) {
            if (!String.valueOf(e.getMessage()).startsWith(GROUP_EXISTS)) {
                throw e;
            }
        }
    }

    static boolean isMissing(RuntimeException e) {
        return e instanceof JedisDataException && String.valueOf(e.getMessage()).contains(GROUP_MISSING);
    }

    @Override
    public void close() {
        redis.close();
    }
}

package ta.trials.chaos;

import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** Faults of Redis, which only carries signals. */
final class QueueFaults {

    private static final int MESSAGES = 200;
    private static final int HUGE = 5_000_000;
    private static final int AWAY_MILLIS = 6_000;

    private QueueFaults() {}

    /** Redis stores nothing, so it is empty afterwards. */
    static void redisRestarted(Scene scene) throws Exception {
        scene.moment();
        scene.installation.redis.kill();
        scene.moment();
        scene.installation.redis.start();
    }

    static void flushed(Scene scene) throws Exception {
        for (int i = 0; i < 3; i++) {
            scene.moment();
            try (Jedis redis = scene.installation.redis.connect()) {
                redis.flushAll();
            }
        }
    }

    static void streamDeleted(Scene scene) throws Exception {
        scene.moment();
        try (Jedis redis = scene.installation.redis.connect()) {
            redis.del(RedisServer.STREAM);
        }
        scene.moment();
    }

    static void groupDeleted(Scene scene) throws Exception {
        scene.moment();
        try (Jedis redis = scene.installation.redis.connect()) {
            if (redis.exists(RedisServer.STREAM)) {
                redis.xgroupDestroy(RedisServer.STREAM, RedisServer.GROUP);
            }
        }
        scene.moment();
    }

    static void cutOff(Scene scene) throws Exception {
        for (int i = 0; i < 3; i++) {
            scene.installation.toRedis.delay(scene.random.nextInt(400));
            scene.moment();
            scene.installation.toRedis.cut();
        }
        scene.installation.toRedis.refuse();
        scene.installation.toRedis.cut();
        Thread.sleep(AWAY_MILLIS);
        scene.installation.toRedis.heal();
    }

    static void forged(Scene scene) throws Exception {
        try (Jedis redis = scene.installation.redis.connect()) {
            for (int i = 0; i < MESSAGES; i++) {
                redis.xadd(RedisServer.STREAM, StreamEntryID.NEW_ENTRY, forgery(i));
            }
        }
        scene.moment();
    }

    private static Map<String, String> forgery(int number) {
        return switch (number % 5) {
            case 0 -> Map.of("job", UUID.randomUUID().toString());
            case 1 -> Map.of("job", "'; drop table ta.jobs; --");
            case 2 -> Map.of("command", "halt", "job", UUID.randomUUID().toString());
            case 3 -> Map.of("", "");
            default -> Map.of("job", "x".repeat(number == 4 ? HUGE : 100_000));
        };
    }

    /** Repeats messages of finished jobs and of running ones. */
    static void repeated(Scene scene) throws Exception {
        try (Jedis redis = scene.installation.redis.connect()) {
            for (String job : scene.rows.ask("select id from ta.jobs order by random() limit " + MESSAGES)) {
                for (int i = 0; i < 3; i++) {
                    redis.xadd(RedisServer.STREAM, StreamEntryID.NEW_ENTRY, Map.of("job", job));
                }
            }
        }
        scene.moment();
    }
}

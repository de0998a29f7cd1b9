package ta.runtime.queue;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.util.JedisURIHelper;
import ta.database.Ids;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** Creates the signal that the environment configures. */
public final class Signals {

    private static final String REDIS = "TA_REDIS_URL";

    private Signals() {}

    /**
     * @param threads number of threads to wake in this process
     * @param pause polling interval of each process without Redis
     * @param longest the longest time that a job takes
     * @throws Refusal if the address of Redis is invalid
     */
    public static Signal configured(
            Environment environment, int threads, Duration pause, Duration longest, MeterRegistry meters) {
        Optional<URI> redis = redis(environment);
        return redis.isEmpty()
                ? new ThreadSignal(threads, pause)
                : new RedisSignal(
                        redis.get(), threads, longest, ProcessHandle.current().pid() + "-" + Ids.next(), meters);
    }

    /** The message does not repeat the address, which may contain a password. */
    private static Optional<URI> redis(Environment environment) {
        return environment.secret(REDIS).map(text -> {
            try {
                URI address = new URI(text);
                if (JedisURIHelper.isValid(address)
                        && (JedisURIHelper.isRedisScheme(address) || JedisURIHelper.isRedisSSLScheme(address))) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // Reported below.
            }
            throw Refusal.unusable("ERROR " + REDIS + " is not an address of Redis"
                    + "\nMaybe write it as redis://:password@redis.lan:6379, or with rediss:// for TLS.");
        });
    }
}

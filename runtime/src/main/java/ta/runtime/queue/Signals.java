package ta.runtime.queue;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.util.JedisURIHelper;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Environment;
import ta.database.Ids;

/** Which signal the environment asks for. */
public final class Signals {

    private static final String REDIS = "TA_REDIS_URL";

    private Signals() {}

    /**
     * @param threads that there are to be woken here
     * @param pause how often each process looks for itself, where there is no Redis
     * @param longest the longest time that a job takes
     * @throws Refusal when the address of Redis is none
     */
    public static Signal configured(
            Environment environment, int threads, Duration pause, Duration longest, MeterRegistry meters) {
        Optional<URI> redis = redis(environment);
        return redis.isEmpty()
                ? new ThreadSignal(threads, pause)
                : new RedisSignal(
                        redis.get(), threads, longest, ProcessHandle.current().pid() + "-" + Ids.next(), meters);
    }

    /** The address may have a password in it, so it is not repeated. */
    private static Optional<URI> redis(Environment environment) {
        return environment.secret(REDIS).map(text -> {
            try {
                URI address = new URI(text);
                if (JedisURIHelper.isValid(address)
                        && (JedisURIHelper.isRedisScheme(address) || JedisURIHelper.isRedisSSLScheme(address))) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // Said below.
            }
            throw Refusal.unusable("ERROR " + REDIS + " is no address of a Redis"
                    + "\nMaybe write it as redis://:password@redis.lan:6379, or with rediss:// where it speaks TLS.");
        });
    }
}

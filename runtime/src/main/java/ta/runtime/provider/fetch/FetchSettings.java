package ta.runtime.provider.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import ta.backoffice.market.Provider;

/**
 * How to reach one provider.
 *
 * @param base URL, without a slash at the end
 * @param key must not appear in any message
 * @param privateAddresses whether the provider may be in the operator's own network
 * @param plain whether http is allowed; for tests only
 * @param perMinute maximum number of requests per minute, evenly spaced
 * @param patience timeout of a whole response, from connecting to the last byte
 * @param pause before the first retry; doubles for each further one, with some jitter
 * @param retryAfterMax the longest pause requested by a provider that a retry waits for; beyond it, the request fails
 * @param bytesMax limit of a response, both compressed and decompressed
 */
public record FetchSettings(
        Provider provider,
        URI base,
        Optional<String> key,
        boolean privateAddresses,
        boolean plain,
        int perMinute,
        Duration patience,
        Duration pause,
        Duration retryAfterMax,
        int bytesMax) {

    private static final int BYTES_MAX = 8 << 20;

    /** The settings in production; the arguments are what the operator configures. */
    public static FetchSettings of(
            Provider provider, URI base, Optional<String> key, boolean privateAddresses, int perMinute) {
        return new FetchSettings(
                provider,
                base,
                key,
                privateAddresses,
                false,
                perMinute,
                Duration.ofSeconds(12),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                BYTES_MAX);
    }
}

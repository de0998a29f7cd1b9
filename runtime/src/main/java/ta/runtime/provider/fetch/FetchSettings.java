package ta.runtime.provider.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import ta.backoffice.market.Provider;

/**
 * How one provider is asked.
 *
 * @param base where it is, without a slash at the end
 * @param key never to be seen in a message
 * @param privateAddresses whether it may be in the operator's own network
 * @param plain whether http will do; for tests alone
 * @param perMinute as many questions, evenly spread
 * @param patience for one whole answer, from the connection to its last byte
 * @param pause before a second try; it doubles, with some jitter
 * @param retryAfterMax what a provider may ask for and be waited for; for more than that, the refresh does not wait
 * @param bytesMax of an answer, packed or unpacked
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

    /** What production uses; the rest is the operator's. */
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

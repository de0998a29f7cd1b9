package ta.runtime.provider.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to reach one provider.
 *
 * @param base URL, without a slash at the end
 * @param key must not appear in any message
 * @param headers of each request; they may hold the key
 * @param privateAddresses whether the provider may be in the operator's own network
 * @param plain whether http is allowed; for tests only
 * @param perMinute maximum number of requests per minute, evenly spaced
 * @param patience timeout of a whole response, from connecting to the last byte
 * @param pause before the first retry; doubles for each further one, with some jitter
 * @param retryAfterMax the longest pause requested by a provider that a retry waits for; beyond it, the request fails
 * @param bytesMax limit of a response, both compressed and decompressed
 * @param watch is told of each request
 */
public record FetchSettings(
        URI base,
        Optional<String> key,
        Map<String, String> headers,
        boolean privateAddresses,
        boolean plain,
        int perMinute,
        Duration patience,
        Duration pause,
        Duration retryAfterMax,
        int bytesMax,
        Consumer<Attempt> watch) {

    private static final String HIDDEN = "(key)";
    public static final int BYTES_MAX = 8 << 20;
    public static final Duration PATIENCE = Duration.ofSeconds(12);

    /** The settings in production; the arguments are what the operator configures. */
    public static FetchSettings of(URI base, Optional<String> key, boolean privateAddresses, int perMinute) {
        return new FetchSettings(
                base,
                key,
                Map.of(),
                privateAddresses,
                false,
                perMinute,
                PATIENCE,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                BYTES_MAX,
                attempt -> {});
    }

    /** These settings with bounds and headers of the operator. */
    public FetchSettings with(Map<String, String> ownHeaders, Duration ownPatience, int ownBytesMax) {
        return new FetchSettings(
                base,
                key,
                Map.copyOf(ownHeaders),
                privateAddresses,
                plain,
                perMinute,
                ownPatience,
                pause,
                retryAfterMax,
                ownBytesMax,
                watch);
    }

    /** These settings, for a person who wants to see each request. */
    public FetchSettings watchedBy(Consumer<Attempt> person) {
        return new FetchSettings(
                base,
                key,
                headers,
                privateAddresses,
                plain,
                perMinute,
                patience,
                pause,
                retryAfterMax,
                bytesMax,
                person);
    }

    /** The text without the key, which some providers repeat. */
    String withoutKey(String text) {
        return key.map(secret -> text.replace(secret, HIDDEN).replace(HttpQuery.encoded(secret), HIDDEN))
                .orElse(text);
    }
}

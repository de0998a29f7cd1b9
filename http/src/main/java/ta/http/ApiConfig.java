package ta.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the API is reached, and how much it takes on.
 *
 * @param host the address that it listens on
 * @param port 0 for any that is free
 * @param publicUrl where its users find it, as {@code https://ta.example.org}; cookies are for TLS alone unless it begins with http:
 * @param alsoAt other addresses of the same pages, as http://127.0.0.1:8080 beside http://localhost:8080
 * @param trustedProxies addresses or networks whose X-Forwarded-For counts
 * @param metricsToken what a collector shows as bearer; without one, only this machine reads the metrics
 * @param requestsPerSecond of one sender; four times as many may come in a burst
 * @param requestsAtOnce of all senders together
 * @param bodyPatience how long a body may take, and how long a connection may be silent
 */
public record ApiConfig(
        String host,
        int port,
        URI publicUrl,
        List<URI> alsoAt,
        List<String> trustedProxies,
        Optional<String> metricsToken,
        int requestsPerSecond,
        int requestsAtOnce,
        Duration bodyPatience) {

    public static final int REQUESTS_PER_SECOND = 100;
    public static final int REQUESTS_AT_ONCE = 40;
    public static final Duration BODY_PATIENCE = Duration.ofSeconds(15);

    /** Whether it is reached over plain HTTP, where whoever is on the way can read and change everything. */
    public boolean insecure() {
        return !"https".equals(publicUrl.getScheme());
    }
}

package ta.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How clients reach the API, and its load limits.
 *
 * @param host the address to listen on
 * @param port 0 for any free port
 * @param publicUrl the address that users open, such as {@code https://ta.example.org}; unless its scheme is http,
 *     browsers send the session cookie over TLS only
 * @param alsoAt further addresses of the same pages, such as http://localhost:8080 beside http://127.0.0.1:8080
 * @param trustedProxies addresses or networks of proxies whose headers X-Forwarded-For and Forwarded are trusted
 * @param metricsToken the bearer token that a metrics collector sends; without one, only this machine may read the
 *     metrics
 * @param requestsPerSecond the limit for one client; four times as many are allowed in a burst
 * @param requestsAtOnce the limit of concurrent requests for all signed-in clients together
 * @param assistants whether {@code /mcp} serves assistants, to holders of an API token
 * @param bodyPatience the deadline for a request body, for a request's head, and for an idle connection
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
        boolean assistants,
        Duration bodyPatience) {

    public static final int REQUESTS_PER_SECOND = 100;
    public static final int REQUESTS_AT_ONCE = 40;
    public static final Duration BODY_PATIENCE = Duration.ofSeconds(15);

    /** Whether users connect over plain HTTP, where everyone on the network path can read and change everything. */
    public boolean insecure() {
        return !"https".equals(publicUrl.getScheme());
    }
}

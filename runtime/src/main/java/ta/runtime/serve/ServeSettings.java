package ta.runtime.serve;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.http.ApiConfig;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * Reads from the environment how the API is reached. Without {@value #ADDRESS} that is by plain HTTP, from this machine
 * only. Invalid settings and a port that is taken are refused before anything starts.
 */
final class ServeSettings {

    static final String ADDRESS = "TA_PUBLIC_URL";
    private static final String HOST = "TA_HOST";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 8080;

    private ServeSettings() {}

    /**
     * @param given the port of the command line, which takes precedence over {@code TA_PORT}
     */
    static ApiConfig of(Environment environment, Optional<Integer> given) {
        int port = given.orElseGet(() -> environment.number("TA_PORT", PORT, 0, 65_535));
        if (port < 0 || port > 65_535) {
            throw Refusal.unusable("ERROR --port is " + port + "\nMaybe use a number from 1 to 65535.");
        }
        return environment.get(ADDRESS).isPresent() ? configured(environment, port) : local(environment, port);
    }

    private static ApiConfig local(Environment environment, int port) {
        environment.get(HOST).filter(host -> !host.equals(LOOPBACK)).ifPresent(host -> {
            throw Refusal.unusable("ERROR " + HOST + " is " + Visible.text(host) + ", but " + ADDRESS
                    + " is not set: it is the address for users\n"
                    + "Maybe set it to https://ta.example.org, or leave out both to serve this machine only.");
        });
        int free = Service.freePort(LOOPBACK, port);
        // Not localhost: a browser may try ::1 first, where another user of this machine can listen.
        return config(
                environment,
                LOOPBACK,
                free,
                URI.create("http://" + LOOPBACK + ":" + free),
                List.of(URI.create("http://localhost:" + free)));
    }

    private static ApiConfig configured(Environment environment, int port) {
        URI address = publicUrl(environment);
        boolean plain = address.getScheme().equals("http");
        if (plain && !environment.get("TA_INSECURE_HTTP").orElse("").equals("true")) {
            throw Refusal.unusable("ERROR TA_PUBLIC_URL is " + Visible.text(address.toString())
                    + ": without TLS, anyone on the network can read and change everything\n"
                    + "Maybe put a proxy with TLS in front of it, or set TA_INSECURE_HTTP=true on a private"
                    + " network.");
        }
        String host = environment.get(HOST).orElse(LOOPBACK);
        Service.freePort(host, port);
        return config(environment, host, port, address, List.of());
    }

    private static ApiConfig config(Environment environment, String host, int port, URI address, List<URI> alsoAt) {
        return new ApiConfig(
                host,
                port,
                address,
                alsoAt,
                networks(environment),
                environment.secret("TA_METRICS_TOKEN"),
                environment.number("TA_REQUESTS_PER_SECOND", ApiConfig.REQUESTS_PER_SECOND, 1, 1_000_000),
                ApiConfig.REQUESTS_AT_ONCE,
                environment.isOn("TA_ASSISTANTS"),
                ApiConfig.BODY_PATIENCE);
    }

    private static URI publicUrl(Environment environment) {
        String text = environment.get(ADDRESS).orElseThrow();
        try {
            URI address = new URI(text);
            boolean web = List.of("http", "https").contains(String.valueOf(address.getScheme()));
            String path = String.valueOf(address.getPath());
            if (web && address.getHost() != null && (path.isEmpty() || path.equals("/"))) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw Refusal.unusable("ERROR TA_PUBLIC_URL is not the address of a site: " + Visible.text(text)
                + "\nMaybe write it as https://ta.example.org, without a path.");
    }

    private static List<String> networks(Environment environment) {
        return environment.get("TA_TRUSTED_PROXIES").stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}

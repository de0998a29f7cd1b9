package ta.runtime.serve;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import ta.http.ApiConfig;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * Reads from the environment how the API is reached. Missing and invalid settings are refused before anything starts.
 */
final class ServeSettings {

    private static final int PORT = 8080;

    private ServeSettings() {}

    static ApiConfig of(Environment environment) {
        URI address = publicUrl(environment);
        boolean plain = address.getScheme().equals("http");
        if (plain && !environment.get("TA_INSECURE_HTTP").orElse("").equals("true")) {
            throw Refusal.unusable("ERROR TA_PUBLIC_URL is " + Visible.text(address.toString())
                    + ": without TLS, anyone on the network can read and change everything\n"
                    + "Maybe put a proxy with TLS in front of it, or set TA_INSECURE_HTTP=true on a private"
                    + " network.");
        }
        return new ApiConfig(
                environment.get("TA_HOST").orElse("127.0.0.1"),
                environment.number("TA_PORT", PORT, 0, 65_535),
                address,
                List.of(),
                networks(environment),
                environment.secret("TA_METRICS_TOKEN"),
                environment.number("TA_REQUESTS_PER_SECOND", ApiConfig.REQUESTS_PER_SECOND, 1, 1_000_000),
                ApiConfig.REQUESTS_AT_ONCE,
                ApiConfig.BODY_PATIENCE);
    }

    private static URI publicUrl(Environment environment) {
        String text = environment
                .get("TA_PUBLIC_URL")
                .orElseThrow(() -> Refusal.unusable("ERROR TA_PUBLIC_URL is not set: it is the address for users\n"
                        + "Maybe set it to https://ta.example.org, or http://localhost:8080 with"
                        + " TA_INSECURE_HTTP=true."));
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

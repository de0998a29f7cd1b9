package ta.trials.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Calls the API as a careful client does: repeats a request without a response under the same key until it has one. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RESPONSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /**
     * @param body null if it was not JSON
     */
    record Response(int status, JsonNode body) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        String code() {
            return body == null ? "" : body.path("code").asText();
        }

        /** Whether the same request may have another result a moment later. */
        private boolean passes() {
            return status == 429 || status == 502 || status == 503 || code().equals("IN_FLIGHT");
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String base;
    private final Violations violations;

    Caller(int port, Violations violations) {
        this.base = "http://localhost:" + port + "/api/v1";
        this.violations = violations;
    }

    /**
     * Repeats a request until its response is final. Empty, and a violation, if there is none for longer than any start
     * takes.
     */
    Optional<Response> insist(Households.Household household, String path, String key, String body)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<Response> response = once(household, path, key, body);
            if (response.isPresent() && !response.get().passes()) {
                return response;
            }
            Thread.sleep(200);
        }
        violations.add(
                "the API had no response for " + PATIENCE.toSeconds() + " seconds to POST " + path + ", key " + key);
        return Optional.empty();
    }

    /** Sends a request once. Empty if the connection ended without a response. */
    Optional<Response> once(Households.Household household, String path, String key, String body)
            throws InterruptedException {
        return send(request(household, path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Optional<Response> get(Households.Household household, String path) throws InterruptedException {
        return send(request(household, path).GET().build()).filter(Response::isDone);
    }

    private HttpRequest.Builder request(Households.Household household, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(RESPONSE)
                .header("Authorization", "Bearer " + household.token());
    }

    private Optional<Response> send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            Response response = new Response(reply.statusCode(), JSON.readTree(reply.body()));
            if (response.code().equals("INTERNAL")) {
                violations.add(request.method() + " " + request.uri() + " got the response INTERNAL");
            }
            return Optional.of(response);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

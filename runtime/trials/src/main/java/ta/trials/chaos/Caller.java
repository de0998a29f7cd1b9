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

/** Speaks to the API as a careful client does: what got no answer is sent again under the same key, until it has one. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /**
     * @param body null where it was no JSON
     */
    record Answer(int status, JsonNode body) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }

        String code() {
            return body == null ? "" : body.path("code").asText();
        }

        /** Whether the same request may come to something else a moment later. */
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

    /** Until there is an answer that stands; none when there was none for longer than a start takes at most, or the thread is interrupted. */
    Optional<Answer> insist(Households.Household household, String path, String key, String body)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<Answer> answer = once(household, path, key, body);
            if (answer.isPresent() && !answer.get().passes()) {
                return answer;
            }
            Thread.sleep(200);
        }
        violations.add(
                "the API had no answer for " + PATIENCE.toSeconds() + " seconds to POST " + path + ", key " + key);
        return Optional.empty();
    }

    /** What comes of one attempt; none when the connection ended without an answer. */
    Optional<Answer> once(Households.Household household, String path, String key, String body)
            throws InterruptedException {
        return send(request(household, path)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Optional<Answer> get(Households.Household household, String path) throws InterruptedException {
        return send(request(household, path).GET().build()).filter(Answer::isDone);
    }

    private HttpRequest.Builder request(Households.Household household, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + household.token());
    }

    private Optional<Answer> send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(reply.statusCode(), JSON.readTree(reply.body()));
            if (answer.code().equals("INTERNAL")) {
                violations.add(request.method() + " " + request.uri() + " was answered with INTERNAL");
            }
            return Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

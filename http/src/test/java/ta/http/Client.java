package ta.http;

import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.UUID;

/** Sends requests as one caller. Each change gets a new idempotency key unless the test gives one. */
record Client(TestApi api, Optional<String> cookie, Optional<String> csrf, Optional<String> token) {

    TestApi.Answer get(String path) {
        return api.send(request(path).GET().build());
    }

    TestApi.Answer post(String path, String body) {
        return send("POST", path, body, UUID.randomUUID().toString());
    }

    TestApi.Answer post(String path, String body, String key) {
        return send("POST", path, body, key);
    }

    /** Sends a POST request without a body. */
    TestApi.Answer post(String path) {
        return send("POST", path, "", UUID.randomUUID().toString());
    }

    TestApi.Answer put(String path, String body) {
        return send("PUT", path, body, UUID.randomUUID().toString());
    }

    /** Sends a change of the revision that was shown. */
    TestApi.Answer sendIf(String method, String path, String body, String etag) {
        HttpRequest.Builder request = request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return api.send(request.method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    TestApi.Answer patch(String path, String body) {
        return send("PATCH", path, body, UUID.randomUUID().toString());
    }

    TestApi.Answer delete(String path) {
        return send("DELETE", path, "", UUID.randomUUID().toString());
    }

    private TestApi.Answer send(String method, String path, String body, String key) {
        HttpRequest.Builder request = request(path).header("Idempotency-Key", key);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return api.send(request.method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** A request with the caller's cookie, CSRF token or API token. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = api.request(path);
        cookie.ifPresent(value -> request.header("Cookie", value));
        csrf.ifPresent(value -> request.header("X-CSRF-Token", value));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }
}

package ta.http.route;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ta.http.json.Json;

/** A response, ready to be sent. */
record Reply(int status, String type, String text, String fileName) {

    private static final String JSON = "application/json";

    static Reply of(Route route, @Nullable Object answer) {
        if (answer instanceof Content content) {
            return new Reply(route.status(), content.type(), content.text(), content.fileName());
        }
        return new Reply(route.status(), JSON, answer == null ? "" : Json.text(answer), "");
    }

    /** The stored response to an earlier request with the same idempotency key. */
    static Reply replayed(int status, String response) {
        return new Reply(status, JSON, response, "");
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

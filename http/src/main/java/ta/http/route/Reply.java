package ta.http.route;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.http.json.Json;

/** A response, ready to be sent. */
record Reply(int status, String type, String text, String fileName, Optional<Path> file) {

    private static final String JSON = "application/json";

    static Reply of(Route route, @Nullable Object answer) {
        if (answer instanceof Download download) {
            return new Reply(route.status(), download.type(), "", download.fileName(), Optional.of(download.file()));
        }
        if (answer instanceof Content content) {
            return new Reply(route.status(), content.type(), content.text(), content.fileName(), Optional.empty());
        }
        return new Reply(route.status(), JSON, answer == null ? "" : Json.text(answer), "", Optional.empty());
    }

    /** The stored response to an earlier request with the same idempotency key. */
    static Reply replayed(int status, String response) {
        return new Reply(status, JSON, response, "", Optional.empty());
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package ta.http.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ta.http.json.Json;

/**
 * A response, ready to be sent.
 *
 * @param stream the body, if it is not in {@code text}
 */
record Reply(
        int status,
        String type,
        String text,
        String fileName,
        @Nullable InputStream stream) {

    private static final String JSON = "application/json";

    static Reply of(Route route, @Nullable Object answer) {
        if (answer instanceof Content content) {
            return new Reply(route.status(), content.type(), content.text(), content.fileName(), null);
        }
        if (answer instanceof Download download) {
            return new Reply(route.status(), download.type(), "", download.fileName(), download.bytes());
        }
        return new Reply(route.status(), JSON, answer == null ? "" : Json.text(answer), "", null);
    }

    static Reply json(String text) {
        return new Reply(200, JSON, text, "", null);
    }

    /** The request was taken, and there is nothing to say. */
    static Reply accepted() {
        return new Reply(202, JSON, "", "", null);
    }

    /** The stored response to an earlier request with the same idempotency key. */
    static Reply replayed(int status, String response) {
        return new Reply(status, JSON, response, "", null);
    }

    /** If it cannot be sent. */
    void close() {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package ta.trials.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server of a model on this machine, in the form of chat completions, that says what a test puts into its mouth. */
final class ModelWeb {

    private final HttpServer server;
    private volatile String text = "";

    ModelWeb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            ObjectNode answer = new ObjectMapper().createObjectNode().put("id", "1");
            ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
            choice.put("finish_reason", "stop")
                    .putObject("message")
                    .put("role", "assistant")
                    .put("content", text);
            byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    void say(String said) {
        text = said;
    }

    /** The configuration that leads here. */
    Map<String, String> variables() {
        return Map.of(
                "TA_REVIEW_PROVIDER", "openai",
                "TA_REVIEW_MODEL", "a-model",
                "TA_REVIEW_URL", "http://localhost:" + server.getAddress().getPort() + "/v1",
                "TA_REVIEW_PRIVATE_ADDRESSES", "true",
                "TA_REVIEWS_PER_DAY", "3");
    }
}

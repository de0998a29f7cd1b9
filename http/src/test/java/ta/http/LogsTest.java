package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log identifies each request and contains no secret. */
final class LogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void log_ofRequestsWithSecrets_hasTheirIdsAndNoSecret() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        // Other loggers stay at INFO, as in production: below it, libraries would log headers and values.
        root.setLevel(Level.INFO);
        ((Logger) LoggerFactory.getLogger("ta")).setLevel(Level.TRACE);
        root.addAppender(lines);
        String secrets;
        String id;
        try (TestApi api = TestApi.start()) {
            api.user("ann@example.org", false);
            Client ann = api.signIn("ann@example.org");
            String wrong = "a sentence that is not the one";
            api.anonymous().post("/auth/login", Pension.json("email", "ann@example.org", "password", wrong));
            TestApi.Answer token = ann.post("/auth/tokens", Pension.json("name", "report", "scope", "READ"));
            String secret = token.json().get("token").textValue();
            api.withToken(secret).get("/portfolios?surprise=" + secret);
            ann.post("/auth/password", "{\"current\":\"" + TestApi.PASSWORD + "\",\"password\":7}");
            api.withToken("ta_planted-token").get("/auth/me");
            id = token.header("X-Request-Id");
            secrets = String.join(
                    "\n",
                    TestApi.PASSWORD,
                    wrong,
                    secret,
                    ann.cookie().orElseThrow().split("=", 2)[1],
                    ann.csrf().orElseThrow(),
                    "ta_planted-token");
        } finally {
            root.detachAppender(lines);
            root.setLevel(level);
        }
        String log = encoded(lines.list);
        for (String secret : secrets.split("\n")) {
            assertThat(log.contains(secret))
                    .as("the log contains the secret " + secret)
                    .isFalse();
        }
        assertThat(log).contains(id).contains("POST \\/auth\\/tokens 201");
        for (String line : log.split("\n")) {
            JsonNode json = JSON.readTree(line);
            assertThat(json.has("message")).isTrue();
        }
    }

    /** The log lines in the format of {@code ta serve}. */
    private static String encoded(List<ILoggingEvent> events) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.start();
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(events)) {
            text.append(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}

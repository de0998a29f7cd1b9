package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.http.route.Access;
import ta.http.route.Route;

/** Sends bad input of every kind to every route: it is refused, changes nothing, and the next request succeeds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorpusTest {

    private static final Path CORPUS = Path.of("src", "test", "resources", "ta", "http", "corpus");

    private TestApi api;
    private World world;
    private Map<String, byte[]> corpus;

    @BeforeAll
    void start() throws IOException {
        api = TestApi.start();
        world = new World(api);
        corpus = new TreeMap<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.toList()) {
                corpus.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        corpus.put(
                "oversize", "{\"name\": \"%s\"}".formatted("x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    static Stream<Route> routes() {
        return TestApi.table().routes().stream()
                .filter(route -> !route.method().name().equals("GET"));
    }

    static Stream<Route> reading() {
        return TestApi.table().routes().stream()
                .filter(route -> route.method().name().equals("GET"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void body_ofTheCorpus_isRefused_andChangesNothing(Route route) {
        Client client = client(route);
        String before = world.rows();
        corpus.forEach((name, bytes) -> {
            boolean none = route.body().isEmpty() && bytes.length == 0;
            if (!none) {
                assertProblem(name, send(client, route, bytes, "application/json"));
            }
        });
        assertThat(world.rows()).isEqualTo(before);
        assertThat(client.get("/auth/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void body_ofAnotherContentType_isRefused(Route route) {
        Client client = client(route);
        String before = world.rows();
        byte[] body = world.body(route).getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx", "x")) {
            if (body.length > 0) {
                assertThat(send(client, route, body, type).code()).as(type).isEqualTo("WRONG_CONTENT_TYPE");
            }
        }
        assertThat(world.rows()).isEqualTo(before);
    }

    /** Sends the route's own example with one wrong value at a time. */
    @ParameterizedTest
    @MethodSource("routes")
    void body_withOneWrongValue_neverBreaksAnything(Route route) {
        Client client = client(route);
        for (String body : wrong(world.operation(route).at("/requestBody/content/application~1json/example"))) {
            TestApi.Answer answer = world.send(client, route, world.path(route), body);
            if (answer.status() >= 400) {
                assertProblem(body.substring(0, Math.min(300, body.length())), answer);
            } else {
                // What succeeded may have ended the session.
                client = client(route);
            }
        }
        assertThat(client.get("/auth/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("reading")
    void query_withUnknownOrInvalidParameters_isRefused(Route route) {
        Client client = client(route);
        String path = world.path(route);
        for (String query : List.of(
                "surprise=1",
                "limit=1&limit=2",
                "limit=0",
                "limit=1e9",
                "limit=501",
                "cursor=x",
                "=",
                "%00=1",
                "cursor=%00")) {
            TestApi.Answer answer = client.get(path + "?" + query);
            assertProblem(query, answer);
        }
    }

    @ParameterizedTest
    @MethodSource("reading")
    void path_withAnInvalidId_isNotFound(Route route) {
        Client client = client(route);
        for (String id : List.of(
                "0", "%00", "..%2f..", "1%27%20or%201=1", "01890a5d", "A".repeat(2000), "%F0%9F%92%A3", "null")) {
            String path = route.path();
            for (String name : route.pathParameters()) {
                path = path.replace("{" + name + "}", id);
            }
            if (!path.equals(route.path())) {
                TestApi.Answer answer = client.get(path);
                assertThat(answer.status()).as(path + " " + answer.text()).isBetween(400, 499);
            }
        }
    }

    @Test
    void body_thatArrivesTooSlowly_isRefused_andTheNextIsServed() throws IOException {
        Client client = world.owner();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(20_000);
            String head = "POST /api/v1/portfolios HTTP/1.1\r\nHost: localhost\r\nCookie: "
                    + client.cookie().orElseThrow()
                    + "\r\nX-CSRF-Token: " + client.csrf().orElseThrow()
                    + "\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isIn("HTTP/1.1 408", "");
        }
        assertThat(client.get("/portfolios").status()).isEqualTo(200);
    }

    private Client client(Route route) {
        return route.access() == Access.ADMINISTRATOR ? world.administrator() : world.owner();
    }

    private TestApi.Answer send(Client client, Route route, byte[] body, String type) {
        return api.send(client.request(world.path(route))
                .header("Idempotency-Key", "corpus")
                .header("Content-Type", type)
                .method(route.method().name(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static void assertProblem(String what, TestApi.Answer answer) {
        assertThat(answer.status()).as(what + ": " + answer.text()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .as(what)
                .doesNotContain("Exception", "ta.http.", "jackson", "java.")
                .doesNotContainPattern("\\borg\\.[a-z]");
    }

    private static List<String> wrong(JsonNode example) {
        List<String> bodies = new ArrayList<>();
        if (!(example instanceof ObjectNode object)) {
            return bodies;
        }
        for (String name : World.names(object)) {
            for (String value : List.of(
                    "null",
                    "{}",
                    "[]",
                    "[[]]",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e400",
                    "99999999999999999999999999",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"1e1000000\"",
                    "\"-1\"",
                    "\"NaN\"",
                    "\"0.1234567890123456789\"",
                    "\"" + "x".repeat(100_000) + "\"",
                    "\"\\u202e\\ud83d\\ude00\"",
                    "\"'; drop table ta.users; --\"",
                    "\"2026-02-30\"",
                    "\"9999-12-31T23:59:59Z\"")) {
                bodies.add(
                        object.toString().replace("\"" + name + "\":" + object.get(name), "\"" + name + "\":" + value));
            }
        }
        return bodies;
    }
}

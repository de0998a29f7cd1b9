package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import ta.backoffice.TestPolicies;
import ta.backoffice.identity.ChangeUser;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.OneTimeLinks;
import ta.backoffice.notice.WebhookHosts;
import ta.backoffice.retention.RetentionTerms;
import ta.backoffice.review.ReviewTerms;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.http.route.RouteTable;
import ta.http.route.Router;
import ta.http.route.Secrets;
import ta.http.route.SessionCookie;

/** The real API over a real database on a free port, with clients for tests. */
final class TestApi implements AutoCloseable {

    static final String PASSWORD = "a long and private sentence";

    /** A hash of {@link #PASSWORD} that costs next to nothing; real ones would be most of the tests' time. */
    private static final String HASH =
            "$argon2id$v=19$m=8,t=1,p=1$YSB0ZXN0J3Mgb3duIHNhbA$fhAQAd7qQW9FanS01I9TZb9QqueoraB8YcLZhQ3uwxQ";

    /** The name of the only backup. */
    static final String BACKUP = "ta-20261207T031500Z.zip";

    private static final Actor TEST = Actor.system("test");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database = TestDatabase.create();
    private final Database app = Database.open(database.config(), Role.APP);
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger woken = new AtomicInteger();
    private final Api api;

    private TestApi(int perSecond, int atOnce, boolean assistants) {
        ApiConfig config = new ApiConfig(
                "127.0.0.1",
                0,
                URI.create("http://localhost"),
                List.of(),
                List.of("127.0.0.1"),
                Optional.empty(),
                perSecond,
                atOnce,
                assistants,
                Duration.ofSeconds(2));
        api = Api.start(
                config,
                new Services(
                        app,
                        TestPolicies.SHARED,
                        meters,
                        List::of,
                        Map.of(),
                        new WebhookHosts(Set.of("ntfy.lan")),
                        Optional.of(backups()),
                        RetentionTerms.DEFAULT,
                        Optional.of(new ReviewTerms("openai", "a-model", "model.example.org", 3, false)),
                        woken::incrementAndGet));
    }

    /** A folder with a backup and with a file that is none. */
    private static Path backups() {
        try {
            Path folder = Files.createTempDirectory("backups");
            Files.writeString(folder.resolve(BACKUP), "a backup");
            Files.writeString(folder.resolve("lock"), "");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an API whose rate limits no test reaches. */
    static TestApi start() {
        return new TestApi(100_000, ApiConfig.REQUESTS_AT_ONCE, true);
    }

    /** As configured by default. */
    static TestApi withoutAssistants() {
        return new TestApi(100_000, ApiConfig.REQUESTS_AT_ONCE, false);
    }

    static TestApi limited(int perSecond, int atOnce) {
        return new TestApi(perSecond, atOnce, true);
    }

    /** The route table, for parameterized tests; its handlers cannot be called. */
    static RouteTable table() {
        return Routes.of(
                new Services(
                        null,
                        null,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List::of,
                        Map.of(),
                        WebhookHosts.PUBLIC,
                        Optional.empty(),
                        RetentionTerms.DEFAULT,
                        Optional.empty(),
                        () -> {}),
                new SessionCookie(false));
    }

    TestDatabase database() {
        return database;
    }

    Database app() {
        return app;
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }

    /** How often the API has woken the worker. */
    int woken() {
        return woken.get();
    }

    int port() {
        return api.port();
    }

    /** Creates an account with {@link #PASSWORD}. */
    UUID user(String email, boolean admin) {
        return app.transact(TEST, tx -> {
            UUID id = CreateUser.within(tx, email, email.substring(0, email.indexOf('@')), admin);
            ChangeUser.setPassword(tx, id, HASH);
            return id;
        });
    }

    /** The secret of a link that creates the first administrator. */
    String setupLink() {
        String secret = Secrets.fresh();
        app.transact(TEST, tx -> OneTimeLinks.issue(tx, Secrets.sha256(secret), Optional.empty()));
        return secret;
    }

    Answer send(HttpRequest request) {
        try {
            return new Answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                "http://127.0.0.1:" + port() + (path.startsWith("/api") || isRoot(path) ? path : Router.BASE + path)));
    }

    private static boolean isRoot(String path) {
        return List.of("/setup", "/setup.js", "/healthz", "/readyz", "/metrics", "/openapi.json", "/mcp")
                .contains(path);
    }

    /** A client that is not signed in. */
    Client anonymous() {
        return new Client(this, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Signs in with {@link #PASSWORD}. */
    Client signIn(String email) {
        Answer answer = anonymous().post("/auth/login", Pension.json("email", email, "password", PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Client(
                this,
                answer.cookie(),
                Optional.of(answer.json().get("csrf_token").textValue()),
                Optional.empty());
    }

    Client withToken(String token) {
        return new Client(this, Optional.empty(), Optional.empty(), Optional.of(token));
    }

    @Override
    public void close() {
        api.close();
        app.close();
    }

    /** A response as received. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(response.body(), e);
            }
        }

        /** The code of an error response; fails if the response is none. */
        String code() {
            assertThat(header("Content-Type")).as(text()).isEqualTo("application/problem+json");
            return json().get("code").textValue();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The session cookie as a browser sends it back. */
        Optional<String> cookie() {
            return response.headers().firstValue("Set-Cookie").map(cookie -> cookie.substring(0, cookie.indexOf(';')));
        }
    }
}

package ta.runtime.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.runtime.Terminal;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** The demo from its first start on, on its own server, through its API. */
final class DemoTest {

    private static final Instant WEDNESDAY = Instant.parse("2025-06-11T10:00:00Z");
    private static final Instant NEXT_WEDNESDAY = Instant.parse("2025-06-18T10:00:00Z");
    private static final String OF = "/api/v1/portfolios/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String cookie = "";

    @Test
    void demo_stoppedDuringCreationAndStartedAgain_createsTheSampleAgainAndThenContinues() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> start(WEDNESDAY, () -> {
                    if (steps.incrementAndGet() == 4) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(new DemoFolder(folder).sample()).isEmpty();

        String portfolio;
        String password;
        try (Demo demo = start(WEDNESDAY, () -> {})) {
            password = demo.password().orElseThrow();
            signIn(demo, password);
            JsonNode portfolios = get(demo, "/api/v1/portfolios");
            assertThat(portfolios).hasSize(1);
            assertThat(portfolios.get(0).get("name").textValue()).isEqualTo("Sample SIPP (simulated prices)");
            portfolio = portfolios.get(0).get("id").textValue();
            checkSample(demo, portfolio);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("sign-in")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        try (Demo demo = start(NEXT_WEDNESDAY, () -> {})) {
            assertThat(demo.password()).contains(password);
            signIn(demo, password);
            assertThat(get(demo, "/api/v1/portfolios").get(0).get("id").textValue())
                    .isEqualTo(portfolio);
            assertThat(get(demo, OF + portfolio + "/valuations?from=2025-06-11&to=2025-06-30")
                            .get("items")
                            .findValuesAsText("session"))
                    .containsExactly("2025-06-11", "2025-06-12", "2025-06-13", "2025-06-16", "2025-06-17");
        }
        assertThat(Terminal.ta("verify", "--data", folder.toString()).out()).endsWith(": all in order.\n");
    }

    private void checkSample(Demo demo, String portfolio) throws Exception {
        JsonNode recommendations =
                get(demo, OF + portfolio + "/recommendations").get("items");
        assertThat(recommendations.findValuesAsText("state"))
                .hasSizeGreaterThan(8)
                .startsWith("OPEN")
                .filteredOn("OPEN"::equals)
                .hasSize(1);
        assertThat(get(demo, OF + portfolio + "/quarantine").findValuesAsText("check"))
                .containsExactly("quote_unit_mismatch");
        assertThat(get(demo, OF + portfolio + "/quarantine?all=true").findValuesAsText("check"))
                .containsExactly("quote_unit_mismatch", "stuck_price");
        assertThat(get(demo, OF + portfolio + "/valuations?to=2023-12-29&limit=500")
                        .get("items"))
                .hasSizeBetween(370, 380);
        JsonNode valuations = get(demo, OF + portfolio + "/valuations?from=2023-12-30&limit=500")
                .get("items");
        assertThat(valuations).hasSizeBetween(360, 370);
        JsonNode newest = valuations.get(valuations.size() - 1);
        assertThat(newest.get("session").textValue()).isEqualTo("2025-06-10");
        BigDecimal worth =
                number(newest, "invested").add(number(newest, "cash")).add(number(newest, "cash_park"));
        assertThat(worth).isBetween(new BigDecimal("60000"), new BigDecimal("70000"));
        assertThat(number(newest, "cash_park")).isBetween(new BigDecimal("15900"), new BigDecimal("16100"));
        double drawdown = 1
                - number(newest, "index").doubleValue()
                        / number(newest, "peak_index").doubleValue();
        assertThat(drawdown).isBetween(0.03, 0.06);
    }

    @Test
    void demo_whenThePortIsInUse_saysSoAndCreatesNothing() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Demo.start(
                            new DemoFolder(folder.resolve("new")),
                            other.getLocalPort(),
                            Clock.systemUTC(),
                            new Environment(Map.of(), folder),
                            () -> {}))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("""
                            ERROR the port %1$s of 127.0.0.1 is in use
                            Maybe the program is already running at http://localhost:%1$s; otherwise choose another \
                            one with --port.""".formatted(other.getLocalPort()));
        }
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void demo_overAFolderWithOtherData_leavesItAlone_andFreshMovesItAside() throws IOException {
        Path home = folder.resolve("mine");
        Files.createDirectories(home.resolve("data"));
        DemoFolder mine = new DemoFolder(home);
        assertThatThrownBy(mine::sample)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has a database that this demo did not create");
        Optional<Path> aside = mine.moveAside(WEDNESDAY);
        assertThat(aside).contains(folder.resolve("mine-20250611T100000"));
        assertThat(aside.orElseThrow().resolve("data")).isDirectory();
        assertThat(mine.sample()).isEmpty();
    }

    private Demo start(Instant now, Runnable steps) {
        return Demo.start(
                new DemoFolder(folder), 0, Clock.fixed(now, ZoneOffset.UTC), new Environment(Map.of(), folder), steps);
    }

    private void signIn(Demo demo, String password) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(demo.address().resolve("/api/v1/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"email": "demo@example.org", "password": "%s"}
                                """.formatted(password)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private JsonNode get(Demo demo, String path) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(demo.address().resolve(path))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static BigDecimal number(JsonNode object, String field) {
        return new BigDecimal(object.get(field).asText());
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.TestDatabase;
import ta.database.server.EmbeddedServer;

/** {@code ta serve} and {@code ta scheduler} in processes of their own, as an operator starts and stops them. */
final class ServeTest {

    private static final String PASSWORD = "a long and private sentence";

    @TempDir
    private Path folder;

    @Test
    void serve_atAnAddressThatCannotBe_saysWhatIsWrong() {
        DatabaseTerminal terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
        assertThat(terminal.with(Map.of("TA_HOST", "0.0.0.0")).type("serve").err())
                .startsWith("ERROR TA_HOST is 0.0.0.0, but TA_PUBLIC_URL is not set");
        assertThat(terminal.with(Map.of("TA_PUBLIC_URL", "http://nas:8080"))
                        .type("serve")
                        .err())
                .startsWith("ERROR TA_PUBLIC_URL is http://nas:8080: without TLS");
        assertThat(terminal.with(Map.of("TA_PUBLIC_URL", "https://ta.example.org/x"))
                        .type("serve")
                        .err())
                .startsWith("ERROR TA_PUBLIC_URL is not the address of a site");
    }

    @Test
    void serve_withoutConfiguration_servesThisMachine_andCommandsWorkBesideIt() throws Exception {
        int port = freePort();
        String home = folder.resolve(".ta").resolve("data").toString();
        DatabaseTerminal terminal =
                new DatabaseTerminal(TestDatabase.create().config(), folder).with(Map.of("TA_DB_URL", ""));
        Process process = terminal.start("serve", "--port", String.valueOf(port));
        try {
            await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(Path.of(home, "lock")));
            // On a busy machine, a first start may take longer than a command waits.
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> terminal.type("user", "create", "ann@example.org", "--name", "Ann")
                                    .exitCode()
                            == 0);
            String said = await().atMost(Duration.ofSeconds(90)).until(this::said, text -> text.contains("/setup#"));
            assertThat(said)
                    .contains("Serving http://127.0.0.1:" + port + ", for this machine only; stop with Ctrl-C.")
                    .contains("The data is in " + home + "; backups are in " + folder + "/.ta/backups.")
                    .contains("  http://127.0.0.1:" + port + "/setup#")
                    .doesNotContain("WARNING");
            assertThat(terminal.ok("portfolio", "create", "SIPP", "--broker", "AJ Bell", "--tax", "SIPP"))
                    .contains("SIPP");
            assertThat(terminal.ok("portfolio", "list")).contains("SIPP");
            assertThat(terminal.type("serve", "--port", String.valueOf(port)))
                    .isEqualTo(new DatabaseTerminal.Output(2, "", """
                            ERROR the port %1$s of 127.0.0.1 is in use
                            Maybe the program is already running at http://localhost:%1$s; otherwise choose another \
                            one with --port.
                            """.formatted(port)));
            assertThat(terminal.type("serve", "--port", "0").err())
                    .startsWith("ERROR UNAVAILABLE: another process uses the data in .ta/data");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).endsWith("Stopped.\n");
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve(".ta/data/shared")).doesNotExist();
        assertThat(terminal.ok("portfolio", "list")).contains("SIPP");
    }

    /** It waits for a command that has the data, and its data outlives that its process is killed. */
    @Test
    void serve_afterACommandAndAfterAKill_servesOnlyThisMachine_andItsLinkIsRedeemed() throws Exception {
        int port = freePort();
        DatabaseTerminal terminal =
                new DatabaseTerminal(TestDatabase.create().config(), folder).with(Map.of("TA_DB_URL", ""));
        EmbeddedServer ofACommand = EmbeddedServer.start(folder.resolve(".ta/data"), true);
        Process process = terminal.start("serve", "--port", String.valueOf(port));
        try {
            await().atMost(Duration.ofSeconds(90)).until(this::said, text -> text.contains("waiting 15 seconds"));
            ofACommand.close();
            String said = await().atMost(Duration.ofSeconds(90)).until(this::said, text -> text.contains("/setup#"));
            assertThat(listening(port)).containsExactly("127.0.0.1");
            URI link = URI.create(said.lines()
                    .filter(line -> line.contains("/setup#"))
                    .findFirst()
                    .orElseThrow()
                    .strip());
            String redeem = """
                    {"token": "%s", "password": "%s", "email": "ann@example.org", "name": "Ann"}
                    """.formatted(link.getFragment(), PASSWORD);
            assertThat(post(link.resolve("/api/v1/auth/redeem"), redeem).statusCode())
                    .isEqualTo(200);
            assertThat(post(link.resolve("/api/v1/auth/redeem"), redeem).body()).contains("LINK_USED_UP");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(terminal.ok("portfolio", "create", "SIPP", "--broker", "AJ Bell", "--tax", "SIPP"))
                .contains("SIPP");
        Process again = terminal.start("serve", "--port", String.valueOf(port));
        try {
            await().atMost(Duration.ofSeconds(90)).until(this::said, text -> text.contains("The data is in"));
            assertThat(terminal.ok("portfolio", "list")).contains("SIPP");
            again.destroy();
            assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).endsWith("Stopped.\n").doesNotContain("/setup#");
        } finally {
            again.destroyForcibly();
        }
    }

    /** The addresses of this machine at which somebody listens. */
    private static List<String> listening(int port) throws IOException {
        List<String> addresses = new ArrayList<>(List.of("127.0.0.1", "127.0.0.2", "::1"));
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            each.inetAddresses().map(InetAddress::getHostAddress).forEach(addresses::add);
        }
        return addresses.stream()
                .distinct()
                .filter(address -> answers(address, port))
                .toList();
    }

    private static boolean answers(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> post(URI to, String json) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(to)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void scheduler_withoutASharedDatabase_saysWhatToDo() {
        DatabaseTerminal terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
        assertThat(terminal.with(Map.of("TA_DB_URL", "")).type("scheduler"))
                .isEqualTo(new DatabaseTerminal.Output(2, "", """
                        ERROR TA_DB_URL is not set: a separate scheduler uses the database of the other processes
                        Maybe set it, or TA_DB_URL_FILE to the name of a file that contains it.
                        """));
    }

    @Test
    void scheduler_untilItIsToldToStop_schedules() throws Exception {
        Process process = new DatabaseTerminal(TestDatabase.create().config(), folder).start("scheduler");
        try {
            await().atMost(Duration.ofSeconds(90)).until(this::said, text -> text.contains("Scheduling;"));
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).endsWith("Stopped.\n");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void serve_withAnAdministratorFromTheEnvironment_letsThemSignIn_andStopsWhenTold() throws Exception {
        int port = freePort();
        Map<String, String> variables = new HashMap<>();
        variables.put("TA_PUBLIC_URL", "http://localhost:" + port);
        variables.put("TA_INSECURE_HTTP", "true");
        variables.put("TA_PORT", String.valueOf(port));
        variables.put("TA_ADMIN_EMAIL", "root@example.org");
        variables.put("TA_ADMIN_PASSWORD", PASSWORD);
        Process process = new DatabaseTerminal(TestDatabase.create().config(), folder)
                .with(variables)
                .start("serve");
        try {
            await().atMost(Duration.ofSeconds(90)).until(this::said, text -> text.contains("WARNING Without TLS"));
            HttpResponse<String> ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/readyz"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(ready.body())
                    .isEqualTo("{\"ready\":true,\"checks\":{\"database\":\"ok\",\"migrations\":\"ok\","
                            + "\"queue\":\"ok\",\"threads\":\"ok\",\"tasks\":\"ok\"}}");
            HttpResponse<String> signedIn =
                    post(URI.create("http://localhost:" + port + "/api/v1/auth/login"), """
                    {"email": "root@example.org", "password": "%s"}
                    """.formatted(PASSWORD));
            assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
            assertThat(signedIn.headers().firstValue("X-Insecure-Http")).contains("true");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said()).contains("Serving").doesNotContain("/setup#", PASSWORD);
        } finally {
            process.destroyForcibly();
        }
    }

    private String said() throws IOException {
        Path out = folder.resolve("process.out");
        return Files.exists(out) ? Files.readString(out) : "";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/** {@code ta worker} in a process of its own, as an operator starts, watches and stops it. */
final class WorkerProcessTest {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.create();

    @Test
    void worker_withInvalidSettings_saysWhatIsValid() {
        DatabaseTerminal terminal = new DatabaseTerminal(database.config(), folder);
        assertThat(terminal.with(Map.of("TA_WORKER_THREADS", "0")).type("worker"))
                .isEqualTo(new DatabaseTerminal.Output(2, "", """
                        ERROR TA_WORKER_THREADS is 0
                        Maybe use a number from 1 to 64.
                        """));
        assertThat(terminal.with(Map.of("TA_WORKER_KINDS", "DECIDE_RUN,DANCE"))
                        .type("worker")
                        .err())
                .startsWith("ERROR TA_WORKER_KINDS has DANCE, which is not a kind of job");
        assertThat(terminal.with(Map.of("TA_WORKER_KINDS", "BACK_UP,DECIDE_RUN"))
                        .type("worker")
                        .err())
                .startsWith("ERROR TA_WORKER_KINDS has BACK_UP, for which this worker has no folder");
        assertThat(terminal.with(Map.of("TA_REDIS_URL", "redis//me:secret@here"))
                        .type("worker")
                        .err())
                .startsWith("ERROR TA_REDIS_URL is not an address of Redis")
                .doesNotContain("secret");
    }

    @Test
    void worker_whileItRuns_reportsItsHealth_andLeavesTheRegisterWhenStopped() throws Exception {
        int port = freePort();
        Process process = new DatabaseTerminal(database.config(), folder)
                .with(Map.of("TA_HEALTH_PORT", String.valueOf(port), "TA_WORKER_THREADS", "3"))
                .start("worker");
        try {
            await().atMost(Duration.ofSeconds(90)).until(() -> processes().equals(List.of("WORKER 3")));
            String ready = await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(port, "/readyz"), text -> text.startsWith("200"));
            assertThat(ready)
                    .isEqualTo("200 {\"ready\":true,\"checks\":"
                            + "{\"database\":\"ok\",\"migrations\":\"ok\",\"threads\":\"ok\"}}");
            assertThat(get(port, "/healthz")).isEqualTo("200 {\"alive\":true}");
            assertThat(get(port, "/metrics")).contains("ta_jobs{state=\"queued\"} 0.0", "ta_jobs_lag_seconds");
            assertThat(get(port, "/healthz/x")).startsWith("404");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(processes()).isEmpty();
    }

    private List<String> processes() {
        return database.as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql()
                                .resultQuery("select kind || ' ' || threads from ta.processes")
                                .fetch(0, String.class));
    }

    private static String get(int port, String path) {
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "no response";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

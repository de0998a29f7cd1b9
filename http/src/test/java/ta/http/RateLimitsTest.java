package ta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ta.database.Role;

/** Excess load is refused at once, {@code /healthz} answers meanwhile, and the service recovers afterwards. */
final class RateLimitsTest {

    @Test
    void client_withTooManyRequests_getsRetryAfter() {
        try (TestApi api = TestApi.limited(5, 40)) {
            Client client = api.anonymous();
            TestApi.Answer answer = client.get("/auth/me");
            for (int i = 0; i < 100 && answer.status() != 429; i++) {
                answer = client.get("/auth/me");
            }
            assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isGreaterThanOrEqualTo(1);
            assertThat(client.get("/healthz").status()).isEqualTo(200);
        }
    }

    @Test
    void slowBodies_ofManyClients_leaveRoomForHealthChecks() throws Exception {
        try (TestApi api = TestApi.limited(100_000, 30)) {
            String head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n\r\n{";
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < 250; i++) {
                    Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
                    slow.add(socket);
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                }
                assertThat(api.anonymous().get("/healthz").status()).isEqualTo(200);
                int busy = 0;
                for (Socket socket : slow) {
                    String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    busy += answer.equals("HTTP/1.1 429") ? 1 : 0;
                }
                // Clients beyond the limit of readers were refused at once, without waiting for the others' timeout.
                assertThat(busy).isPositive();
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void database_withoutAFreeConnection_isReportedWithinTwoSeconds_andHealthAnswers() throws Exception {
        try (TestApi api = TestApi.limited(100_000, 30)) {
            World world = new World(api);
            Client client = world.owner();
            ExecutorService clients = Executors.newFixedThreadPool(60);
            try (Connection owner = api.database().connect(Role.OWNER);
                    Statement statement = owner.createStatement()) {
                owner.setAutoCommit(false);
                // Every request that looks up the signed-in user now waits, holding a connection of the pool.
                statement.execute("lock table ta.users in access exclusive mode");
                List<Future<TestApi.Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    answers.add(clients.submit(() -> client.get("/portfolios")));
                }
                TreeMap<String, Integer> codes = new TreeMap<>();
                long start = System.nanoTime();
                assertThat(client.get("/healthz").status()).isEqualTo(200);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> client.get("/readyz").status() == 503);
                int waiting = 0;
                for (Future<TestApi.Answer> answer : answers) {
                    if (System.nanoTime() - start > 4_000_000_000L && !answer.isDone()) {
                        waiting++;
                    } else if (answer.isDone()) {
                        codes.merge(answer.get().code(), 1, Integer::sum);
                    }
                    Thread.sleep(70);
                }
                assertThat(codes.keySet()).containsExactlyInAnyOrder("BUSY", "UNAVAILABLE");
                assertThat(waiting).isLessThanOrEqualTo(10);
                owner.rollback();
            } finally {
                clients.shutdown();
            }
            assertThat(client.get("/portfolios").status()).isEqualTo(200);
            assertThat(client.get("/readyz").status()).isEqualTo(200);
        }
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ta.database.Actor;
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
    void lockThatAllRequestsNeed_isReportedWithinSeconds_andHealthAnswers() throws Exception {
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
                assertThat(client.get("/healthz").status()).isEqualTo(200);
                for (Future<TestApi.Answer> answer : answers) {
                    // The lock is held until all have been answered.
                    codes.merge(answer.get(30, TimeUnit.SECONDS).code(), 1, Integer::sum);
                }
                assertThat(codes.keySet()).containsExactly("BUSY");
                owner.rollback();
            } finally {
                clients.shutdown();
            }
            assertThat(client.get("/portfolios").status()).isEqualTo(200);
            assertThat(client.get("/readyz").status()).isEqualTo(200);
        }
    }

    /** Somebody else's long transaction is no outage, and is named. */
    @Test
    void lockOnThePortfolio_isWaitedForTwoSeconds_andItsHolderIsNamed() throws Exception {
        try (TestApi api = TestApi.limited(100_000, 30)) {
            Shared shared = Shared.of(api);
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch over = new CountDownLatch(1);
            ExecutorService other = Executors.newSingleThreadExecutor();
            Actor worker = Actor.worker("worker of a test", shared.id());
            Future<?> holding =
                    other.submit(() -> api.database().as(Role.WORKER).transact(worker, tx -> {
                        tx.lockPortfolio(shared.id());
                        held.countDown();
                        try {
                            return over.await(30, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }));
            try {
                held.await();
                TestApi.Answer answer = shared.ann().post(shared.path() + "/freeze", "{\"reason\":\"a doubt\"}");
                assertThat(answer.status()).as(answer.text()).isEqualTo(429);
                assertThat(answer.code()).isEqualTo("BUSY");
                assertThat(answer.text()).contains("the portfolio is being changed by worker of a test");
            } finally {
                over.countDown();
                holding.get();
                other.shutdown();
            }
            assertThat(shared.ann()
                            .post(shared.path() + "/freeze", "{\"reason\":\"a doubt\"}")
                            .status())
                    .isEqualTo(200);
        }
    }
}

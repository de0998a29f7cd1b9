package ta.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.http.operation.Readiness;

/** The effect of the queue's state on the readiness of a process. */
final class QueueStateTest {

    @Test
    void backlog_isReported_andTheProcessStaysReady() {
        TestDatabase database = TestDatabase.create();
        database.asSuperuser("insert into ta.jobs (id, kind, run_after) values"
                + " (gen_random_uuid(), 'BACK_UP', now() - interval '3 hours')");
        QueueState queue = new QueueState(database.as(Role.WORKER));
        Readiness.Ready ready =
                new Readiness(database.as(Role.APP), List::of, Map.of("queue", queue::describe)).check();
        assertThat(ready.checks()).containsEntry("queue", "ok, though a job has been due for 180 minutes");
        assertThat(ready.ready()).isTrue();
    }

    @Test
    void anyOtherFault_makesTheProcessUnready() {
        Readiness.Ready ready = new Readiness(
                        TestDatabase.create().as(Role.APP),
                        List::of,
                        Map.of("threads", () -> "1 of 2 threads are gone"))
                .check();
        assertThat(ready.ready()).isFalse();
    }

    /** A database that is frozen, not gone: nothing answers, and nothing fails. */
    @Test
    void hangingCheck_isNotWaitedFor_norStartedAgain() {
        AtomicInteger starts = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Readiness readiness = new Readiness(TestDatabase.create().as(Role.APP), List::of, Map.of("frozen", () -> {
            starts.incrementAndGet();
            return hang(never);
        }));
        for (int call = 0; call < 2; call++) {
            Readiness.Ready ready = readiness.check();
            assertThat(ready.checks())
                    .containsEntry("frozen", "no answer within 2 s")
                    .containsEntry("database", "ok");
            assertThat(ready.ready()).isFalse();
        }
        assertThat(starts).hasValue(1);
        never.countDown();
    }

    private static String hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "ok";
    }
}

package ta.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
}

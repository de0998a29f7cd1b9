package ta.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.http.operation.Readiness;
import ta.database.Role;
import ta.database.TestDatabase;

/** What is said of the queue to those who decide by it where requests go. */
final class QueueStateTest {

    @Test
    void backlog_isSaid_andTakesNobodyAway() {
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
    void anythingElse_thatIsNotAsItShouldBe_doesTakeAProcessAway() {
        Readiness.Ready ready = new Readiness(
                        TestDatabase.create().as(Role.APP),
                        List::of,
                        Map.of("threads", () -> "1 of 2 threads are gone"))
                .check();
        assertThat(ready.ready()).isFalse();
    }
}

package ta.runtime.worker;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.runtime.settings.Environment;

/** A worker in a process of its own, which a test can kill. */
final class WorkerProcess {

    private WorkerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        Environment environment = Environment.ofProcess();
        DatabaseConfig config = new DatabaseConfig(
                environment.get("TA_DB_URL").orElseThrow(),
                Map.of(Role.WORKER, environment.get("TA_DB_PASSWORD_WORKER").orElseThrow()));
        try (Database database = Database.open(config, Role.WORKER);
                Worker worker = Worker.start(
                        database, new ActivePolicies(), environment, WorkerFixture.HASTY, new SimpleMeterRegistry())) {
            worker.wake();
            Thread.sleep(Duration.ofMinutes(2).toMillis());
        }
    }
}

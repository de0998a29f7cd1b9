package ta.runtime.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ta.backoffice.processes.ProcessKind;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Migrations;
import ta.database.Role;
import ta.database.StorageException;
import ta.http.operation.Readiness;
import ta.runtime.process.Meters;
import ta.runtime.process.ProcessRow;
import ta.runtime.process.Vitals;
import ta.runtime.queue.QueueState;
import ta.runtime.session.Server;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.worker.Worker;
import ta.runtime.worker.WorkerSettings;

@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the jobs of an installation: decision runs, refreshes, messages. Any number of workers share them.",
            "Configured by environment variables: TA_DB_URL and TA_DB_PASSWORD_WORKER, TA_REDIS_URL,"
                    + " TA_WORKER_THREADS, TA_WORKER_KINDS, TA_WORKER_LEASE_SECONDS, TA_WORKER_GRACE_SECONDS,"
                    + " TA_HEALTH_PORT, TA_PUBLIC_URL, TA_SMTP_HOST, and the price providers; docs/operations.md"
                    + " describes each."
        })
public final class WorkerCommand implements Callable<Integer> {

    private static final int THREADS = 2;
    private static final int THREADS_MAX = 64;

    /** Connections for the heartbeat, the sweep and the row in the register. */
    private static final int CONNECTIONS_MORE = 4;

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    public WorkerCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        WorkerSettings settings = WorkerSettings.configured(environment, THREADS, THREADS_MAX);
        PrometheusMeterRegistry meters = Meters.ofProcess();
        try (StopSignal stop = new StopSignal();
                Server server = Server.required(environment, "a separate worker");
                Database database = open(server.config(), settings.threads() + CONNECTIONS_MORE)) {
            new QueueState(database).bindTo(meters);
            try (Worker worker = Worker.start(database, new ActivePolicies(), environment, settings, meters);
                    Vitals vitals = Vitals.show(
                            environment,
                            new ProcessRow(database, ProcessKind.WORKER, settings.threads()),
                            new Readiness(
                                    database,
                                    () -> Migrations.pending(server.config(), Role.WORKER),
                                    Map.of("threads", worker::describe)),
                            meters)) {
                say("Working with " + settings.threads() + " threads" + vitals.where() + "; stop with Ctrl-C.");
                stop.await();
            }
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    private static Database open(DatabaseConfig config, int connections) {
        List<String> pending = Migrations.pending(config, Role.WORKER);
        if (!pending.isEmpty()) {
            throw Service.behind(pending);
        }
        return Database.open(
                new DatabaseConfig(config.url(), config.passwords(), connections, config.statementTimeout()),
                Role.WORKER);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}

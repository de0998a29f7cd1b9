package ta.runtime.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ta.backoffice.processes.ProcessKind;
import ta.database.Database;
import ta.database.Migrations;
import ta.database.Role;
import ta.database.StorageException;
import ta.http.operation.Readiness;
import ta.runtime.process.Meters;
import ta.runtime.process.ProcessRow;
import ta.runtime.process.Vitals;
import ta.runtime.queue.Signal;
import ta.runtime.queue.Signals;
import ta.runtime.queue.Sweeper;
import ta.runtime.scheduler.SchedulerSettings;
import ta.runtime.scheduler.TaskScheduler;
import ta.runtime.session.Server;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.watch.PolicyWatch;
import ta.runtime.worker.WorkerSettings;

@Command(
        name = "scheduler",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts each task at its times, until Ctrl-C. Several schedulers may run; one of them takes each slot.",
            "Also watches the folder of policy files. Configured by environment variables: TA_DB_URL and"
                    + " TA_DB_PASSWORD_WORKER, TA_REDIS_URL, TA_HEALTH_PORT, TA_POLICY_DIR, TA_AUTO_APPROVE."
                    + " ta serve has a scheduler of its own, unless TA_SCHEDULER=off."
        })
public final class SchedulerCommand implements Callable<Integer> {

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    public SchedulerCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrometheusMeterRegistry meters = Meters.ofProcess();
        try (StopSignal stop = new StopSignal();
                Server server = Server.required(environment, "a separate scheduler")) {
            List<String> pending = Migrations.pending(server.config(), Role.WORKER);
            if (!pending.isEmpty()) {
                throw Service.behind(pending);
            }
            try (Database database = Database.open(server.config(), Role.WORKER);
                    Signal signal = Signals.configured(
                            environment, 0, WorkerSettings.DEFAULT.poll(), WorkerSettings.DEFAULT.longest(), meters);
                    Sweeper sweeper = new Sweeper(database, signal);
                    TaskScheduler scheduler =
                            TaskScheduler.start(database, SchedulerSettings.DEFAULT, sweeper::nudge)) {
                work(server, database, scheduler, meters, stop);
            }
            say("Stopped.");
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    private void work(
            Server server, Database database, TaskScheduler scheduler, PrometheusMeterRegistry meters, StopSignal stop)
            throws InterruptedException {
        Optional<PolicyWatch> watch = PolicyWatch.start(environment, database);
        try (Vitals vitals = Vitals.show(
                environment,
                new ProcessRow(database, ProcessKind.SCHEDULER, SchedulerSettings.DEFAULT.threads()),
                new Readiness(
                        database,
                        () -> Migrations.pending(server.config(), Role.WORKER),
                        Map.of("tasks", scheduler::describe)),
                meters)) {
            say("Scheduling" + vitals.where() + "; stop with Ctrl-C.");
            stop.await();
        } finally {
            watch.ifPresent(PolicyWatch::close);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

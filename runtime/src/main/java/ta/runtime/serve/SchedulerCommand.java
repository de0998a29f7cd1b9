package ta.runtime.serve;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import ta.runtime.cli.ExitCode;
import ta.runtime.cli.Refusal;
import ta.runtime.scheduler.Scheduler;
import ta.runtime.scheduler.SchedulerSettings;
import ta.runtime.session.Environment;
import ta.runtime.session.Server;
import ta.storage.Database;
import ta.storage.Migrations;
import ta.storage.Role;
import ta.storage.StorageException;

/** Fires the tasks of an installation until it is told to stop. */
@Command(
        name = "scheduler",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has each task done at its times, until Ctrl-C; several may run at once, and each slot is taken by one of them.",
            "Configured by the environment: TA_DB_URL and TA_DB_PASSWORD_WORKER. ta serve does the same by itself, unless"
                    + " TA_SCHEDULER=off."
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
        try (StopSignal stop = new StopSignal();
                Server server = Server.configured(environment)
                        .orElseThrow(() -> Refusal.unusable("ERROR " + Server.URL
                                + " is not set: a scheduler of its own works on a database that others share"
                                + "\nMaybe start ta serve, which has a database and a scheduler in it."))) {
            List<String> pending = Migrations.pending(server.config(), Role.WORKER);
            if (!pending.isEmpty()) {
                throw Service.behind(pending);
            }
            try (Database database = Database.open(server.config(), Role.WORKER)) {
                schedule(database, stop);
            }
            say("Stopped.");
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    private void schedule(Database database, StopSignal stop) throws InterruptedException {
        Scheduler scheduler = Scheduler.start(database, SchedulerSettings.DEFAULT, () -> {});
        try {
            say("Scheduling; stop with Ctrl-C.");
            stop.await();
        } finally {
            scheduler.close();
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

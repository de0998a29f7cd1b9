package ta.runtime.serve;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.StorageException;
import ta.http.ApiConfig;
import ta.runtime.keeping.Backups;
import ta.runtime.session.Server;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves the pages and the API, runs their jobs, and starts each task at its times (not with"
                    + " TA_SCHEDULER=off), until Ctrl-C.",
            "Nothing has to be configured: it then serves this machine only, with a database of its own and a backup"
                    + " each night. Commands work beside it.",
            "For others, it is configured by environment variables: TA_PUBLIC_URL (the address for users), TA_HOST,"
                    + " TA_PORT, TA_INSECURE_HTTP, TA_TRUSTED_PROXIES, TA_ADMIN_EMAIL and TA_ADMIN_PASSWORD,"
                    + " TA_METRICS_TOKEN, TA_SMTP_HOST, TA_WEBHOOK_HOSTS, TA_DB_URL and TA_DB_PASSWORD_APP and _WORKER;"
                    + " docs/operations.md describes each."
        })
public final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final String WITHOUT_TLS = "Without TLS, anyone on the network can read and change everything.";

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the embedded database, which is used if TA_DB_URL is not set; default: TA_DATA or"
                    + " .ta/data")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "port to listen on; default: TA_PORT or 8080")
    private @Nullable Integer port;

    public ServeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        ApiConfig config = ServeSettings.of(environment, Optional.ofNullable(port));
        Optional<Path> folder = Server.embedded(environment, Optional.ofNullable(data));
        Environment complete = completed(config, folder);
        if (folder.isPresent() && !Files.exists(folder.get())) {
            say("Creating the database in " + folder.get() + "; this is done once and takes some seconds …");
        }
        try (StopSignal stop = new StopSignal();
                Server server = Server.own(environment, Optional.ofNullable(data))) {
            server.keepUntilClosed();
            try (Service service = Service.over(server, new ActivePolicies())) {
                Optional<String> link = FirstAdministrator.ensure(service.app(), environment);
                greet(config, service.serve(config, complete), complete, folder, link);
                stop.await();
            }
            say("Stopped.");
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    /** Without an address of its own, the installation is a person's: what it lacks gets a default. */
    private Environment completed(ApiConfig config, Optional<Path> folder) {
        if (environment.get(ServeSettings.ADDRESS).isPresent()) {
            return environment;
        }
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.put(ServeSettings.ADDRESS, config.publicUrl().toString());
        folder.filter(home -> environment.get(Backups.FOLDER).isEmpty())
                .map(ServeCommand::backupsOf)
                .ifPresent(backups -> variables.put(Backups.FOLDER, backups.toString()));
        return new Environment(variables, environment.directory());
    }

    /** Beside the data. Two installations in one folder have one each: each deletes its own old backups. */
    private static Path backupsOf(Path home) {
        String name = String.valueOf(home.getFileName());
        return home.resolveSibling(name.equals("data") ? "backups" : name + "-backups");
    }

    /** Prints to the terminal only: the link must not appear in a log. */
    private void greet(
            ApiConfig config, int bound, Environment complete, Optional<Path> folder, Optional<String> link) {
        if (environment.get(ServeSettings.ADDRESS).isPresent()) {
            say("Serving " + config.publicUrl() + " on " + config.host() + ":" + bound + "; stop with Ctrl-C.");
            if (config.insecure()) {
                LOG.warn(WITHOUT_TLS);
                say("WARNING " + WITHOUT_TLS);
            }
        } else {
            say("Serving " + config.publicUrl() + ", for this machine only; stop with Ctrl-C.");
            folder.ifPresent(home -> say("The data is in " + home + "; backups are in "
                    + complete.path(Backups.FOLDER).orElseThrow() + "."));
        }
        link.ifPresent(secret -> {
            say("There is no administrator yet. This link creates the first one, once, within a day:");
            say("  " + config.publicUrl().resolve("/setup") + "#" + secret);
        });
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

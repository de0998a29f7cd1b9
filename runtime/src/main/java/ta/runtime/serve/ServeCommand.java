package ta.runtime.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.http.ApiConfig;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Environment;
import ta.runtime.session.Server;
import ta.database.StorageException;
import ta.backoffice.strategy.ActivePolicies;

/** Serves the API until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves the API, does the jobs that it starts, and has each task done at its times (TA_SCHEDULER=off: another process does).",
            "Configured by the environment: TA_PUBLIC_URL (where its users find it), TA_HOST, TA_PORT, TA_INSECURE_HTTP,"
                    + " TA_TRUSTED_PROXIES, TA_ADMIN_EMAIL and TA_ADMIN_PASSWORD, TA_METRICS_TOKEN, TA_SMTP_HOST, TA_WEBHOOK_HOSTS, TA_DB_URL and TA_DB_PASSWORD_APP"
                    + " and _WORKER; docs/operations.md tells of each."
        })
public final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final String WITHOUT_TLS = "Without TLS: whoever is on the network can read and change everything.";

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "where the embedded database keeps its data, when TA_DB_URL is not set; default: TA_DATA or .ta/data")
    private Path data;

    public ServeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        ApiConfig config = ServeSettings.of(environment);
        try (StopSignal stop = new StopSignal();
                Server server = Server.of(environment, Optional.ofNullable(data))) {
            server.keepUntilClosed();
            try (Service service = Service.over(server, new ActivePolicies())) {
                Optional<String> link = FirstAdministrator.see(service.app(), environment);
                int port = service.serve(config, environment, "TA_PORT");
                greet(config, port, link);
                stop.await();
            }
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    /** What a person at the terminal is told; the link in it goes nowhere else. */
    private void greet(ApiConfig config, int port, Optional<String> link) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Serving " + config.publicUrl() + " on " + config.host() + ":" + port + "; stop with Ctrl-C.");
        if (config.insecure()) {
            LOG.warn(WITHOUT_TLS);
            out.println("WARNING " + WITHOUT_TLS);
        }
        link.ifPresent(secret -> {
            out.println("Nobody administers it yet. This link makes the first administrator, once, within a day:");
            out.println("  " + config.publicUrl().resolve("/setup") + "#" + secret);
        });
        out.flush();
    }
}

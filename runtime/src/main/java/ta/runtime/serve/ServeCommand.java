package ta.runtime.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
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
import ta.runtime.session.Server;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves the API, runs its jobs, and starts each task at its times (not with TA_SCHEDULER=off).",
            "Configured by environment variables: TA_PUBLIC_URL (the address for users), TA_HOST, TA_PORT,"
                    + " TA_INSECURE_HTTP, TA_TRUSTED_PROXIES, TA_ADMIN_EMAIL and TA_ADMIN_PASSWORD, TA_METRICS_TOKEN,"
                    + " TA_SMTP_HOST, TA_WEBHOOK_HOSTS, TA_DB_URL and TA_DB_PASSWORD_APP and _WORKER;"
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
                Optional<String> link = FirstAdministrator.ensure(service.app(), environment);
                int port = service.serve(config, environment, "TA_PORT");
                greet(config, port, link);
                stop.await();
            }
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    /** Prints to the terminal only: the link must not appear in a log. */
    private void greet(ApiConfig config, int port, Optional<String> link) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Serving " + config.publicUrl() + " on " + config.host() + ":" + port + "; stop with Ctrl-C.");
        if (config.insecure()) {
            LOG.warn(WITHOUT_TLS);
            out.println("WARNING " + WITHOUT_TLS);
        }
        link.ifPresent(secret -> {
            out.println("There is no administrator yet. This link creates the first one, once, within a day:");
            out.println("  " + config.publicUrl().resolve("/setup") + "#" + secret);
        });
        out.flush();
    }
}

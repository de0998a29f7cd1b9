package ta.runtime.serve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.http.ApiConfig;
import ta.runtime.cli.ExitCode;
import ta.runtime.session.Environment;

/** Serves the API until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves the API, and does the jobs that it starts.",
            "Configured by the environment: TA_PUBLIC_URL (where its users find it), TA_HOST, TA_PORT, TA_INSECURE_HTTP,"
                    + " TA_TRUSTED_PROXIES, TA_ADMIN_EMAIL and TA_ADMIN_PASSWORD, TA_METRICS_TOKEN, TA_DB_URL and TA_DB_PASSWORD_APP"
                    + " and _WORKER; docs/operations.md tells of each."
        })
public final class ServeCommand implements Callable<Integer> {

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
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        // The JVM halts when this thread of it ends; so it waits until all is closed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            told.countDown();
            await(ended);
        }));
        try (Service service = Service.start(config, environment, Optional.ofNullable(data))) {
            PrintWriter out = spec.commandLine().getOut();
            service.greeting().forEach(out::println);
            out.flush();
            told.await();
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

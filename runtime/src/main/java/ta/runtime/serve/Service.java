package ta.runtime.serve;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.http.Api;
import ta.http.ApiConfig;
import ta.http.Services;
import ta.runtime.cli.Refusal;
import ta.runtime.session.Environment;
import ta.runtime.session.Server;
import ta.runtime.worker.Worker;
import ta.runtime.worker.WorkerSettings;
import ta.storage.Database;
import ta.storage.Migrations;
import ta.storage.Role;
import ta.storage.StorageException;
import ta.storage.strategy.ActivePolicies;

/** A running service: database, worker and API, closed in the opposite order. */
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<String> greeting = new ArrayList<>();

    private Service() {}

    /**
     * Starts all of it, or nothing.
     *
     * @throws Refusal when the port is taken, the database cannot be reached, or is of another version
     */
    static Service start(ApiConfig config, Environment environment, Optional<Path> data) {
        Service service = new Service();
        try {
            service.open(config, environment, data);
            return service;
        } catch (UncheckedIOException e) {
            service.close();
            throw Refusal.unusable("ERROR the port " + config.port() + " of " + config.host()
                    + " is taken\nMaybe it runs already; else choose another by TA_PORT.");
        } catch (StorageException e) {
            service.close();
            throw Refusal.unusable("ERROR " + e.code() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private void open(ApiConfig config, Environment environment, Optional<Path> data) {
        Server server = opened(Server.of(environment, data));
        server.keepUntilClosed();
        List<String> pending = Migrations.pending(server.config(), Role.APP);
        if (!pending.isEmpty()) {
            throw Refusal.unusable("ERROR the database lacks the migrations " + String.join(", ", pending)
                    + "\nMaybe run ta migrate first.");
        }
        Database app = opened(Database.open(server.config(), Role.APP));
        Database worker = opened(Database.open(server.config(), Role.WORKER));
        PrometheusMeterRegistry meters = meters();
        QueueState queue = new QueueState(worker);
        queue.bindTo(meters);
        ActivePolicies policies = new ActivePolicies();
        Worker jobs = opened(Worker.start(worker, policies, environment, WorkerSettings.DEFAULT));
        Optional<String> link = FirstAdministrator.see(app, environment);
        Api api = opened(Api.start(
                config,
                new Services(
                        app,
                        policies,
                        meters,
                        () -> Migrations.pending(server.config(), Role.APP),
                        queue::describe,
                        jobs::wake)));
        greet(config, api.port(), link);
    }

    private void greet(ApiConfig config, int port, Optional<String> link) {
        greeting.add("Serving " + config.publicUrl() + " on " + config.host() + ":" + port + "; stop with Ctrl-C.");
        if (config.insecure()) {
            String warning = "Without TLS: whoever is on the network can read and change everything.";
            LOG.warn(warning);
            greeting.add("WARNING " + warning);
        }
        link.ifPresent(secret -> {
            greeting.add("Nobody administers it yet. This link makes the first administrator, once, within a day:");
            greeting.add("  " + config.publicUrl().resolve("/setup") + "#" + secret);
        });
    }

    /** What a person at the terminal is told; the link in it goes nowhere else. */
    List<String> greeting() {
        return greeting;
    }

    private static PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        return meters;
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the service did not close", e);
            }
        }
    }
}

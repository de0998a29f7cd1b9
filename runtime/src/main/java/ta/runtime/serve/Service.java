package ta.runtime.serve;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.processes.ProcessKind;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.Migrations;
import ta.database.Role;
import ta.database.StorageException;
import ta.http.Api;
import ta.http.ApiConfig;
import ta.http.Services;
import ta.runtime.keeping.Backups;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.process.Meters;
import ta.runtime.process.ProcessRow;
import ta.runtime.queue.QueueState;
import ta.runtime.queue.Signal;
import ta.runtime.queue.Signals;
import ta.runtime.queue.Sweeper;
import ta.runtime.review.ReviewSettings;
import ta.runtime.scheduler.SchedulerSettings;
import ta.runtime.scheduler.TaskScheduler;
import ta.runtime.session.Server;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.watch.PolicyWatch;
import ta.runtime.worker.Worker;
import ta.runtime.worker.WorkerSettings;

/**
 * The service over a database server. It first connects, so that data can be prepared, then starts worker and API.
 * {@link #close} closes them in the opposite order; the server belongs to the caller.
 */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** The API needs connections, too. */
    private static final int THREADS_MAX = 8;

    private static final int PATIENCE_MILLIS = 1000;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, Supplier<String>> checks = new LinkedHashMap<>();
    private final Server server;
    private final ActivePolicies policies;
    private final Database app;
    private final Database worker;

    private Service(Server server, ActivePolicies policies) {
        this.server = server;
        this.policies = policies;
        try {
            this.app = opened(Database.open(server.config(), Role.APP));
            this.worker = opened(Database.open(server.config(), Role.WORKER));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Connects to the database; nothing is served yet.
     *
     * @param policies cache of the policies that runs follow
     * @throws Refusal if the database cannot be reached, or is of another version
     */
    public static Service over(Server server, ActivePolicies policies) {
        try {
            List<String> pending = Migrations.pending(server.config(), Role.APP);
            if (!pending.isEmpty()) {
                throw behind(pending);
            }
            return new Service(server, policies);
        } catch (StorageException e) {
            throw refusal(e);
        }
    }

    /**
     * Starts the worker, the scheduler unless {@code TA_SCHEDULER=off}, and the API.
     *
     * @return the port that it listens on
     * @throws Refusal if the port is in use
     */
    public int serve(ApiConfig config, Environment environment) {
        PrometheusMeterRegistry meters = Meters.ofProcess();
        QueueState queue = new QueueState(worker);
        queue.bindTo(meters);
        checks.put("queue", queue::describe);
        Runnable wake = work(environment, meters);
        if (!environment.isOff("TA_SCHEDULER")) {
            TaskScheduler tasks = opened(TaskScheduler.start(worker, SchedulerSettings.DEFAULT, wake));
            checks.put("tasks", tasks::describe);
            opened(new ProcessRow(worker, ProcessKind.SCHEDULER, SchedulerSettings.DEFAULT.threads()));
            PolicyWatch.start(environment, worker).ifPresent(this::opened);
        }
        try {
            int port = opened(Api.start(
                            config,
                            new Services(
                                    app,
                                    policies,
                                    meters,
                                    () -> Migrations.pending(server.config(), Role.APP),
                                    checks,
                                    Courier.hosts(environment),
                                    environment.path(Backups.FOLDER),
                                    Keeping.terms(environment),
                                    ReviewSettings.terms(environment),
                                    wake)))
                    .port();
            opened(new ProcessRow(worker, ProcessKind.API, ApiConfig.REQUESTS_AT_ONCE));
            return port;
        } catch (UncheckedIOException e) {
            throw taken(config.host(), config.port());
        }
    }

    /**
     * Starts a worker or, if workers have their own processes, only a sweeper that signals them. Returns what wakes
     * them.
     */
    private Runnable work(Environment environment, PrometheusMeterRegistry meters) {
        // A model may take minutes, and runs must not wait for it.
        int threads = ReviewSettings.terms(environment).isPresent() ? 2 : 1;
        WorkerSettings settings = WorkerSettings.configured(environment, threads, THREADS_MAX);
        if (environment.isOff("TA_WORKER")) {
            Signal signal = opened(Signals.configured(environment, 0, settings.poll(), settings.longest(), meters));
            return opened(new Sweeper(worker, signal))::nudge;
        }
        Worker jobs = opened(Worker.start(worker, policies, environment, settings, meters));
        checks.put("threads", jobs::describe);
        opened(new ProcessRow(worker, ProcessKind.WORKER, settings.threads()));
        return jobs::wake;
    }

    /**
     * Checks a port before anything slow starts.
     *
     * @param port 0 for any
     * @return {@code port}, or a free one for 0
     * @throws Refusal if the port is in use, or this process may not listen there
     */
    public static int freePort(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (answers(host, port)) {
                throw taken(host, port);
            }
            throw Refusal.unusable("ERROR cannot listen on " + host + ", port " + port + ": " + e.getMessage()
                    + "\nMaybe use an address of this machine, such as 127.0.0.1, and a port above 1023.");
        }
    }

    /** Whether a program listens there. The words of the operating system's error depend on its language. */
    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The error for a port that another program uses. */
    private static Refusal taken(String host, int port) {
        return Refusal.unusable("ERROR the port " + port + " of " + host
                + " is in use\nMaybe the program is already running at http://localhost:" + port
                + "; otherwise choose another one with --port.");
    }

    /** The error for a database of an older version. */
    public static Refusal behind(List<String> pending) {
        return Refusal.unusable("ERROR the database lacks the migrations " + String.join(", ", pending)
                + "\nMaybe run ta migrate first.");
    }

    /** The error of the database as a message for the terminal. */
    public static Refusal refusal(StorageException e) {
        return Refusal.unusable("ERROR " + e.code() + ": " + e.getMessage());
    }

    /** Opened as {@link Role#APP}. */
    public Database app() {
        return app;
    }

    /** Opened as {@link Role#WORKER}. */
    public Database worker() {
        return worker;
    }

    /** The cache of the policies that runs follow. */
    public ActivePolicies policies() {
        return policies;
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

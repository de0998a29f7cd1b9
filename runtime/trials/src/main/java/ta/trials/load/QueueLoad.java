package ta.trials.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import redis.embedded.RedisServer;
import ta.database.Database;
import ta.database.Role;

/**
 * Measures how many jobs workers perform, each worker a process with one thread, on one database and one Redis: jobs
 * that find nothing to do, and the monthly allocation of every portfolio, which a scheduler requests when its slot
 * comes. Other programs on the machine affect the result, so the shares of the processors are printed beside each
 * figure.
 */
@Command(name = "QueueLoad", mixinStandardHelpOptions = true, sortOptions = false)
public final class QueueLoad implements Callable<Integer> {

    private static final String WAITING = "select exists (select from ta.jobs where state = 'QUEUED')"
            + " or exists (select from ta.jobs where state = 'RUNNING')";

    private static final int COMMITS = 2_000;
    private static final int WARM_JOBS = 1_000;
    private static final int WARM_RUNS = 100;

    @Option(
            names = "--portfolios",
            description = "numbers of portfolios, one after the other",
            split = ",",
            defaultValue = "1000,10000")
    private List<Integer> sizes;

    @Option(
            names = "--workers",
            description = "numbers of worker processes, one after the other",
            split = ",",
            defaultValue = "1,2,4")
    private List<Integer> workers;

    @Option(names = "--idle-jobs", description = "number of jobs without work", defaultValue = "5000")
    private int idleJobs;

    @Option(names = "--home", description = "folder of the database server", defaultValue = "target/load")
    private Path home;

    private int slot;

    public static void main(String[] args) {
        System.exit(new CommandLine(new QueueLoad()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        RedisServer redis = new RedisServer(LoadServer.freePort());
        redis.start();
        try (LoadServer server = LoadServer.start(home)) {
            Map<String, String> variables =
                    Map.of("TA_REDIS_URL", "redis://127.0.0.1:" + redis.ports().get(0), "TA_WORKER_THREADS", "1");
            UUID first = prepare(server);
            System.out.printf(
                    "%-38s %8s %9s %9s  %s%n",
                    "", "workers", "jobs/s", "seconds", "processors, and memory of a worker");
            int made = 1;
            bareCommits(server);
            for (int size : sizes) {
                ManyPortfolios.copy(server.admin(), first, made, size - made);
                made = size;
                for (int count : workers) {
                    List<Process> working = start(server, variables, count);
                    warmUp(server, first, count);
                    measure(
                            server,
                            working,
                            count,
                            idleJobs + " jobs without work",
                            idleJobs,
                            () -> idle(server, idleJobs));
                    int runs = size;
                    measure(
                            server,
                            working,
                            count,
                            "monthly runs of " + size + " portfolios",
                            runs,
                            () -> request(server));
                    working.add(server.command("scheduler", variables));
                    measure(server, working, count, "the same, fired by a scheduler", runs, () -> due(server, runs));
                    working.forEach(QueueLoad::stop);
                }
                System.out.printf(
                        "%-38s %s%n",
                        "database", text(server, "select pg_size_pretty(pg_database_size(current_database()))"));
            }
        } finally {
            redis.stop();
        }
        return 0;
    }

    /** The commits that the disk allows one connection; a job without work needs two. */
    private static void bareCommits(LoadServer server) throws SQLException {
        try (Connection connection = server.admin();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.bare (n int)");
            statement.execute("insert into public.bare values (0)");
            long begin = System.nanoTime();
            for (int i = 0; i < COMMITS; i++) {
                statement.execute("update public.bare set n = n + 1");
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-38s %8d %,9.0f %9.1f%n",
                    "bare commits, one connection",
                    0,
                    COMMITS / seconds,
                    seconds);
        }
    }

    private static UUID prepare(LoadServer server) throws SQLException {
        try (Database app = Database.open(server.config(), Role.APP);
                Database worker = Database.open(server.config(), Role.WORKER)) {
            UUID portfolio = Books.open(app, worker, 1, 1).get(0).portfolio();
            // Their slots could come in the middle of a measurement.
            execute(server, "update ta.task_definitions set enabled = false");
            return portfolio;
        }
    }

    private static List<Process> start(LoadServer server, Map<String, String> variables, int count) throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(server.command("worker", variables));
        }
        return started;
    }

    /**
     * The first decision of a process compiles the policy, and the next hundreds are slow, too, as the JVM compiles
     * them.
     */
    private void warmUp(LoadServer server, UUID portfolio, int workers) throws Exception {
        idle(server, WARM_JOBS * workers);
        for (int i = 0; i < WARM_RUNS * workers; i++) {
            slot++;
            execute(server, requests(slot, "where p.id = '" + portfolio + "'"));
        }
        drained(server);
    }

    private interface Work {
        void run() throws Exception;
    }

    /**
     * @param processes the processes whose processor shares are printed, a worker first
     */
    private static void measure(
            LoadServer server, List<Process> processes, int workers, String what, int jobs, Work work)
            throws Exception {
        Machine machine = server.machine(processes);
        Machine.Used before = machine.used();
        long begin = System.nanoTime();
        work.run();
        // As autovacuum does once a minute: plans for an empty queue are slow for a full one.
        execute(server, "analyze");
        drained(server);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-38s %8d %,9.0f %9.1f  %s, %d MB%n",
                what,
                workers,
                jobs / seconds,
                seconds,
                machine.used().since(before),
                Machine.residentMegabytes(processes.get(0).toHandle()));
    }

    /** Adds jobs for messages that no longer exist: a worker claims each, looks for its message, and completes it. */
    private static void idle(LoadServer server, int jobs) throws SQLException {
        execute(
                server,
                "insert into ta.jobs (id, portfolio_id, kind, key)"
                        + " select gen_random_uuid(), p.id, 'SEND_NOTICE', gen_random_uuid()"
                        + " from generate_series(1, " + jobs + ") n"
                        + " join (select id, row_number() over () as i, count(*) over () as all from ta.portfolios) p"
                        + " on p.i = n % p.all + 1");
    }

    private void request(LoadServer server) throws SQLException {
        slot++;
        execute(server, requests(slot, ""));
    }

    private static String requests(int slot, String which) {
        return "with asked as (insert into ta.task_runs (id, portfolio_id, task, slot, requested_by)"
                + " select gen_random_uuid(), p.id, 'MONTHLY_ALLOCATION', 'load " + slot
                + "', 'load' from ta.portfolios p " + which + " returning id, portfolio_id)"
                + " insert into ta.jobs (id, portfolio_id, task_run_id, kind, key)"
                + " select gen_random_uuid(), portfolio_id, id, 'DECIDE_RUN', id from asked";
    }

    /** Gives each portfolio a task whose slot has just come. When all have their run, disables the tasks. */
    private static void due(LoadServer server, int portfolios) throws Exception {
        long before = Long.parseLong(text(server, "select count(*) from ta.task_runs"));
        execute(server, "delete from ta.task_definitions where portfolio_id is not null");
        execute(
                server,
                "insert into ta.task_definitions"
                        + " (id, portfolio_id, name, task, schedule, time_zone, created_by, slots_after)"
                        + " select gen_random_uuid(), id, 'Monthly allocation', 'MONTHLY_ALLOCATION',"
                        + " to_char(now() at time zone 'UTC', '\"0\" MI HH24 * * \"?\"'),"
                        + " 'UTC', 'load', now() - interval '2 hours' from ta.portfolios");
        while (Long.parseLong(text(server, "select count(*) from ta.task_runs")) < before + portfolios) {
            Thread.sleep(100);
        }
        execute(server, "update ta.task_definitions set enabled = false");
    }

    private static void drained(LoadServer server) throws Exception {
        try (Connection connection = server.admin();
                PreparedStatement waiting = connection.prepareStatement(WAITING)) {
            while (true) {
                try (ResultSet row = waiting.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(50);
            }
        }
    }

    private static void stop(Process process) {
        process.destroy();
        process.onExit().join();
    }

    private static void execute(LoadServer server, String sql) throws SQLException {
        try (Connection connection = server.admin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(LoadServer server, String sql) throws SQLException {
        try (Connection connection = server.admin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

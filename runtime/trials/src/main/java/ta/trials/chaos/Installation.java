package ta.trials.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Migrations;
import ta.database.Role;
import ta.database.server.EmbeddedOutage;
import ta.database.server.EmbeddedServer;

/**
 * A whole installation on this machine: PostgreSQL with fsync, Redis, an API, two schedulers and workers, each in
 * a process of its own.
 */
final class Installation implements AutoCloseable {

    /** Seconds after which a silent worker loses its job. */
    static final int LEASE = 4;

    private static final String DATABASE = "chaos";
    private static final int SCHEDULERS = 2;

    private final EmbeddedServer postgres;
    private final DatabaseConfig config;
    final Path home;
    final EmbeddedOutage outage;
    final RedisServer redis;
    final TcpProxy toDatabase;
    final TcpProxy toRedis;
    final Database app;
    final Database readonly;
    final int port = Ports.free();
    private final int workerCount;
    private Member api;
    private final List<Member> schedulers = new ArrayList<>();
    private final List<Member> workers = new ArrayList<>();

    /** Starts Redis and a migrated database, but no process of the product yet. */
    Installation(Path home, int workerCount) throws IOException, InterruptedException {
        this.home = Files.createDirectories(home);
        this.workerCount = workerCount;
        this.postgres = EmbeddedServer.start(home.resolve("postgres"), true);
        this.outage = new EmbeddedOutage(home.resolve("postgres"));
        postgres.createDatabase(DATABASE);
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, role.sqlName() + "-secret");
        }
        this.config = new DatabaseConfig(postgres.url(DATABASE), passwords);
        Migrations.run(config, EmbeddedServer.SUPERUSER, postgres.superuserPassword());
        this.app = Database.open(config, Role.APP);
        this.readonly = Database.open(config, Role.READONLY);
        this.toDatabase = new TcpProxy(port(config.url()));
        this.redis = new RedisServer(home);
        redis.start();
        this.toRedis = new TcpProxy(redis.port());
        // Stopping the harness must leave no processes; the embedded server stops by itself.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "installation-end"));
    }

    private void end() {
        Stream.of(schedulers, workers).flatMap(List::stream).forEach(Member::close);
        if (api != null) {
            api.close();
        }
        redis.close();
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*:([0-9]+)/.*", "$1"));
    }

    /**
     * Starts the API, the schedulers and the workers.
     *
     * @param more additional environment variables
     */
    void start(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TA_DB_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/" + DATABASE);
        config.passwords().forEach((role, password) -> {
            if (role != Role.OWNER) {
                environment.put("TA_DB_PASSWORD_" + role.name(), password);
            }
        });
        environment.put("TA_REDIS_URL", "redis://127.0.0.1:" + toRedis.port());
        environment.put("TA_WORKER_LEASE_SECONDS", String.valueOf(LEASE));
        environment.put("TA_WORKER_GRACE_SECONDS", "5");
        environment.put("TA_WORKER_THREADS", "2");
        environment.put("TA_BACKUP_DIR", home.resolve("backups").toString());
        // No backup is deleted, so that they can be counted.
        environment.put("TA_BACKUP_KEEP", "1000");
        environment.put("TA_ANCHOR_DIR", home.resolve("anchors").toString());
        Map<String, String> ofApi = new HashMap<>(environment);
        ofApi.put("TA_PUBLIC_URL", "http://localhost:" + port);
        ofApi.put("TA_INSECURE_HTTP", "true");
        ofApi.put("TA_PORT", String.valueOf(port));
        ofApi.put("TA_REQUESTS_PER_SECOND", "1000");
        ofApi.put("TA_WORKER", "off");
        ofApi.put("TA_SCHEDULER", "off");
        api = new Member(home, "api", "serve", "Serving", ofApi);
        IntStream.rangeClosed(1, SCHEDULERS)
                .forEach(i ->
                        schedulers.add(new Member(home, "scheduler-" + i, "scheduler", "Scheduling", environment)));
        IntStream.rangeClosed(1, workerCount)
                .forEach(i -> workers.add(new Member(home, "worker-" + i, "worker", "Working", environment)));
        start(members());
    }

    /** Starts all of them at once, because a start is mostly waiting. */
    void start(List<Member> members) throws IOException, InterruptedException {
        for (Member member : members) {
            member.start();
        }
        await(members);
    }

    /** Waits until all of them work. */
    void await(List<Member> members) throws IOException, InterruptedException {
        for (Member member : members) {
            member.awaitStart();
        }
    }

    List<Member> members() {
        return Stream.of(List.of(api), schedulers, workers)
                .flatMap(List::stream)
                .toList();
    }

    Member api() {
        return api;
    }

    List<Member> schedulers() {
        return List.copyOf(schedulers);
    }

    List<Member> workers() {
        return List.copyOf(workers);
    }

    /** A connection that bypasses the proxy and row security; the caller closes it. */
    Connection superuser() throws SQLException {
        return DriverManager.getConnection(config.url(), EmbeddedServer.SUPERUSER, postgres.superuserPassword());
    }

    /** Whether {@code ta verify} finds no fault in the whole database. */
    boolean verify() throws IOException, InterruptedException {
        Member verification = new Member(
                home,
                "verify",
                "verify",
                "all in order",
                Map.of(
                        "TA_DB_URL",
                        config.url(),
                        "TA_DB_PASSWORD_READONLY",
                        config.passwords().get(Role.READONLY)));
        verification.start();
        return verification.ends(Duration.ofMinutes(15)) && verification.succeeded();
    }

    @Override
    public void close() throws IOException {
        end();
        toDatabase.close();
        toRedis.close();
        app.close();
        readonly.close();
        postgres.close();
    }
}

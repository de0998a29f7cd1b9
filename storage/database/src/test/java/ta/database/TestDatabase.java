package ta.database;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.database.server.EmbeddedServer;

/**
 * A migrated database for each test class, on one server for each test run. It is copied from a template, which takes a
 * tenth of the time of a migration. {@code -Dta.test.postgres=/usr/lib/postgresql/15} runs the tests on that server.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<Role, String> PASSWORDS = Map.of(
            Role.OWNER,
            "owner-secret",
            Role.APP,
            "app-secret",
            Role.WORKER,
            "worker-secret",
            Role.READONLY,
            "read-secret");

    private static final EmbeddedServer SERVER = start();

    private final String name;
    private final Map<Role, Database> pools = new EnumMap<>(Role.class);
    private @Nullable Connection admin;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Creates a database. The next test run drops it. */
    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        superuser("postgres", "create database " + name + " template template_ta strategy file_copy");
        return new TestDatabase(name);
    }

    public synchronized Database as(Role role) {
        return pools.computeIfAbsent(role, r -> Database.open(config(), r));
    }

    public DatabaseConfig config() {
        return new DatabaseConfig(SERVER.url(name), PASSWORDS, 8, Duration.ofSeconds(30));
    }

    /** Executes statements as the superuser, whom no trigger and no row security stops. */
    public synchronized void asSuperuser(String... statements) {
        try {
            // One connection for all: to open one takes longer than most statements.
            if (admin == null || !admin.isValid(5)) {
                admin = superuser(name);
            }
            try (Statement statement = admin.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } finally {
                try (Statement statement = admin.createStatement()) {
                    statement.execute("discard all");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Executes statements as the superuser, calls {@code look} as an actor that sees all rows, and rolls back; so many
     * tests can share one database.
     */
    public <T> T asSuperuserForNow(Function<Transaction, T> look, String... statements) {
        try (Connection own = superuser(name);
                Statement statement = own.createStatement()) {
            own.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            T seen = look.apply(
                    new Transaction(DSL.using(own, SQLDialect.POSTGRES), Actor.system("verify"), Instant.now()));
            own.rollback();
            return seen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Executes statements in another database, for when this one accepts no connections. */
    public void asSuperuserElsewhere(String... statements) {
        superuser("postgres", statements);
    }

    public Connection connect(Role role) throws SQLException {
        return DriverManager.getConnection(SERVER.url(name), role.sqlName(), PASSWORDS.get(role));
    }

    /** A connection with the actor set, for SQL that bypasses the application. */
    public Connection connect(Role role, Actor actor) throws SQLException {
        Connection connection = connect(role);
        try (PreparedStatement context = connection.prepareStatement(
                "select set_config('app.user_id', ?, false), set_config('app.portfolio_id', ?, false)")) {
            context.setString(1, actor.userId().map(UUID::toString).orElse(""));
            context.setString(2, actor.portfolioId().map(UUID::toString).orElse(""));
            context.execute();
        }
        return connection;
    }

    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static EmbeddedServer start() {
        // Several test processes run in parallel, each with its own server.
        String fork = System.getProperty("ta.test.fork", "0");
        String installed = System.getProperty("ta.test.postgres", "");
        Path home = Path.of("target", "embedded-postgres-" + fork + installed.replace('/', '-'));
        EmbeddedServer server = installed.isEmpty()
                ? EmbeddedServer.start(home, false)
                : EmbeddedServer.start(home, false, Path.of(installed));
        try (Connection admin = DriverManager.getConnection(
                        server.url("postgres"), EmbeddedServer.SUPERUSER, server.superuserPassword());
                Statement statement = admin.createStatement()) {
            statement.execute("set client_min_messages = warning");
            // With SCRAM, the client hashes a password some thousand times for each connection.
            statement.execute(
                    "do $$ begin execute format('copy (select %L) to %L', 'host all all 127.0.0.1/32 password',"
                            + " current_setting('hba_file')); end $$");
            // It would start a process for one of the many databases each second.
            statement.execute("alter system set autovacuum = off");
            statement.execute("alter system set jit = off");
            statement.execute("select pg_reload_conf()");
            for (int i = 1; i <= 60; i++) {
                statement.execute("drop database if exists test_" + i + " with (force)");
            }
            statement.execute("drop database if exists template_ta with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        server.createDatabase("template_ta");
        DatabaseConfig config = new DatabaseConfig(server.url("template_ta"), PASSWORDS);
        Migrations.run(config, EmbeddedServer.SUPERUSER, server.superuserPassword());
        return server;
    }

    private static Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(SERVER.url(database), EmbeddedServer.SUPERUSER, SERVER.superuserPassword());
    }

    private static void superuser(String database, String... statements) {
        try (Connection admin = superuser(database);
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

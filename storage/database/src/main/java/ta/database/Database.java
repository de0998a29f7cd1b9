package ta.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** The connections of one role, and the one way to a transaction. */
public final class Database implements AutoCloseable {

    private static final int TRIES = 6;

    /** A caller who gets no connection soon is told so, rather than kept. */
    private static final long PATIENCE_MILLIS = 1_500;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** What jOOQ learns of records and types it keeps here; made anew for each transaction it would learn it anew. */
    private static final Configuration SHARED =
            new DefaultConfiguration().set(SQLDialect.POSTGRES).set(new Settings().withExecuteLogging(false));

    private final DatabaseConfig config;
    private final HikariDataSource pool;

    private Database(DatabaseConfig config, HikariDataSource pool) {
        this.config = config;
        this.pool = pool;
    }

    /**
     * Opens a pool that works as {@code role}.
     *
     * @throws StorageException.Unavailable when the database cannot be reached or refuses the password
     * @throws StorageException.Invalid when the user turns out to have more power than the role may have
     */
    public static Database open(DatabaseConfig config, Role role) {
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(role.sqlName());
        hikari.setPassword(config.password(role));
        hikari.setMaximumPoolSize(config.connections());
        hikari.setMinimumIdle(0);
        hikari.setAutoCommit(false);
        // Once for each connection: whatever the server's default, it is known.
        hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        hikari.setConnectionTimeout(PATIENCE_MILLIS);
        hikari.setInitializationFailTimeout(10_000);
        hikari.setPoolName(role.sqlName());
        long millis = config.statementTimeout().toMillis();
        hikari.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + millis + " -c lock_timeout=" + millis
                        + " -c idle_in_transaction_session_timeout=" + 4 * millis);
        hikari.addDataSourceProperty("ApplicationName", role.sqlName());
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        Database database;
        try {
            database = new Database(config, new HikariDataSource(hikari));
        } catch (RuntimeException e) {
            throw new StorageException.Unavailable(
                    "cannot open " + config.url() + " as " + role.sqlName() + ": " + e.getMessage(),
                    "Maybe the server is not started, not migrated, or the password is another.",
                    e);
        }
        if (role != Role.OWNER) {
            database.refuseExcessivePower(role);
        }
        return database;
    }

    /** Opens another pool on the same database; whoever asked closes it. */
    public Database openAs(Role role) {
        return open(config, role);
    }

    /** Whether a password is configured for the role. */
    public boolean knows(Role role) {
        return config.passwords().containsKey(role);
    }

    /** More than its role may have: what row security does not hold for, another role's rights, or anything of its own. */
    private void refuseExcessivePower(Role role) {
        boolean excessive = transact(
                Actor.system("start"),
                tx -> tx.sql()
                        .resultQuery("select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication"
                                + " or exists (select from pg_auth_members m where m.member = r.oid)"
                                + " or exists (select from pg_class c where c.relnamespace = 'ta'::regnamespace and c.relowner = r.oid)"
                                + " or exists (select from pg_proc p where p.pronamespace = 'ta'::regnamespace and p.proowner = r.oid)"
                                + " from pg_roles r where r.rolname = current_user")
                        .fetchSingleInto(Boolean.class));
        if (excessive) {
            close();
            throw new StorageException.Invalid(
                    "the role " + role.sqlName() + " has more power than it may have", "Maybe run migrate again.");
        }
    }

    /**
     * Runs {@code work} in one transaction, READ COMMITTED, and commits it. When it loses to another one (serialization failure,
     * deadlock) the whole is run again, a bounded number of times: {@code work} must have no effect but through the transaction.
     *
     * @throws StorageException when it was refused, with nothing kept; an {@link StorageException.Unavailable} at the commit
     *     itself leaves open whether it was kept
     */
    public <T> T transact(Actor actor, Function<Transaction, T> work) {
        return run(actor, false, work);
    }

    /** Reads the database as it is at one moment (REPEATABLE READ, read only), however long {@code work} takes. */
    public <T> T read(Actor actor, Function<Transaction, T> work) {
        return run(actor, true, work);
    }

    private <T> T run(Actor actor, boolean reads, Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(actor, reads, work);
            } catch (SQLException e) {
                if (attempt == TRIES || !SqlErrors.isRetryable(e)) {
                    throw SqlErrors.translate(e);
                }
            } catch (RuntimeException e) {
                if (attempt == TRIES || !SqlErrors.isRetryable(e)) {
                    throw SqlErrors.translate(e);
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 5_000_000L << attempt));
        }
    }

    private <T> T once(Actor actor, boolean reads, Function<Transaction, T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                if (reads) {
                    ofOneMoment(connection);
                }
                T result = work.apply(begin(connection, actor));
                connection.commit();
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    /** Of this transaction, not of the connection: that would take a round trip more, and another to take it back. */
    private static void ofOneMoment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    private static Transaction begin(Connection connection, Actor actor) {
        DSLContext sql = DSL.using(SHARED.derive(new DefaultConnectionProvider(connection)));
        Instant at =
                Transaction.enter(sql, actor).get("at", OffsetDateTime.class).toInstant();
        return new Transaction(sql, actor, at);
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

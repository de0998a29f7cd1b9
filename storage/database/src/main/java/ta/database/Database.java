package ta.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
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

/** A pool of connections for one role. Every transaction runs through {@link #transact} or {@link #read}. */
public final class Database implements AutoCloseable {

    private static final int TRIES = 6;

    /** A caller that gets no connection within this time gets an error, rather than waiting behind all others. */
    private static final long CONNECTION_TIMEOUT_MILLIS = 1_500;

    /** Who serves a request waits no longer for a lock. Work in the background has time. */
    private static final long REQUEST_LOCK_MILLIS = 2_000;

    /** A connection is a process on the server, so an idle one is closed soon. */
    private static final long IDLE_MILLIS = 60_000;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** Shared by all transactions, because jOOQ caches in it what it finds by reflection about records and types. */
    private static final Configuration SHARED =
            new DefaultConfiguration().set(SQLDialect.POSTGRES).set(new Settings().withExecuteLogging(false));

    private final DatabaseConfig config;
    private final HikariDataSource pool;

    private Database(DatabaseConfig config, HikariDataSource pool) {
        this.config = config;
        this.pool = pool;
    }

    /**
     * Opens a pool of connections for {@code role}.
     *
     * @throws StorageException.Unavailable if the database cannot be reached or refuses the password
     * @throws StorageException.Invalid if the database user has more rights than the role should have
     */
    public static Database open(DatabaseConfig config, Role role) {
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(config.url());
        hikari.setUsername(role.sqlName());
        hikari.setPassword(config.password(role));
        hikari.setMaximumPoolSize(config.connections());
        hikari.setMinimumIdle(0);
        hikari.setIdleTimeout(IDLE_MILLIS);
        hikari.setAutoCommit(false);
        // Set once per connection, so that nothing depends on the server's default.
        hikari.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        hikari.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        hikari.setInitializationFailTimeout(10_000);
        hikari.setPoolName(role.sqlName());
        long millis = config.statementTimeout().toMillis();
        hikari.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + millis + " -c lock_timeout="
                        + (role == Role.APP ? Math.min(millis, REQUEST_LOCK_MILLIS) : millis)
                        + " -c idle_in_transaction_session_timeout=" + 4 * millis);
        hikari.addDataSourceProperty("ApplicationName", role.sqlName());
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        Database database;
        try {
            database = new Database(config, new HikariDataSource(hikari));
        } catch (RuntimeException e) {
            throw new StorageException.Unavailable(
                    "cannot open " + config.url() + " as " + role.sqlName() + ": " + e.getMessage(),
                    "Maybe the server is not started, not migrated, or the password is wrong.",
                    e);
        }
        if (role != Role.OWNER) {
            database.refuseExcessiveRights(role);
        }
        return database;
    }

    /** Opens another pool on the same database. The caller closes it. */
    public Database openAs(Role role) {
        return open(config, role);
    }

    /** Whether a password is configured for the role. */
    public boolean knows(Role role) {
        return config.passwords().containsKey(role);
    }

    /** Refuses a user that can bypass row security, has the rights of another role, or owns objects of the schema. */
    private void refuseExcessiveRights(Role role) {
        boolean excessive = transact(
                Actor.system("start"),
                tx -> tx.sql()
                        .resultQuery("select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication"
                                + " or exists (select from pg_auth_members m where m.member = r.oid)"
                                + " or exists (select from pg_class c"
                                + " where c.relnamespace = 'ta'::regnamespace and c.relowner = r.oid)"
                                + " or exists (select from pg_proc p"
                                + " where p.pronamespace = 'ta'::regnamespace and p.proowner = r.oid)"
                                + " from pg_roles r where r.rolname = current_user")
                        .fetchSingleInto(Boolean.class));
        if (excessive) {
            close();
            throw new StorageException.Invalid(
                    "the role " + role.sqlName() + " has more rights than it should have", "Maybe run migrate again.");
        }
    }

    /**
     * Runs {@code work} in one transaction at READ COMMITTED and commits it. After a deadlock or a serialization
     * failure, the whole transaction runs again after a short random pause, at most {@value #TRIES} times in all. So
     * {@code work} may have no effect except through the transaction.
     *
     * @throws StorageException if the work was refused; nothing was written. Only an
     *     {@link StorageException.Unavailable} from the commit itself leaves open whether the transaction was committed
     */
    public <T> T transact(Actor actor, Function<Transaction, T> work) {
        return run(actor, false, work);
    }

    /** Runs {@code work} read-only at REPEATABLE READ: it sees the database as of one moment, however long it takes. */
    public <T> T read(Actor actor, Function<Transaction, T> work) {
        return run(actor, true, work);
    }

    private <T> T run(Actor actor, boolean readOnly, Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(actor, readOnly, work);
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

    private <T> T once(Actor actor, boolean readOnly, Function<Transaction, T> work) throws SQLException {
        try (Connection connection = connection()) {
            try {
                if (readOnly) {
                    setReadOnly(connection);
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

    /** A connection that is not free is no outage: all are at work, or wait for locks. */
    private Connection connection() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            int active = pool.getHikariPoolMXBean().getActiveConnections();
            if (active < config.connections()) {
                throw e;
            }
            throw new StorageException.Conflict(
                    "BUSY",
                    "all " + active + " connections to the database are at work, or wait for locks",
                    "Maybe try again in a few seconds.",
                    e);
        }
    }

    /**
     * Set for the transaction, not for the connection: that would take two more round trips, to set it and to reset it.
     */
    private static void setReadOnly(Connection connection) throws SQLException {
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

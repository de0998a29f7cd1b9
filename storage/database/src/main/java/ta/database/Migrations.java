package ta.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Migrates a database to this program's version. The administrator creates the roles and the schema, the owner creates
 * the tables. Running it again changes nothing.
 */
public final class Migrations {

    /** The oldest major version that has {@code nulls not distinct} and {@code on delete set null (column)}. */
    private static final int OLDEST_SERVER = 15;

    private Migrations() {}

    /**
     * @param config with the passwords that the roles are given; the one of {@link Role#OWNER} is required
     * @return the number of migrations that were applied
     * @throws StorageException.Unavailable if the database cannot be reached or a migration fails, which is rolled back
     * @throws StorageException.Invalid if the server is too old, or another program's migrations made the schema
     */
    public static int run(DatabaseConfig config, String adminUser, String adminPassword) {
        return run(config, adminUser, adminPassword, "latest");
    }

    /**
     * Migrates to {@code target} and no further.
     *
     * @param target one of {@link #known}, or {@code latest}
     */
    static int run(DatabaseConfig config, String adminUser, String adminPassword, String target) {
        bootstrap(config, adminUser, adminPassword);
        try {
            return flyway(config, Role.OWNER, target).migrate().migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw new StorageException.Invalid(
                    "the schema in " + config.url() + " was not made by the migrations of this program",
                    "Maybe use the program that made it, or another database.",
                    e);
        } catch (FlywayException e) {
            throw new StorageException.Unavailable("cannot migrate " + config.url() + ": " + e.getMessage(), "", e);
        }
    }

    /**
     * The versions of the migrations that are not applied to the database yet, oldest first.
     *
     * @param role the role to read as; nothing is changed
     * @throws StorageException.Unavailable if the database cannot be reached, or its migration history cannot be read
     */
    public static List<String> pending(DatabaseConfig config, Role role) {
        try {
            return Stream.of(flyway(config, role).info().pending())
                    .map(migration -> migration.getVersion().getVersion())
                    .toList();
        } catch (FlywayException e) {
            throw new StorageException.Unavailable(
                    "cannot read the migrations of " + config.url() + " as " + role.sqlName(),
                    "Maybe the server is not started, not migrated, or the password is wrong.",
                    e);
        }
    }

    /** The versions that this program has, the newest last. Creates the roles, since the owner reads the list. */
    static List<String> known(DatabaseConfig config, String adminUser, String adminPassword) {
        bootstrap(config, adminUser, adminPassword);
        try {
            return Stream.of(flyway(config, Role.OWNER).info().all())
                    .map(migration -> migration.getVersion().getVersion())
                    .toList();
        } catch (FlywayException e) {
            throw new StorageException.Unavailable("cannot read the migrations of " + config.url(), "", e);
        }
    }

    private static Flyway flyway(DatabaseConfig config, Role role) {
        return flyway(config, role, "latest");
    }

    private static Flyway flyway(DatabaseConfig config, Role role, String target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(config.url(), role.sqlName(), config.password(role))
                .defaultSchema("ta")
                .createSchemas(false)
                .locations("classpath:ta/database/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .target(target)
                .load();
    }

    private static void bootstrap(DatabaseConfig config, String adminUser, String adminPassword) {
        try (Connection admin = DriverManager.getConnection(config.url(), adminUser, adminPassword)) {
            admin.setAutoCommit(false);
            requireServer(admin, OLDEST_SERVER);
            try (PreparedStatement set = admin.prepareStatement("select set_config(?, ?, true)")) {
                for (Map.Entry<Role, String> password : config.passwords().entrySet()) {
                    set.setString(1, "ta.password." + password.getKey().sqlName());
                    set.setString(2, password.getValue());
                    set.execute();
                }
            }
            try (Statement script = admin.createStatement()) {
                script.execute(text("bootstrap.sql"));
            }
            admin.commit();
        } catch (SQLException e) {
            throw new StorageException.Unavailable(
                    "cannot prepare " + config.url() + " as " + adminUser + ": " + e.getMessage(),
                    "Maybe the administrator's address or password is wrong, or that user may not create roles.",
                    e);
        }
    }

    /**
     * Checks the major version of the server; writes nothing.
     *
     * @throws StorageException.Invalid if it is older than {@code oldest}
     */
    static void requireServer(Connection connection, int oldest) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < oldest) {
            throw new StorageException.Invalid(
                    "the server at " + server.getURL() + " is PostgreSQL " + server.getDatabaseProductVersion()
                            + ", and this program needs PostgreSQL " + oldest + " or later",
                    "Maybe upgrade the server, or set TA_DB_URL and TA_DB_ADMIN_URL to another one.");
        }
    }

    private static String text(String name) {
        try (InputStream file = Migrations.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StorageException.Unavailable("cannot read " + name, "", e);
        }
    }
}

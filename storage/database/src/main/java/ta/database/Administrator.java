package ta.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The database user that creates the roles and the schema, and can drop the schema.
 *
 * @param config the address of the database, and the passwords that the roles are given
 */
public record Administrator(DatabaseConfig config, String user, String password) {

    /**
     * Migrates the database to the newest version that this program knows.
     *
     * @return the number of migrations that were applied
     */
    public int migrate() {
        return Migrations.run(config, user, password);
    }

    /**
     * Migrates the database to {@code version} and no further.
     *
     * @throws StorageException.Invalid if this program does not know that version
     */
    public int migrateTo(String version) {
        requireKnown(version);
        return Migrations.run(config, user, password, version);
    }

    /**
     * Checks that this program knows a version of the schema. Creates the roles, because only a role can read the list
     * of migrations; changes nothing else.
     *
     * @throws StorageException.Invalid if this program does not know that version
     */
    public void requireKnown(String version) {
        List<String> known = Migrations.known(config, user, password);
        if (!known.contains(version)) {
            throw new StorageException.Invalid(
                    "the schema has version " + version + ", and the newest that this program knows is "
                            + known.get(known.size() - 1),
                    "Maybe use the program version that made it, or a later one.");
        }
    }

    /**
     * The first table that has rows; read as the owner, so that row security hides none. Leaves out the tables that
     * migrations, or the mere start of a process, fill. Among them are tasks: a portfolio's task implies a portfolio,
     * whose row is found.
     */
    public Optional<String> tableWithRows() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = 'ta' and c.relkind = 'r' and c.relname not in"
                            + " ('flyway_schema_history', 'task_definitions', 'processes', 'provider_health')"
                            + " order by 1")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            if (tables.isEmpty()) {
                return Optional.empty();
            }
            statement.execute("set local role ta_owner");
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select from " + table + " limit 1")) {
                    if (row.next()) {
                        return Optional.of(table);
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** Drops the schema with all its data. */
    public void dropSchema() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set client_min_messages = warning");
            statement.execute("drop schema if exists ta cascade");
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(config.url(), user, password);
    }

    /** Leaves out the password, since the text may be logged. */
    @Override
    public String toString() {
        return "Administrator[" + user + " of " + config.url() + "]";
    }
}

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
 * Who may make roles and schema in a database, and take the schema away again.
 *
 * @param config whose address is the administrator's too, with the passwords that the roles get
 */
public record Administrator(DatabaseConfig config, String user, String password) {

    /** Brings the database to this version; how many migrations that took. */
    public int migrate() {
        return Migrations.run(config, user, password);
    }

    /**
     * Brings it to an earlier one.
     *
     * @throws StorageException.Invalid when this program does not know that version
     */
    public int migrateTo(String version) {
        requireKnown(version);
        return Migrations.run(config, user, password, version);
    }

    /**
     * Makes the roles, but nothing else.
     *
     * @throws StorageException.Invalid when this program does not know that version of the schema
     */
    public void requireKnown(String version) {
        List<String> known = Migrations.known(config, user, password);
        if (!known.contains(version)) {
            throw new StorageException.Invalid(
                    "the schema is of version " + version + ", and this program knows none beyond "
                            + known.get(known.size() - 1),
                    "Maybe use the version of the program that made it, or a later one.");
        }
    }

    /**
     * A table in which there is anything, as the database's owner sees it; none that migrations fill, or a process that does no more than
     * start. (A task is the installation's, which migrations made, or some portfolio's, which is there as well.)
     */
    public Optional<String> tableWithRows() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = 'ta' and c.relkind = 'r' and c.relname not in"
                            + " ('flyway_schema_history', 'task_definitions', 'processes', 'provider_health') order by 1")) {
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

    /** Takes the schema away with all that is in it. */
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

    /** Without the password, as it may end in a log. */
    @Override
    public String toString() {
        return "Administrator[" + user + " of " + config.url() + "]";
    }
}

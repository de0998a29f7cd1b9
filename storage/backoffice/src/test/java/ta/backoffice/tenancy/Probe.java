package ta.backoffice.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/** Executes SQL that bypasses the application, as a role and with an actor set; everything is rolled back. */
final class Probe {

    private final String name;
    private final Role role;
    private final Actor actor;
    private final Connection connection;

    Probe(TestDatabase database, String name, Role role, Actor actor) {
        this.name = name;
        this.role = role;
        this.actor = actor;
        try {
            this.connection = database.connect(role, actor);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    Actor actor() {
        return actor;
    }

    /**
     * Executes the statements in one transaction, up to the first that is refused.
     *
     * @return the result of the last one: the first column of its first row, the number of rows that it changed, or the
     *     SQLSTATE and message of the refusal
     */
    String message(String... statements) {
        try (Statement statement = connection.createStatement()) {
            String result = "";
            for (String sql : statements) {
                result = result(statement, sql);
            }
            return result;
        } catch (SQLException e) {
            return e.getSQLState() + " " + e.getMessage();
        } finally {
            rollBack();
        }
    }

    /** Executes the statements as {@link #message} does; returns only the SQLSTATE of a refusal. */
    String result(String... statements) {
        return message(statements).replaceFirst("(?s) ERROR: .*", "");
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String result(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return Integer.toString(statement.getUpdateCount());
        }
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    static List<String> strings(TestDatabase database, String sql) {
        return database.as(Role.READONLY)
                .read(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
    }

    /** Every table that belongs to a portfolio or a user. */
    static List<String> privateTables(TestDatabase database) {
        return strings(
                database,
                "select c.relname from pg_class c"
                        + " where c.relnamespace = 'ta'::regnamespace and c.relkind in ('r', 'p')"
                        + " and (c.relname in ('portfolios', 'idempotency_keys') or exists (select from pg_attribute a"
                        + " where a.attrelid = c.oid and a.attname = 'portfolio_id')) order by 1");
    }

    /** One hash of the content of each table, to find out whether anything was changed. */
    static Map<String, String> contents(TestDatabase database) {
        List<String> tables = new ArrayList<>(strings(
                database,
                "select relname from pg_class where relnamespace = 'ta'::regnamespace and relkind in ('r', 'p')"));
        Map<String, String> contents = new TreeMap<>();
        tables.forEach(table -> contents.put(
                table,
                strings(
                                database,
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                        + " from ta." + table + " t")
                        .get(0)));
        return contents;
    }
}

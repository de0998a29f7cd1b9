package ta.trials.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Copies a portfolio that was created by the product's own operations, by SQL: its policy, its constituents and its
 * ledger, whose triggers fold each entry as always. Only the audit chain begins anew, so the copies are for measuring
 * only.
 */
final class ManyPortfolios {

    /** The columns of each table that differ from copy to copy, as they refer to the portfolio's rows. */
    private static final Map<String, List<String>> TABLES = Map.of(
            "portfolios", List.of("id"),
            "portfolio_members", List.of("portfolio_id"),
            "portfolio_constituents", List.of("portfolio_id"),
            "policy_archives", List.of("id", "portfolio_id"),
            "strategy_versions", List.of("id", "portfolio_id", "policy_archive_id"),
            "ledger_batches", List.of("id", "portfolio_id"),
            "ledger_entries", List.of("id", "portfolio_id", "batch_id"));

    private static final List<String> ORDER = List.of(
            "portfolios",
            "portfolio_members",
            "portfolio_constituents",
            "policy_archives",
            "strategy_versions",
            "ledger_batches",
            "ledger_entries");

    private ManyPortfolios() {}

    /**
     * @param admin a superuser's connection, with autocommit
     * @param first number of the first copy
     */
    static void copy(Connection admin, UUID portfolio, int first, int copies) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            for (String table : ORDER) {
                List<String> columns = columns(admin, table);
                List<String> own = TABLES.get(table);
                String values = columns.stream()
                        .map(column -> own.contains(column) ? "md5(t." + column + "::text || n)::uuid" : "t." + column)
                        .collect(Collectors.joining(", "));
                String of = table.equals("portfolios") ? "id" : "portfolio_id";
                String sorted = table.equals("ledger_entries") ? " order by n, t.sequence" : "";
                statement.execute("insert into ta." + table + " (" + String.join(", ", columns) + ") select " + values
                        + " from ta." + table + " t, generate_series(" + first + ", " + (first + copies - 1)
                        + ") n where t." + of + " = '" + portfolio + "'" + sorted);
            }
            statement.execute("analyze");
        }
    }

    private static List<String> columns(Connection admin, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (var rows = admin.getMetaData().getColumns(null, "ta", table, null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }
}

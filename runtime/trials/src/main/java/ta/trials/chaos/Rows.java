package ta.trials.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads and changes the tables directly, bypassing the product and the proxies. */
final class Rows {

    private final Installation installation;

    Rows(Installation installation) {
        this.installation = installation;
    }

    /** One line for each row, with blanks between the columns. */
    List<String> ask(String sql, Object... values) {
        try (Connection connection = installation.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    StringBuilder line = new StringBuilder();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        line.append(i == 1 ? "" : " ").append(rows.getString(i));
                    }
                    lines.add(line.toString());
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String one(String sql, Object... values) {
        return ask(sql, values).get(0);
    }

    int change(String sql, Object... values) {
        try (Connection connection = installation.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ta.backoffice.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.database.Role;
import ta.database.TestDatabase;

/** Which changes of a version the database allows, whatever a program attempts. */
class StrategyVersionsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private final TestPortfolio portfolio = TestPortfolio.create(DATABASE);

    @Test
    void version_isApprovedOnce_andRetiredUnchanged() throws SQLException {
        try (Connection connection = DATABASE.connect(Role.APP, portfolio.owner());
                Statement sql = connection.createStatement()) {
            sql.execute("insert into ta.policy_archives"
                    + " (id, portfolio_id, policy_sha256, file_sha256, file, archived_by) values (gen_random_uuid(), '"
                    + portfolio.id() + "', sha256('p'), sha256('{}'), '{}', 'test')");
            draft(sql, 1);
            draft(sql, 2);
            assertThat(set(sql, 1, "state = 'RETIRED', retired_at = now()")).isEqualTo("TA005");
            assertThat(approve(sql, 1)).isEqualTo("done");
            assertThat(approve(sql, 2)).isEqualTo("23505");
            assertThat(set(sql, 1, "reason = 'other'")).isEqualTo("TA005");
            assertThat(set(sql, 1, "state = 'RETIRED', retired_at = now()")).isEqualTo("done");
            assertThat(approve(sql, 1)).isEqualTo("TA005");
            assertThat(approve(sql, 2)).isEqualTo("done");
        }
    }

    private void draft(Statement sql, int number) throws SQLException {
        sql.execute("insert into ta.strategy_versions (id, portfolio_id, number, draft, reason, created_by) values"
                + " (gen_random_uuid(), '" + portfolio.id() + "', " + number + ", '{}', 'a reason', 'test')");
    }

    private String approve(Statement sql, int number) {
        return set(
                sql,
                number,
                "state = 'APPROVED', approved_by = 'test', approved_at = now(), retired_at = null,"
                        + " policy_archive_id = (select id from ta.policy_archives where portfolio_id = '"
                        + portfolio.id() + "')");
    }

    private String set(Statement sql, int number, String what) {
        try {
            sql.execute("update ta.strategy_versions set " + what + " where number = " + number
                    + " and portfolio_id = '" + portfolio.id() + "'");
            return "done";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.Role;

/** An import whose process is killed writes nothing; repeating it succeeds. */
final class KilledImportTest {

    private static final String LEDGER = """
            type,time,listing,units,price,amount,fees,reference,note
            CONTRIBUTION,2026-03-02,,,,500,,,
            BUY,2026-03-02,XLON:XWES,5,41.205,,1.50,note-1,
            """;
    private static final String WAITING = "select count(*) from pg_locks where not granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    @TempDir
    private Path folder;

    @Test
    void ledger_importKilledBeforeItsCommit_recordsNothingAndThenAll() throws Exception {
        Sipp sipp = Sipp.in(folder);
        String before = sipp.rows("select count(*) from ta.ledger_entries");
        String file = sipp.file("ledger.csv", LEDGER);
        try (var owner = sipp.database().connect(Role.OWNER);
                var statement = owner.createStatement()) {
            // The entries are written and the audit event waits for this lock, which is the last moment before the
            // commit.
            owner.setAutoCommit(false);
            statement.execute("lock table ta.audit_heads in exclusive mode");
            Process process = sipp.start("import", "ledger", file);
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> waiting(sipp));
            } finally {
                process.destroyForcibly().waitFor();
            }
            owner.rollback();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !waiting(sipp));
        assertThat(sipp.rows("select count(*) from ta.ledger_entries")).isEqualTo(before);
        assertThat(sipp.ok("import", "ledger", file)).startsWith("2 entries recorded in Mine");
        assertThat(sipp.ok("verify")).endsWith(": all in order.\n");
    }

    private static boolean waiting(Sipp sipp) {
        try (var connection = sipp.database().connect(Role.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

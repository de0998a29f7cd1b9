package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.database.Role;
import ta.database.TestDatabase;

/** A portfolio of two funds with the closes of one day, and the commands that tests run on it. */
final class Sipp {

    static final String DAY = """
            listing,date,close
            XLON:VWRP,2026-02-27,11234.5
            XLON:SEMI,2026-02-27,1652
            XLON:XWES,2026-02-27,4120.5
            XLON:XWHS,2026-02-27,4688.5
            XLON:WLDS,2026-02-27,612.4
            XLON:IGL5,2026-02-27,1043.7
            XLON:CSH2,2026-02-27,11906
            """;

    private static final String BEFORE = """
            listing,date,close
            XLON:VWRP,2026-02-26,11200
            XLON:SEMI,2026-02-26,1650
            XLON:XWES,2026-02-26,4120
            XLON:XWHS,2026-02-26,4688
            XLON:WLDS,2026-02-26,612.3
            XLON:IGL5,2026-02-26,1043.6
            XLON:CSH2,2026-02-26,11905
            """;
    static final String POSITIONS = """
            listing,units,cost,date
            XLON:VWRP,162,15000,2026-02-25
            XLON:SEMI,1023,15000,2026-02-25
            CASH,,512.30,2026-02-25
            """;

    private final TestDatabase database = TestDatabase.create();
    private final DatabaseTerminal terminal;

    private Sipp(Path folder) {
        this.terminal = new DatabaseTerminal(database.config(), folder);
        ok("user", "create", "ann@example.org", "--name", "Ann");
        ok("portfolio", "create", "Mine", "--broker", "AJ Bell", "--tax", "SIPP");
        ok("policy", "activate", LoopTest.policy(), "--reason", "the first");
        ok("import", "positions", file("positions.csv", POSITIONS));
        ok("import", "prices", file("before.csv", BEFORE));
    }

    static Sipp in(Path folder) {
        return new Sipp(folder);
    }

    /** Starts a command in a process of its own, which a test can kill. */
    Process start(String... words) {
        return terminal.start(words);
    }

    DatabaseTerminal terminal() {
        return terminal;
    }

    TestDatabase database() {
        return database;
    }

    DatabaseTerminal.Output type(String... words) {
        return terminal.type(words);
    }

    String ok(String... words) {
        return terminal.ok(words);
    }

    String file(String name, String content) {
        return terminal.file(name, content);
    }

    /** Runs a command that must fail, and returns its error message. */
    String refused(int exitCode, String... words) {
        DatabaseTerminal.Output said = terminal.type(words);
        assertThat(said.out()).isEmpty();
        assertThat(said.exitCode()).isEqualTo(exitCode);
        return said.err();
    }

    String run() {
        return ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z");
    }

    /** The rows of a query with one column, as text, one per line. */
    String rows(String sql) {
        try (var connection = database.connect(Role.READONLY);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                text.append(text.isEmpty() ? "" : "\n").append(rows.getString(1));
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first group of a pattern in a text. */
    static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}

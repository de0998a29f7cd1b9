package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executing a recommendation: in parts, with several fills of a line, and no contract note twice. */
final class ExecuteTest {

    private static final String HEAD = "line,units,price,fees,time,contract_note\n";
    private static final String STATE = "select state from ta.recommendations";
    private static final String ENTRIES = "select count(*) from ta.ledger_entries";
    private static final String FILLS = "select count(*) from ta.fills";

    @TempDir
    private Path folder;

    private Sipp sipp;
    private String recommendation;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
        sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY));
        recommendation = Sipp.find("Recommendation (\\S+)", sipp.run());
    }

    @Test
    void fills_inParts_leaveItOpenUntilItIsComplete() {
        String first = "1,3,47.00,1.50,2026-03-02T10:00:00Z,C1\n1,2,46.80,0,2026-03-02T11:00:00Z,C2\n";
        assertThat(sipp.ok(execute(first))).isEqualTo("""
                2 fills recorded; the recommendation is PARTLY_EXECUTED.
                Slippage 28.58, cash now 276.20 GBP.
                """);
        assertThat(sipp.ok("recommendations"))
                .startsWith("PARTLY_EXECUTED  MONTHLY_ALLOCATION of 2026-03-02T08:00:00Z  " + recommendation + "\n")
                .contains("   1  BUY   XLON:XWES     12     494.46       5  energy, PRIORITY ");
        assertThat(sipp.refused(1, execute(first))).isEqualTo("""
                ERROR ALREADY_RECORDED: the ledger already has a contract note of these fills
                Maybe the fills were recorded before: each contract note counts once.
                """);
        assertThat(sipp.refused(1, execute("1,1,47,0,2026-03-02T12:00:00Z,C3\n1,1,47,0,2026-03-02T12:00:00Z,C1\n")))
                .startsWith("ERROR REFERENCE_DIFFERS: the reference C1 is recorded with different content, as entry ");
        assertThat(sipp.rows(ENTRIES) + " " + sipp.rows(FILLS)).isEqualTo("5 2");
        assertThat(sipp.ok(execute("1,7,41.205,0,2026-03-02T12:00:00Z,C3\n"))).isEqualTo("""
                1 fill recorded; the recommendation is EXECUTED.
                Slippage 0.00, cash now −12.24 GBP.
                More was spent than the cash in the ledger.
                Maybe record the contribution that paid for it: ta import ledger FILE
                """);
        assertThat(sipp.rows(STATE)).isEqualTo("EXECUTED");
        assertThat(sipp.rows(FILLS)).isEqualTo("3");
        assertThat(sipp.refused(1, execute("1,1,47,0,2026-03-02T12:00:00Z,C4\n")))
                .startsWith("ERROR NOT_OPEN: the recommendation " + recommendation + " has been EXECUTED since ");
        assertThat(sipp.ok("verify")).startsWith("6 ledger entries, ").endsWith(" 1 decision: all in order.\n");
    }

    @Test
    void fills_complete_closeTheRecommendation() {
        String fills = sipp.file("fills.csv", HEAD + "1,1,47,0,2026-03-02T12:00:00Z,\n");
        assertThat(sipp.ok("execute", recommendation, "--fills", fills, "--complete"))
                .startsWith("1 fill recorded; the recommendation is EXECUTED.\n");
        assertThat(sipp.ok("recommendations")).isEqualTo("No recommendations are open.\n");
    }

    @Test
    void fills_withoutContractNote_areNotTakenTwice_andNoMoreThanTwiceTheOrder() {
        String row = "1,3,41.20,0,2026-03-02T10:00:00Z,\n";
        sipp.ok(execute(row));
        assertThat(sipp.refused(1, execute(row))).isEqualTo("""
                ERROR ALREADY_RECORDED: the fill of line 1 with 3 units at 41.2 is recorded already
                Maybe it is the same fill again. Confirm it if there were two.
                """);
        assertThat(sipp.refused(1, execute("1,50,41.20,0,2026-03-02T11:00:00Z,\n")))
                .startsWith("ERROR UNLIKELY_FILL: the fill of line 1 is unlikely: it has 50 units where 12 were");
        assertThat(sipp.rows(FILLS)).isEqualTo("1");
    }

    @Test
    void fills_invalid_areRefusedAsAWhole() {
        assertThat(sipp.refused(2, execute("1,3,47,0,2026-03-02,C0\n9,3,47,0,2026-03-02,C9\n")))
                .isEqualTo("ERROR NOT_FOUND: there is no line of this recommendation 9\n");
        assertThat(sipp.refused(2, execute("1,0,47,0,2026-03-02,\n0,1,1,,2026-03-02,A\n1,1,1,-1,2026-03-02,A\n")))
                .isEqualTo("""
                        ERROR BAD_VALUE fills.csv:2: a fill of line 1 with units 0, price 47, fees 0
                        Maybe check the signs: units and price must be above 0, fees 0 or more.
                        ERROR BAD_NUMBER fills.csv:3: line is not a line of a recommendation: "0"
                        Maybe use 1.
                        ERROR ROW_REPEATED fills.csv:4: the contract note A is in the file already
                        fills.csv: 3 errors; nothing was imported.
                        """);
        assertThat(sipp.rows(STATE) + " " + sipp.rows(ENTRIES)).isEqualTo("OPEN 3");
    }

    private String[] execute(String fills) {
        return new String[] {"execute", recommendation, "--fills", sipp.file("fills.csv", HEAD + fills)};
    }
}

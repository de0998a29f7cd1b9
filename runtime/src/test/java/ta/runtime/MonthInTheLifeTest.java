package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ta.database.TestDatabase;

/**
 * A month in the life of a portfolio: a tour for readers of the code. Each test is a chapter and goes on where the last
 * one ended. The chapters name the classes in which the work is done.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class MonthInTheLifeTest {

    private static final String POSITIONS = """
            listing,units,cost,date
            XLON:VWRP,162,15000,2026-02-25
            XLON:SEMI,1023,15000,2026-02-25
            CASH,,512.30,2026-02-25
            """;
    private static final String WEDNESDAY = """
            listing,date,close
            XLON:VWRP,2026-02-25,11200
            XLON:SEMI,2026-02-25,1650
            XLON:XWES,2026-02-25,4110
            XLON:XWHS,2026-02-25,4680
            XLON:WLDS,2026-02-25,612
            XLON:IGL5,2026-02-25,1043.6
            XLON:CSH2,2026-02-25,11905
            """;

    /** In pence as before, but for one fund, whose close the source gives in pounds. */
    private static final String FRIDAY = """
            listing,date,close
            XLON:VWRP,2026-02-27,112.345
            XLON:SEMI,2026-02-27,1652
            XLON:XWES,2026-02-27,4120
            XLON:XWHS,2026-02-27,4688
            XLON:WLDS,2026-02-27,612.3
            XLON:IGL5,2026-02-27,1043.7
            XLON:CSH2,2026-02-27,11906
            """;

    @TempDir
    static Path folder;

    private DatabaseTerminal terminal;
    private String run;
    private String recommendation;

    @BeforeAll
    void open() {
        terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
    }

    /** {@code PolicyReader} checks the text, {@code PolicyCompiler} makes rules, {@code ActivatePolicy} keeps both. */
    @Test
    @Order(1)
    void policy_isActivated() {
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann");
        terminal.ok("portfolio", "create", "SIPP", "--broker", "AJ Bell", "--tax", "SIPP");
        assertThat(terminal.ok("policy", "activate", LoopTest.policy(), "--reason", "the first"))
                .startsWith("SIPP follows version 1: ");
    }

    /** {@code RecordEntries} appends to the ledger; triggers of the migrations fold it into holdings and cash. */
    @Test
    @Order(2)
    void positions_areRecordedInTheLedger() {
        assertThat(terminal.ok("import", "positions", terminal.file("positions.csv", POSITIONS)))
                .isEqualTo("3 entries recorded in SIPP, 0 already known.\n");
        assertThat(terminal.ok("holdings")).contains("Cash: 512.30 GBP");
    }

    /** {@code IngestPrices} stores the closes, {@code JudgePrices} has the gate's rules look at each of them. */
    @Test
    @Order(3)
    void closes_inOrder_areTaken() {
        assertThat(terminal.ok("import", "prices", terminal.file("wednesday.csv", WEDNESDAY)))
                .startsWith("Prices: 7 new, 0 revised, 0 already known.\n")
                .endsWith("No findings.\n");
    }

    /** A finding of {@code QualityGate} becomes an alert and, where the policy says so, a freeze. */
    @Test
    @Order(4)
    void close_inPoundsForPence_freezesThePortfolio() {
        assertThat(terminal.ok("import", "prices", terminal.file("friday.csv", FRIDAY)))
                .contains("is 0.01 times the one before, as if it were in another unit", "The portfolio is frozen");
        assertThat(terminal.ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T07:00:00Z"))
                .startsWith("No advice: the portfolio is frozen");
    }

    /** {@code ReviewPrice} keeps what was observed and puts the person's word beside it. */
    @Test
    @Order(5)
    void close_corrected_letsThePortfolioGoOn() {
        String finding = Sipp.find("quote_scale .* (\\S+)\n", terminal.ok("prices", "findings"));
        terminal.ok(
                "prices",
                "correct",
                finding,
                "--price",
                "11234.5",
                "--evidence",
                "the venue's page",
                "--reason",
                "pounds for pence");
        assertThat(terminal.ok("unfreeze", "--reason", "the close is corrected"))
                .isNotEmpty();
    }

    /** {@code DecideRun} loads a snapshot, the {@code Engine} fires the rules, {@code Recommend} keeps the orders. */
    @Test
    @Order(6)
    void allocation_onTheFirstSession_recommendsAnOrder() {
        String decided = terminal.ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z");
        assertThat(decided).startsWith("Buy 12 units of XWES, about £494.40.\n");
        run = Sipp.find("Run (\\S+)", decided);
        recommendation = Sipp.find("Recommendation (\\S+)", decided);
    }

    /** {@code ta.rules.explanation} says why, from the trace that {@code RunStore} keeps. */
    @Test
    @Order(7)
    void order_isExplained() {
        assertThat(terminal.ok("explain", recommendation))
                .contains("Energy is", "under its target of 10 %")
                .contains("/cadence/quarterly/priority_sleeves");
    }

    /** The person trades at the broker. {@code ExecuteRecommendation} records the fills in the ledger, once. */
    @Test
    @Order(8)
    void fills_areRecordedOnce() {
        String[] execute = {"execute", recommendation, "--at-estimate", "--fee", "5", "--time", "2026-03-02T10:00:00Z"};
        assertThat(terminal.ok(execute)).contains("the recommendation is EXECUTED.", "cash now 12.90 GBP");
        assertThat(terminal.type(execute).err()).startsWith("ERROR NOT_OPEN");
        assertThat(terminal.ok("holdings")).contains("XLON:XWES     12");
    }

    /** {@code ReplayRuns} decides the archived snapshot again, with the archived policy, and compares the hashes. */
    @Test
    @Order(9)
    void decision_replayed_isTheSame() {
        assertThat(terminal.ok("replay", run)).matches("The same decision: [0-9a-f]{64}\n");
    }

    /** {@code VerifyLedger}, {@code VerifyAudit} and {@code VerifyRecord} check folds, chains and hashes. */
    @Test
    @Order(10)
    void everything_isInOrder() {
        assertThat(terminal.ok("verify")).endsWith(" 2 decisions: all in order.\n");
    }
}

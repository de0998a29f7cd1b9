package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.database.TestDatabase;

/** The whole loop as a user goes through it, and the messages of commands that fail. */
final class LoopTest {

    private static final String PRICES = """
            listing,date,close
            XLON:VWRP,2026-02-27,11234.5
            XLON:SEMI,2026-02-27,1652
            XLON:XWES,2026-02-27,4120
            XLON:XWHS,2026-02-27,4688
            XLON:WLDS,2026-02-27,612.3
            XLON:IGL5,2026-02-27,1043.6
            XLON:CSH2,2026-02-27,11905
            """;
    private static final String POSITIONS = """
            listing,units,cost,date
            XLON:VWRP,162,15000,2026-03-02
            XLON:SEMI,1023,15000,2026-03-02
            CASH,,512.30,2026-03-02
            """;
    private static final Pattern RECOMMENDATION = Pattern.compile("Recommendation (\\S+)");

    @TempDir
    private Path folder;

    private DatabaseTerminal terminal;

    @BeforeEach
    void setUp() {
        terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
        begin(terminal);
    }

    @Test
    void loop_fromPolicyToFills_isVerified() {
        goRound(terminal);
    }

    /** Makes a user, their portfolio and its policy. */
    static void begin(DatabaseTerminal terminal) {
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann");
        terminal.ok("portfolio", "create", "Mine", "--broker", "AJ Bell", "--tax", "SIPP");
        terminal.ok("policy", "activate", policy(), "--reason", "the first");
    }

    /** From the first positions to an executed recommendation. */
    static void goRound(DatabaseTerminal terminal) {
        assertThat(terminal.ok("import", "positions", terminal.file("p.csv", POSITIONS)))
                .isEqualTo("3 entries recorded in Mine, 0 already known.\n");
        assertThat(terminal.ok("import", "positions", terminal.file("p.csv", POSITIONS)))
                .startsWith("0 entries recorded in Mine, 3 already known: this file was imported at ");
        assertThat(terminal.ok("import", "prices", terminal.file("prices.csv", PRICES)))
                .startsWith("Prices: 7 new, 0 revised, 0 already known.\n");
        assertThat(terminal.ok("import", "prices", terminal.file("prices.csv", PRICES)))
                .startsWith("Prices: 0 new, 0 revised, 7 already known.\n");
        String id = decide(terminal);
        assertThat(terminal.ok("explain", id))
                .contains("\nOrders\n", "ta explain " + id + " --trace\n", "ta replay ")
                .doesNotContain("from price ");
        assertThat(terminal.ok("explain", id, "--trace"))
                .contains("from price ", " from import, received ", "up to ledger entry ", " of the policy");
        assertThat(terminal.ok("execute", id, "--at-estimate", "--time", "2026-03-02T10:00:00Z"))
                .contains("the recommendation is EXECUTED.");
        DatabaseTerminal.Output again = terminal.type("execute", id, "--at-estimate");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).startsWith("ERROR NOT_OPEN: the recommendation " + id + " has been EXECUTED since ");
        assertThat(terminal.ok("recommendations")).isEqualTo("No recommendations are open.\n");
        assertThat(terminal.ok("holdings")).isEqualTo("""
                        listing    units       cost   average cost  realised
                        XLON:SEMI  1,023  15,000.00  14.6627565982      0.00
                        XLON:VWRP    162  15,000.00  92.5925925926      0.00
                        XLON:XWES     12     494.40           41.2      0.00
                        Cash: 17.90 GBP
                        """);
        assertThat(terminal.ok("verify")).endsWith(" 1 decision: all in order.\n");
    }

    @Test
    void ignore_anOpenRecommendation_closesIt() {
        terminal.ok("import", "positions", terminal.file("p.csv", POSITIONS));
        terminal.ok("import", "prices", terminal.file("prices.csv", PRICES));
        String id = decide(terminal);
        assertThat(terminal.ok("ignore", id, "--reason", "no")).isEqualTo("The recommendation is IGNORED.\n");
        assertThat(terminal.type("ignore", id, "--reason", "no").exitCode()).isEqualTo(1);
    }

    @Test
    void freeze_stopsRefreshes_untilLifted() {
        terminal.ok("freeze", "--reason", "holiday");
        assertThat(terminal.type("import", "prices", terminal.file("prices.csv", PRICES)))
                .isEqualTo(new DatabaseTerminal.Output(1, "", """
                        ERROR FROZEN: the portfolio is frozen: holiday
                        Maybe review the prices, then lift the freeze with a reason.
                        """));
        assertThat(terminal.ok("unfreeze", "--reason", "back")).isEqualTo("Mine is no longer frozen.\n");
    }

    @Test
    void refresh_aMissingFile_namesItAndTakesTheOthers() {
        terminal.file("VWRP.csv", "date,open,close\n2026-02-26,1,25.399999618530273\n2026-02-27,1,25.5\n");
        String mapping = terminal.file("map.csv", "listing,file\nXLON:VWRP,VWRP.csv\nXLON:SEMI,SEMI.csv\n");
        DatabaseTerminal.Output said = terminal.type(
                "refresh", "--folder", folder.toString(), "--mapping", mapping, "--as-of", "2026-02-27T08:00:00Z");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).startsWith("Prices: 1 new,").endsWith("Not refreshed: XLON:SEMI\n");
        assertThat(said.err()).startsWith("ERROR SEMI.csv: there is no such file\n");
    }

    @Test
    void ids_unknown_areRefused() {
        String id = "01890a5d-ac96-774b-bcce-b302099a8057";
        assertThat(terminal.type("explain", id))
                .isEqualTo(
                        new DatabaseTerminal.Output(2, "", "ERROR NOT_FOUND: there is no recommendation " + id + "\n"));
        assertThat(terminal.type("replay", id))
                .isEqualTo(new DatabaseTerminal.Output(2, "", "ERROR NOT_FOUND: there is no run " + id + "\n"));
        assertThat(terminal.type("holdings", "--portfolio", "Yours"))
                .isEqualTo(new DatabaseTerminal.Output(
                        2, "", "ERROR NOT_FOUND: there is no portfolio Yours\nMaybe one of these: Mine\n"));
    }

    @Test
    void database_notThere_isOneMessage() {
        DatabaseConfig closed =
                new DatabaseConfig("jdbc:postgresql://127.0.0.1:1/ta", Map.of(Role.APP, "x"), 1, Duration.ofSeconds(1));
        DatabaseTerminal.Output said = new DatabaseTerminal(closed, folder).type("holdings");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("ERROR UNAVAILABLE: cannot open jdbc:postgresql://127.0.0.1:1/ta as ta_app: ");
    }

    private static String decide(DatabaseTerminal terminal) {
        Matcher matcher =
                RECOMMENDATION.matcher(terminal.ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    static String policy() {
        return Path.of("../policy-compiler/src/main/resources/ta/policy/manifesto_policy.json")
                .toString();
    }
}

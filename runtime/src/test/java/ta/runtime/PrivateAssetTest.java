package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.TestDatabase;

/** An asset that is on no exchange, whose prices a person enters, through the whole loop. */
final class PrivateAssetTest {

    private static final String AS_OF = "2026-03-02T08:00:00Z";
    private static final String REGISTRY = """
            isin,mic,ticker,name,currency,quote_unit,price_due_sessions,manually_priced
            XX0000000010,XOFF,COTTAGE,Share of a cottage,GBP,GBP,5,yes
            """;
    private static final String PRICES = """
            listing,date,close
            XLON:VWRP,2026-02-27,11234.5
            XLON:SEMI,2026-02-27,1652
            XLON:XWES,2026-02-27,4120
            XLON:XWHS,2026-02-27,4688
            XLON:WLDS,2026-02-27,612.3
            XLON:CSH2,2026-02-27,11905
            """;
    private static final String POSITIONS = """
            listing,units,cost,date
            XLON:VWRP,162,15000,2026-02-27
            XLON:SEMI,1023,15000,2026-02-27
            XOFF:COTTAGE,2,5000,2026-02-27
            CASH,,512.30,2026-02-27
            """;

    @TempDir
    private Path folder;

    private DatabaseTerminal terminal;

    @BeforeEach
    void setUp() throws IOException {
        terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann");
        terminal.ok("portfolio", "create", "Mine", "--broker", "AJ Bell", "--tax", "SIPP");
        terminal.ok("import", "registry", terminal.file("registry.csv", REGISTRY));
        String policy = Files.readString(Path.of(LoopTest.policy()))
                .replaceAll(
                        "\"ticker\": \"IGL5\", \"mic\": \"XLON\", \"isin\": \"IE000RCMNFR9\", (.*) \"GBX\"",
                        "\"ticker\": \"COTTAGE\", \"mic\": \"XOFF\", \"isin\": \"XX0000000010\", $1 \"GBP\"")
                .replace("XLON:IGL5", "XOFF:COTTAGE");
        terminal.ok("policy", "activate", terminal.file("policy.json", policy), "--reason", "the first");
        terminal.ok("import", "positions", terminal.file("positions.csv", POSITIONS));
        terminal.ok("import", "prices", terminal.file("prices.csv", PRICES));
    }

    @Test
    void asset_withAPriceOfTheNewestSessionThatIsDue_isValuedAndDecidedOn() {
        assertThat(enter("2026-02-20", "2500"))
                .isEqualTo("XOFF:COTTAGE closed at 2500 GBP on 2026-02-20, as you say.\n");
        String run = terminal.ok("run", "MONTHLY_ALLOCATION", "--as-of", AS_OF, "--format", "json");
        assertThat(run).contains("RECOMMENDATION").doesNotContain("stale_close", "missing_close");
        assertThat(terminal.ok("prices", "findings")).isEqualTo("No findings to be reviewed.\n");
        assertThat(terminal.ok("verify")).endsWith("all in order.\n");
    }

    @Test
    void asset_isStale_onceMoreSessionsAreDueThanThePolicyAllows() {
        enter("2026-02-16", "2500");
        assertThat(terminal.ok("run", "MONTHLY_ALLOCATION", "--as-of", AS_OF)).contains("4 sessions old");
    }

    @Test
    void price_ofADayWithoutASession_isRefusedWithTheSessionBefore() {
        DatabaseTerminal.Output said = terminal.type(
                "prices",
                "enter",
                "XOFF:COTTAGE",
                "2500",
                "--date",
                "2026-02-21",
                "--evidence",
                "the surveyor's letter",
                "--reason",
                "valued");
        assertThat(said.err()).contains("XOFF had no session on 2026-02-21", "Maybe use 2026-02-20.");
    }

    private String enter(String date, String price) {
        return terminal.ok(
                "prices",
                "enter",
                "XOFF:COTTAGE",
                price,
                "--date",
                date,
                "--evidence",
                "the surveyor's letter",
                "--reason",
                "valued");
    }
}

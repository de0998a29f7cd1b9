package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corporate actions at the terminal: the dry run, the ledger, and the way to a new ISIN. */
final class ActionTest {

    private static final String ON = "2026-02-27";
    private static final String[] SPIN_OFF = {
        "action",
        "record",
        "SPIN_OFF",
        "XLON:VWRP",
        "--on",
        ON,
        "--into",
        "XLON:XWES",
        "--ratio",
        "4:1",
        "--cost-share",
        "0.25"
    };

    @TempDir
    private Path folder;

    private Sipp sipp;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
    }

    @Test
    void spinOff_isShownThenRecordedThenWithdrawn() {
        String[] dryRun = Arrays.copyOf(SPIN_OFF, SPIN_OFF.length + 1);
        dryRun[SPIN_OFF.length] = "--dry-run";
        assertThat(sipp.ok(dryRun))
                .startsWith("It would be recorded: XLON:VWRP was the parent of the spin-off XLON:XWES, 1 for 4,")
                .contains("XLON:VWRP           162          162    15,000.00   11,250.00")
                .contains("XLON:XWES             0         40.5         0.00    3,750.00");
        assertThat(sipp.ok("action", "list")).isEqualTo("No corporate actions.\n");
        assertThat(sipp.ok(SPIN_OFF)).startsWith("Recorded: XLON:VWRP was the parent");
        assertThat(sipp.ok("holdings")).containsPattern("XLON:XWES +40\\.5 +3,750\\.00");
        assertThat(sipp.ok("action", "list")).contains("SPIN_OFF").contains("applied");
        assertThat(sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY.replace("11234.5", "10200"))))
                .contains("No findings.");
        assertThat(sipp.run()).contains("Recommendation");
        assertThat(sipp.ok("verify")).endsWith("all in order.\n");
        assertThat(sipp.ok("action", "withdraw", "SPIN_OFF", "XLON:VWRP", "--on", ON, "--reason", "called off"))
                .startsWith("Withdrawn: XLON:VWRP was not the parent");
        assertThat(sipp.ok("holdings")).containsPattern("XLON:VWRP +162 +15,000\\.00");
        assertThat(sipp.ok("verify")).endsWith("all in order.\n");
    }

    @Test
    void newIsin_isRecordedAsTheRefusalSays() {
        String file = sipp.file(
                "reg.csv", "isin,mic,ticker,name,currency,quote_unit\nIE00TESTA028,XLON,VWRP,World,GBP,GBX\n");
        String refused = sipp.refused(1, "import", "registry", file);
        String command =
                Sipp.find("by ta (action record ISIN_CHANGE XLON:VWRP --to IE00TESTA028 --on [0-9-]+),", refused);
        assertThat(sipp.ok(command.split(" "))).startsWith("Recorded: XLON:VWRP was given the ISIN IE00TESTA028 on ");
        assertThat(sipp.ok("import", "registry", file)).isEqualTo("0 listings added, 1 already known.\n");
        assertThat(sipp.ok("holdings")).containsPattern("XLON:VWRP +162 +15,000\\.00");
    }

    @Test
    void whatIsMissing_isNamed() {
        assertThat(sipp.refused(2, "action", "record", "MERGER", "XLON:VWRP", "--on", ON, "--ratio", "1:2"))
                .contains("a merger needs the successor");
        assertThat(sipp.refused(2, "action", "record", "MERGED", "XLON:VWRP", "--on", ON))
                .contains("MERGED is not a kind of corporate action\nMaybe one of SPLIT, CONSOLIDATION,");
        assertThat(sipp.refused(2, "action", "record", "SPLIT", "XLON:VWRP", "--on", ON, "--ratio", "ten"))
                .contains("ten is not a ratio");
        assertThat(sipp.refused(2, "action", "apply", "SPLIT", "XLON:VWRP", "--on", ON))
                .contains("corporate action");
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verify names every change by somebody with full access to the database. */
final class ProofTest {

    @TempDir
    private Path folder;

    private Sipp sipp;
    private String run;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
        sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY));
        run = Sipp.find("Run (\\S+)", sipp.run());
        assertThat(sipp.ok("verify")).endsWith(" 1 decision: all in order.\n");
    }

    @Test
    void verify_aChangedHolding_namesIt() {
        sipp.database().asSuperuser("update ta.holding_snapshots set units = 163 where units = 162");
        String portfolio = sipp.rows("select id from ta.portfolios");
        String listing = sipp.rows("select id from ta.listings where ticker = 'VWRP'");
        faulty("LEDGER_DIFFERS: portfolio " + portfolio + ", listing " + listing
                + ": the ledger amounts to 162 units, cost 15000, realised 0, but stored is 163 units, cost"
                + " 15000, realised 0\n");
    }

    @Test
    void verify_aChangedAuditEvent_namesIt() {
        String chain = sipp.rows("select id from ta.portfolios");
        tamper("audit_events", "event = replace(event, 'the first', 'the other') where event like '%the first%'");
        faulty("AUDIT_BROKEN: chain " + chain + ", event "
                + sipp.rows("select seq from ta.audit_events where event like '%the other%'")
                + " its hash does not match: the event was changed\n");
    }

    @Test
    void verify_aChangedDecision_namesItAndSoDoesReplay() {
        String hash = sipp.rows("select encode(decision_sha256, 'hex') from ta.decisions");
        tamper("decisions", "body = replace(body, '\"XLON:XWES\"', '\"XLON:XWHS\"')");
        String differs = ": archived is " + hash + ", replayed archived decision differs: " + hash + "\n";
        String portfolio = sipp.rows("select id from ta.portfolios");
        assertThat(sipp.type("verify").out())
                .startsWith("ERROR ARCHIVE_DIFFERS: portfolio " + portfolio + ", decisions " + run
                        + ": does not match its hash\nERROR REPLAY_DIFFERS: run " + run + differs)
                .endsWith(" decision: 2 faults.\n");
        assertThat(sipp.type("replay", run))
                .isEqualTo(new DatabaseTerminal.Output(1, "ERROR REPLAY_DIFFERS" + differs, ""));
    }

    private void tamper(String table, String change) {
        sipp.database()
                .asSuperuser(
                        "alter table ta." + table + " disable trigger all",
                        "update ta." + table + " set " + change,
                        "alter table ta." + table + " enable trigger all");
    }

    private void faulty(String fault) {
        DatabaseTerminal.Output said = sipp.type("verify");
        assertThat(said.out()).startsWith("ERROR " + fault).endsWith(" decision: 1 fault.\n");
        assertThat(said.exitCode()).isEqualTo(1);
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the ledger as brokers write them, and what follows for the advice. */
final class LedgerFileTest {

    private static final String HEAD = "type,time,listing,units,price,amount,fees,reference,note\n";

    @TempDir
    private Path folder;

    private Sipp sipp;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
    }

    @Test
    void purchaseThatWasRecommended_countsAsItsFill_untilSomebodyUndoesThat() {
        sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY));
        sipp.run();
        assertThat(ledger("BUY,2026-03-02T10:00:00Z,XLON:XWES,12,41.205,,0,N1,\n"))
                .isEqualTo("""
                1 entry recorded in Mine, 0 already known.
                Entry 4, BUY of 12 XLON:XWES, counts as 12 units of line 1 of the recommendation of \
                2026-03-02T08:00:00Z.
                Maybe undo that, if it was another order: ta ledger unmatch 4
                """);
        assertThat(sipp.ok("recommendations")).isEqualTo("No recommendations are open.\n");
        assertThat(sipp.ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T12:00:00Z"))
                .startsWith("Nothing to buy or sell");
        assertThat(sipp.ok("ledger", "unmatch", "4"))
                .isEqualTo("No fill any more: entry 4, BUY of 2026-03-02T10:00:00Z. The recommendation is open for it"
                        + " again.\n");
        assertThat(sipp.ok("recommendations")).startsWith("OPEN  MONTHLY_ALLOCATION");
        assertThat(sipp.refused(1, "ledger", "unmatch", "4")).startsWith("ERROR NOT_MATCHED: ");
        assertThat(sipp.ok("ledger", "reverse", "4", "--reason", "cancelled by the broker"))
                .isEqualTo("Reversed: entry 4, BUY of 2026-03-02T10:00:00Z.\n");
        assertThat(sipp.refused(2, "ledger", "reverse", "99", "--reason", "x"))
                .isEqualTo("ERROR NOT_FOUND: there is no ledger entry 99\n");
        assertThat(sipp.ok("verify")).endsWith("all in order.\n");
    }

    @Test
    void priceInPence_isAskedBack_withWhatWouldBeRight() {
        String file = sipp.file("f.csv", HEAD + "SELL,2026-02-27T10:00:00Z,XLON:VWRP,1,11234.5,,0,N1,\n");
        assertThat(sipp.refused(1, "import", "ledger", file)).isEqualTo("""
                ERROR UNLIKELY_ENTRY: the SELL of 1 XLON:VWRP at 2026-02-27T10:00:00Z is unlikely: its price of \
                11234.5 is far from the close of 112
                Maybe 112.345 is meant: prices are in the base currency, not in pence. Confirm it if it is right.
                """);
        assertThat(sipp.ok("import", "ledger", file, "--confirm")).startsWith("1 entry recorded");
    }

    @Test
    void amountThatContradictsThePrice_isAskedBack() {
        String row = "BUY,2026-02-27T10:00:00Z,XLON:VWRP,1,112,-11200,0,N1,\n";
        assertThat(sipp.refused(1, "import", "ledger", sipp.file("f.csv", HEAD + row)))
                .contains("its amount of -11200 is not units × price and fees, -112");
        assertThat(ledger("BUY,2026-02-27T10:00:00Z,XLON:VWRP,1,112,-112.57,0,N1,\n"))
                .startsWith("1 entry recorded");
    }

    @Test
    void rowsOfDaysAlone_newestFirst_areTaken() {
        assertThat(ledger("""
                SELL,2026-02-27,XLON:XWES,5,42,,0,N3,
                BUY,2026-02-27,XLON:XWES,5,41,,0,N2,
                BUY,2026-02-26,XLON:XWES,1,41,,0,N1,
                """)).startsWith("3 entries recorded");
        assertThat(sipp.rows("select string_agg(external_reference, ' ' order by sequence) from ta.ledger_entries"
                        + " where external_reference is not null"))
                .isEqualTo("N1 N2 N3");
        assertThat(sipp.ok("holdings")).containsPattern("XLON:XWES +1 +41.00");
    }

    @Test
    void incomeAndFeesThatGoBack_areRecordedAsWhatTheyAre() {
        assertThat(ledger("""
                DIVIDEND,2026-02-26,XLON:VWRP,,,23.45,,D1,
                DIVIDEND,2026-02-27,XLON:VWRP,,,-23.45,,D2,clawed back
                INTEREST,2026-02-27,,,,-0.50,,I1,
                FEE,2026-02-27,XLON:SEMI,,,4.17,,F1,loyalty bonus
                """))
                .contains("Taken as it is: FEE of +4.17 GBP")
                .contains("Taken as it is: INTEREST of −0.50 GBP");
        assertThat(sipp.rows("select type || ' ' || sum(amount) from ta.ledger_entries where type in ('DIVIDEND',"
                        + " 'INTEREST', 'FEE') group by type order by type"))
                .isEqualTo("DIVIDEND 0.00\nFEE 4.17\nINTEREST -0.50");
        assertThat(sipp.ok("performance", "--format", "json")).contains("\"dividends\"");
    }

    /** A corrected file of positions would come on top of what the first one brought. */
    @Test
    void positionsThatAreHeldAlready_areAskedBack() {
        String corrected = sipp.file("positions2.csv", Sipp.POSITIONS.replace("512.30", "612.30"));
        assertThat(sipp.refused(2, "import", "positions", corrected)).isEqualTo("""
                ERROR POSITIONS_HELD positions2.csv: 162 units of XLON:VWRP are held already; these \
                positions would come on top of them
                Maybe reverse the entries that the file replaces: ta ledger reverse; or add --confirm.
                """);
        assertThat(sipp.ok("import", "positions", sipp.file("positions.csv", Sipp.POSITIONS)))
                .contains("3 already known");
        assertThat(sipp.ok("import", "positions", corrected, "--confirm")).startsWith("3 entries recorded");
    }

    @Test
    void gainOfATaxedAccount_standsBesideTheRealisedOne() {
        sipp.ok("portfolio", "create", "G", "--broker", "B", "--tax", "GIA");
        String file = sipp.file("gia.csv", HEAD + """
                BUY,2026-01-05T10:00:00Z,XLON:VWRP,100,100,,0,N1,
                SELL,2026-02-03T09:00:00Z,XLON:VWRP,50,150,,0,N2,
                BUY,2026-02-03T15:00:00Z,XLON:VWRP,50,140,,0,N3,
                """);
        sipp.ok("import", "ledger", file, "--portfolio", "G");
        assertThat(sipp.ok("holdings", "--portfolio", "G"))
                .containsPattern("XLON:VWRP +100 +12,000.00 +120 +2,500.00")
                .contains("not the gain for tax (TCGA 1992 ss. 104–106A)")
                .containsPattern("2026-02-03 +XLON:VWRP +50 +7,500.00 +7,000.00 +500.00 +50 of the same day")
                .containsPattern("2025/26 +7,500.00 +7,000.00 +500.00 +0.00 +500.00");
        assertThat(sipp.ok("holdings", "--portfolio", "Mine")).doesNotContain("tax");
    }

    private String ledger(String rows) {
        return sipp.ok("import", "ledger", sipp.file("rows.csv", HEAD + rows));
    }
}

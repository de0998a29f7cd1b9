package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries day by day: each new row is imported once. */
final class DeliveryTest {

    private static final String REGISTRY = "isin,mic,ticker,name,currency,quote_unit,valid_from,symbol_x\n";
    private static final String SWDA = "IE00B4L5Y983,XLON,SWDA,World shares,GBP,GBX,,SWDA\n";
    private static final String RATES = "date,base,quote,rate\n";

    @TempDir
    private Path folder;

    private Sipp sipp;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
        sipp.file("map.csv", "listing,file\nXLON:VWRP,V.csv\n");
        sipp.file("V.csv", "date,close\n2026-02-26,11200\n2026-02-27,11234.5\n");
        sipp.file("fx.csv", RATES + "2026-02-26,GBP,USD,1.35\n2026-02-27,GBP,USD,1.36\n");
    }

    @Test
    void refresh_dayByDay_importsEachRowOnce() {
        assertThat(sipp.ok(refresh("2026-02-26T20:00:00Z"))).startsWith(counts(1, 0, 0) + rates(1, 0));
        assertThat(sipp.ok(refresh("2026-02-27T20:00:00Z"))).startsWith(counts(1, 0, 1) + rates(1, 1));
        assertThat(sipp.ok(refresh("2026-02-27T20:00:00Z"))).startsWith(counts(0, 0, 2) + rates(0, 2));
        sipp.file("V.csv", "date,close\n2026-02-26,11200\n2026-02-27,11235\n2026-03-02,11240\n2026-03-03,11250\n");
        assertThat(sipp.ok(refresh("2026-03-02T20:00:00Z"))).startsWith(counts(1, 1, 1) + rates(0, 2));
        assertThat(sipp.rows("select count(*) from ta.price_points where source = 'file'"))
                .isEqualTo("4");
        assertThat(sipp.rows("select count(*) from ta.fx_rates")).isEqualTo("2");
    }

    @Test
    void refresh_since_ignoresRatesOfLongBefore() {
        sipp.file("fx.csv", RATES + "2026-02-12,GBP,USD,1.34\n2026-02-13,GBP,USD,1.35\n2026-02-27,GBP,USD,1.36\n");
        sipp.ok(
                "refresh",
                "--folder",
                folder.toString(),
                "--mapping",
                folder.resolve("map.csv").toString(),
                "--fx",
                folder.resolve("fx.csv").toString(),
                "--since",
                "2026-02-27",
                "--as-of",
                "2026-02-27T20:00:00Z");
        assertThat(sipp.rows("select rate from ta.fx_rates order by 1")).isEqualTo("1.35\n1.36");
    }

    @Test
    void importFx_aRateInTheFuture_isRefused() {
        assertThat(sipp.refused(2, "import", "fx", sipp.file("fx.csv", RATES + "2096-02-26,GBP,USD,1.35\n")))
                .contains(
                        "ERROR FUTURE_RATE: ",
                        " has a rate of GBP/USD at 2096-02-26T15:00:00Z, which is in the future");
    }

    @Test
    void refresh_betweenTwoMicroseconds_isJudged() {
        sipp.file("V.csv", "date,close\n2026-02-27,112.345\n");
        assertThat(sipp.ok(refresh("2026-02-27T20:00:00.000000999Z"))).contains("\n4 findings:\n");
    }

    @Test
    void refresh_datesOfAnotherForm_areErrorsAndNotIgnored() {
        sipp.file("V.csv", "date,close\n26/02/2026,11200\n");
        DatabaseTerminal.Output said = sipp.type(refresh("2026-02-27T20:00:00Z"));
        assertThat(said.err()).isEqualTo("""
                ERROR BAD_DATE V.csv:2: date is not a date: "26/02/2026"
                Maybe write it as 2026-03-31.
                V.csv: 1 error; nothing was imported.
                """);
        assertThat(said.out()).endsWith("Not refreshed: XLON:VWRP\n");
        assertThat(said.exitCode()).isEqualTo(1);
    }

    @Test
    void refresh_badRates_importsNothing() {
        sipp.file("fx.csv", RATES + "2026-02-26,GBX,USD,1.35\n2026-02-27,GBP,USD,0\n2026-02-27,GBP,USD,x\n");
        assertThat(sipp.refused(2, refresh("2026-02-27T20:00:00Z"))).isEqualTo("""
                ERROR BAD_CURRENCY fx.csv:2: base is not an ISO 4217 currency: "GBX"
                Maybe GBP is meant for pence.
                ERROR BAD_VALUE fx.csv:3: not an exchange rate: GBP/USD 0
                ERROR BAD_NUMBER fx.csv:4: rate is not a number: "x"
                Maybe write it as 1234.56: up to 18 decimals, no separators.
                fx.csv: 3 errors; nothing was imported.
                """);
        assertThat(sipp.rows("select count(*) from ta.price_points where source = 'file'"))
                .isEqualTo("0");
    }

    @Test
    void fx_asTheCentralBankPublishes_isReadEitherWay() {
        String file = sipp.file("ecb.csv", "Date,USD,JPY,CYP,\n2026-02-27,1.18,180.1,N/A,\n2026-02-26,1.17,,N/A,\n");
        assertThat(sipp.ok("import", "fx", file)).isEqualTo("Rates: 3 new, 0 revised, 0 already known.\n");
        assertThat(sipp.ok("import", "fx", file)).isEqualTo("Rates: 0 new, 0 revised, 3 already known.\n");
    }

    @Test
    void registry_knownDifferentAndBadListings_addsNewOnesOnly() {
        assertThat(registry(SWDA)).isEqualTo("1 listing added, 0 already known.\n");
        assertThat(registry(SWDA)).isEqualTo("0 listings added, 1 already known.\n");
        assertThat(sipp.refused(
                        1, "import", "registry", sipp.file("r.csv", REGISTRY + SWDA.replace("GBP,GBX", "USD,USD"))))
                .isEqualTo("ERROR LISTING_DIFFERS: XLON:SWDA is quoted in GBX (GBP) from 1990-01-01,"
                        + " not USD (USD) from 1990-01-01\n"
                        + "Maybe use that quote unit instead, or set its terms from that date first.\n");
        assertThat(sipp.refused(2, "import", "registry", sipp.file("r.csv", REGISTRY + SWDA.replace("XLON", "ZZZZ"))))
                .isEqualTo("""
                        ERROR UNKNOWN_VENUE r.csv:2: no sessions are known for the venue ZZZZ
                        Maybe one of ARCX, XAMS, XASX, XBRU, XCSE, XDUB, XETR, XHEL, XHKG, XJSE, XLIS, XLON, XMAD, \
                        XMIL, XNAS, XNYS, XOSL, XPAR, XSES, XSTO, XSWX, XTAE, XTKS, XTSE, XWAR, XWBO, \
                        or XOFF for a fund without an exchange, is meant.
                        r.csv: 1 error; nothing was imported.
                        """);
    }

    @Test
    void ledger_ofARegisteredListing_isRecordedOnceByItsReferences() {
        registry(SWDA);
        String ledger = """
                type,time,listing,units,price,amount,fees,reference,note
                CONTRIBUTION,2026-03-02,,,,1000,,R1,salary
                BUY,2026-03-02T10:00:00Z,XLON:SWDA,10,80.25,,1.50,R2,
                DIVIDEND,2026-03-03,XLON:SWDA,,,3.20,,R3,
                SELL,2026-03-04T10:00:00Z,XLON:SWDA,4,81,,1.50,R4,"a, note"
                FEE,2026-03-05,,,,-2.50,,R5,
                WITHDRAWAL,2026-03-06,,,,-100,,R6,
                """;
        assertThat(sipp.ok("import", "ledger", sipp.file("l.csv", ledger)))
                .isEqualTo("6 entries recorded in Mine, 0 already known.\n");
        assertThat(sipp.ok("import", "ledger", sipp.file("l.csv", ledger + "INTEREST,2026-03-07,,,,0.40,,R7,\n")))
                .isEqualTo("1 entry recorded in Mine, 6 already known: by their references.\n");
        assertThat(sipp.refused(1, "import", "ledger", sipp.file("l.csv", ledger.replace("1000", "1001"))))
                .startsWith("ERROR REFERENCE_DIFFERS: the reference R1 is recorded with different content, as entry ");
        assertThat(sipp.ok("holdings"))
                .contains("XLON:SWDA      6     482.40           80.4      0.90\n")
                .endsWith("Cash: 931.90 GBP\n");
    }

    private String registry(String row) {
        return sipp.ok("import", "registry", sipp.file("r.csv", REGISTRY + row));
    }

    private static String counts(int added, int revised, int known) {
        return "Prices: " + added + " new, " + revised + " revised, " + known + " already known.\n";
    }

    private static String rates(int added, int known) {
        return "Rates:  " + added + " new, 0 revised, " + known + " already known.\n";
    }

    private String[] refresh(String asOf) {
        return new String[] {
            "refresh",
            "--folder",
            folder.toString(),
            "--mapping",
            folder.resolve("map.csv").toString(),
            "--fx",
            folder.resolve("fx.csv").toString(),
            "--as-of",
            asOf
        };
    }

    @Test
    void refreshAndRun_ofTheFuture_areRefused() {
        assertThat(sipp.refused(2, "refresh", "--folder", ".", "--mapping", "m.csv", "--as-of", "2099-01-01T00:00:00Z"))
                .startsWith("ERROR AS_OF_FUTURE: 2099-01-01T00:00:00Z is in the future\n");
        assertThat(sipp.refused(1, "run", "WEEKLY_REVIEW", "--as-of", "2099-01-01T00:00:00Z"))
                .startsWith("ERROR AS_OF_FUTURE: the run's 2099-01-01T00:00:00Z is in the future\n");
    }

    /** Pounds for pence on the first day of a history: that day is in doubt, not the days that follow it. */
    @Test
    void firstPrice_thatTheNextOnesContradict_isTheOneInDoubt() {
        String csv = "listing,date,close\nXLON:XWES,2026-02-19,41.2\nXLON:XWES,2026-02-20,4119\n"
                + "XLON:XWES,2026-02-23,4120\nXLON:XWES,2026-02-24,4121\nXLON:XWES,2026-02-25,4122\n";
        sipp.type("import", "prices", sipp.file("history.csv", csv));
        assertThat(sipp.rows("select distinct p.price from ta.price_findings f join ta.price_points p"
                        + " on p.id = f.price_point_id join ta.listings l on l.id = p.listing_id"
                        + " where l.ticker = 'XWES' and f.severity = 'critical'"))
                .isEqualTo("41.2");
    }
}

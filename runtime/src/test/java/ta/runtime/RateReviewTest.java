package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doubtful exchange rates: what a person is told, and how a review releases them. A fund is quoted in dollars. */
final class RateReviewTest {

    private static final String HEAD = "date,base,quote,rate\n";
    private static final String RIGHT = "2026-02-25,GBP,USD,1.35\n2026-02-26,GBP,USD,1.35\n";

    @TempDir
    private Path folder;

    private Sipp sipp;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
    }

    @Test
    void rateOfATenth_blocksByThePolicysCheck_untilItIsRejectedAndImportedAnew() {
        inDollars(text -> text);
        assertThat(rates("2026-02-27,GBP,USD,0.1352\n"))
                .contains("2 findings about exchange rates:")
                .contains("  critical: The exchange rate GBP/USD of 0.1352 at 2026-02-27T")
                .contains("is doubtful: it looks like a slip of the decimal point beside the one before, 1.35.")
                .contains("it moved by 89.99 % from 1.35; your limit is 10 %");
        assertThat(run())
                .startsWith("No advice: 1 finding in the prices blocks it.")
                .doesNotContain("Recommendation");
        assertThat(ok("rates", "reject", finding("tenfold"), "--reason", "a slip of the decimal point"))
                .contains("0.1352: rejected.");
        assertThat(ok("rates", "findings")).isEqualTo("No findings about exchange rates to be reviewed.\n");
        assertThat(sipp.rows("select state from (select case when resolved_at is null then 'open' else 'resolved' end"
                        + " as state from ta.alerts where kind = 'RATE_FINDING') a"))
                .isEqualTo("resolved");
        assertThat(rates("2026-02-27,GBP,USD,1.352\n")).doesNotContain("finding");
        assertThat(run()).contains("Recommendation");
        assertThat(ok("verify")).endsWith("all in order.\n");
    }

    @Test
    void rateThatIsInverted_isRefusedByARunWhosePolicyDoesNotCheckRates_untilItIsAccepted() {
        inDollars(text -> text.replaceAll("\\s*\"fx_jump\":\\s*\\{[^}]*},?", ""));
        assertThat(rates("2026-02-27,GBP,USD,0.7407\n")).contains("it is the inverse of the one before, 1.35.");
        assertThat(sipp.refused(1, ofDollars("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z")))
                .startsWith("ERROR RATE_DOUBTFUL: the exchange rate GBP/USD of 0.7407 at 2026-02-27T")
                .contains("Maybe compare it with another source, then accept or reject it: ta rates findings");
        ok("rates", "accept", finding("inverse"), "--reason", "the pound was renamed");
        assertThat(run()).contains("Recommendation");
    }

    @Test
    void ratesThatWereSwapped_areFound() {
        inDollars(text -> text.replaceAll("\\s*\"fx_jump\":\\s*\\{[^}]*},?", ""));
        String before = "2026-02-25,EUR,USD,1.17\n2026-02-25,EUR,GBP,0.87\n2026-02-25,EUR,CHF,0.93\n"
                + "2026-02-26,EUR,USD,1.17\n2026-02-26,EUR,GBP,0.87\n2026-02-26,EUR,CHF,0.93\n";
        assertThat(sipp.ok("import", "fx", sipp.file("fx.csv", HEAD + before))).doesNotContain("finding");
        assertThat(sipp.ok(
                        "import",
                        "fx",
                        sipp.file(
                                "fx2.csv",
                                HEAD + "2026-02-27,EUR,USD,1.171\n2026-02-27,EUR,GBP,0.931\n"
                                        + "2026-02-27,EUR,CHF,0.869\n")))
                .contains("it was exchanged with another currency's rate of the same day");
    }

    /** A valuation of the past uses the newest accepted rate; the doubtful one moves no figure. */
    @Test
    void doubtfulRate_movesNoValuation() {
        inDollars(text -> text);
        rates("2026-02-27,GBP,USD,13.52\n");
        assertThat(ok("holdings")).isNotEmpty();
        String value = Sipp.find("Value at the close of 2026-02-27: ([\\d,.]+)", ok("performance"));
        ok("rates", "reject", finding("tenfold"), "--reason", "a slip");
        assertThat(ok("performance")).contains("Value at the close of 2026-02-27: " + value);
    }

    private String finding(String what) {
        return Sipp.find(
                what.equals("tenfold") ? "slip of the decimal.* (\\S{36})" : "inverse of.* (\\S{36})",
                ok("rates", "findings"));
    }

    private String rates(String more) {
        return ok("import", "fx", sipp.file("fx" + more.hashCode() + ".csv", HEAD + more));
    }

    private String run() {
        return ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z");
    }

    private String ok(String... words) {
        return sipp.ok(ofDollars(words));
    }

    /** The portfolio Dollars, for commands that have one. */
    private static String[] ofDollars(String... words) {
        boolean shared = words[0].equals("import") && words[1].equals("fx") || words[0].equals("verify");
        return shared
                ? words
                : Stream.concat(Stream.of(words), Stream.of("--portfolio", "Dollars"))
                        .toArray(String[]::new);
    }

    /** A second portfolio, whose first fund is quoted in dollars, with the closes of two days and their rates. */
    private void inDollars(UnaryOperator<String> change) {
        try {
            String policy = Files.readString(Path.of(LoopTest.policy()))
                    .replaceFirst(
                            "\"VWRP\"([^}]*?)\"currency\": \"GBP\", \"quote_unit\": \"GBX\"",
                            "\"VUSD\"$1\"currency\": \"USD\", \"quote_unit\": \"USD\"")
                    .replace("XLON:VWRP", "XLON:VUSD");
            sipp.ok("portfolio", "create", "Dollars", "--broker", "AJ Bell", "--tax", "SIPP");
            ok("policy", "activate", sipp.file("policy.json", change.apply(policy)), "--reason", "in dollars");
            ok("import", "positions", sipp.file("dollars.csv", Sipp.POSITIONS.replace("VWRP", "VUSD")));
            rates(RIGHT);
            ok("import", "prices", sipp.file("before.csv", "listing,date,close\nXLON:VUSD,2026-02-26,151.2\n"));
            ok(
                    "import",
                    "prices",
                    sipp.file("day.csv", Sipp.DAY.replace("VWRP,2026-02-27,11234.5", "VUSD,2026-02-27,151.7")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A close that is a hundredth of its value is quarantined and stops all advice until a user has reviewed it. */
final class ReviewTest {

    private static final String OUTCOMES = "select outcome from ta.decisions order by decided_at";
    private static final String REVIEWS = "select verdict || ' ' || reason from ta.price_reviews order by reviewed_at";
    private static final String BUYS = "Buy 12 units of XWES, about £494.46.\n";

    @TempDir
    private Path folder;

    private Sipp sipp;
    private String finding;

    @BeforeEach
    void setUp() {
        sipp = Sipp.in(folder);
        assertThat(sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY.replace("11234.5", "112.345"))))
                .isEqualTo("""
                        Prices: 7 new, 0 revised, 0 already known.
                        Rates:  0 new, 0 revised, 0 already known.
                        0 sessions valued.
                        4 findings:
                          The close of VWRP on XLON of 27 February 2026 is 0.01 times the one before, as if it were \
                        in another unit (×100): 112.345 against 11,200 before.
                          The close of VWRP on XLON of 27 February 2026 moved by 98.9969 % since the one before; \
                        your limit is 20 %: 112.345 against 11,200 before.
                          What you hold of VWRP on XLON moved by 98.9969 % without a trade; your limit is 50 %: \
                        112.345 against 11,200 before.
                          The close of VWRP on XLON of 27 February 2026 is 0.01 times the one before; your limit is \
                        3 times, up or down: 112.345 against 11,200 before.
                        The portfolio is frozen: there is no advice until you unfreeze it.
                        Maybe look at the findings: ta prices findings; then ta unfreeze --reason TEXT.
                        """);
        finding = Sipp.find("quote_scale .* (\\S+)\n", sipp.ok("prices", "findings"));
    }

    @Test
    void reject_afterFrozenAndBlockedRuns_letsTheRunDecide() {
        assertThat(sipp.run()).startsWith("No advice: the portfolio is frozen");
        assertThat(sipp.rows("select state from ta.task_runs")).isEqualTo("FROZEN");
        assertThat(sipp.refused(1, "import", "prices", sipp.file("more.csv", Sipp.DAY)))
                .isEqualTo(
                        "ERROR FROZEN: the portfolio is frozen: The close of VWRP on XLON of 27 February 2026 is 0.01"
                                + " times the one before, as if it were in another unit (×100): 112.345 against"
                                + " 11,200 before.\n"
                                + "Maybe review the prices, then lift the freeze with a reason.\n");
        unfreeze();
        assertThat(sipp.refused(1, "unfreeze", "--reason", "again"))
                .isEqualTo("ERROR NOT_FROZEN: the portfolio is not frozen\n");
        assertThat(sipp.run()).startsWith("No advice: 3 findings in the prices block it.");
        // The run freezes the portfolio again, as nobody has reviewed the price.
        unfreeze();
        assertThat(sipp.ok("prices", "reject", finding, "--reason", "a slip")).isEqualTo(reviewed("rejected", 1));
        assertThat(sipp.ok("prices", "findings")).isEqualTo("No findings to be reviewed.\n");
        String decided = sipp.run();
        assertThat(decided).startsWith("Buy 12 units of XWES");
        assertThat(sipp.rows(OUTCOMES)).isEqualTo("FROZEN\nBLOCKED\nRECOMMENDATION");
        assertThat(sipp.rows(REVIEWS)).isEqualTo("REJECT a slip");
        String run = Sipp.find("Run (\\S+)", decided);
        assertThat(sipp.ok("replay", run))
                .isEqualTo("The same decision: " + Sipp.find("decision  (\\w{64})", decided) + "\n");
        assertThat(sipp.ok("verify")).endsWith(" 3 decisions: all in order.\n");
    }

    @Test
    void accept_letsTheRunDecideOnThePriceAsItIs() {
        assertThat(sipp.ok("prices", "accept", finding, "--reason", "it fell")).isEqualTo(reviewed("accepted", 1));
        unfreeze();
        assertThat(sipp.run()).contains("  core            182.00 ");
        assertThat(sipp.rows(REVIEWS)).isEqualTo("ACCEPT it fell");
    }

    @Test
    void correct_withEvidence_letsTheRunDecideOnTheOtherPrice() {
        assertThat(correct("-1", "the venue", "why")).isEqualTo("a corrected price must be above 0, not -1");
        assertThat(correct("11234.5", "", "why")).isEqualTo("evidence is blank");
        assertThat(correct("11234.5", "the venue", "")).isEqualTo("reason is blank");
        assertThat(sipp.rows(REVIEWS)).isEmpty();
        assertThat(sipp.ok(
                        "prices",
                        "correct",
                        finding,
                        "--price",
                        "11234.5",
                        "--evidence",
                        "the venue",
                        "--reason",
                        "pounds"))
                .isEqualTo(reviewed("corrected", 1));
        unfreeze();
        String decided = sipp.run();
        assertThat(decided).startsWith(BUYS).contains("  core         18,199.89 ");
        assertThat(sipp.ok("explain", Sipp.find("Recommendation (\\S+)", decided), "--trace"))
                .contains(": 112.345 from import, received ", "from reviewed by ann@example.org: CORRECT, pounds\n");
        assertThat(sipp.ok("prices", "reject", finding, "--reason", "no")).isEqualTo(reviewed("rejected", 2));
    }

    @Test
    void setTerms_whereTheUnitChanged_releasesTheQuarantinedPrice() {
        assertThat(setTerms("GBX"))
                .isEqualTo(new DatabaseTerminal.Output(
                        2, "", "ERROR INVALID: not an ISO 4217 currency: GBX\nMaybe GBP is meant for pence.\n"));
        assertThat(setTerms("GBP"))
                .isEqualTo(new DatabaseTerminal.Output(
                        0,
                        "XLON:VWRP is quoted in GBP (GBP) from 2026-02-27 on; 1 quarantined price is released.\n",
                        ""));
        unfreeze();
        assertThat(sipp.run()).startsWith(BUYS).contains("  core         18,199.89 ");
        assertThat(sipp.ok(
                        "import", "prices", sipp.file("next.csv", "listing,date,close\nXLON:VWRP,2026-03-02,112.9\n")))
                .endsWith("\nNo findings.\n");
    }

    @Test
    void setTerms_inAUnitThatThePolicyDoesNotKnow_isRefused() {
        String said = sipp.refused(
                1,
                "listing",
                "set-terms",
                "XLON:VWRP",
                "--from",
                "2026-02-27",
                "--currency",
                "GBP",
                "--quote-unit",
                "GBp",
                "--reason",
                "a slip");
        assertThat(said)
                .startsWith("ERROR UNKNOWN_QUOTE_UNIT: the active policy defines no quote unit GBp of GBP, only ")
                .endsWith("\nMaybe add it to quote_units in the policy, and activate that policy first.\n");
        assertThat(sipp.rows("select count(*) from ta.listing_terms where quote_unit = 'GBp'"))
                .isEqualTo("0");
    }

    @Test
    void run_thatIsTheFirstToJudgeAPrice_leavesFindingsToReview() {
        sipp.ok("portfolio", "create", "Late", "--broker", "AJ Bell", "--tax", "SIPP");
        sipp.ok("policy", "activate", LoopTest.policy(), "--reason", "the first", "--portfolio", "Late");
        sipp.ok("import", "positions", sipp.file("late.csv", Sipp.POSITIONS), "--portfolio", "Late");
        assertThat(sipp.ok("prices", "findings", "--portfolio", "Late")).isEqualTo("No findings to be reviewed.\n");
        assertThat(late()).startsWith("No advice: 3 findings in the prices block it.");
        String found = Sipp.find("quote_scale .* (\\S+)\n", sipp.ok("prices", "findings", "--portfolio", "Late"));
        assertThat(sipp.rows("select count(*) from ta.alerts a join ta.portfolios p on p.id = a.portfolio_id"
                        + " where p.name = 'Late' and a.kind = 'PRICE_FINDING' and a.resolved_at is null"))
                .isEqualTo("1");
        sipp.ok("prices", "reject", found, "--reason", "a slip", "--portfolio", "Late");
        sipp.ok("unfreeze", "--reason", "looked", "--portfolio", "Late");
        assertThat(late()).startsWith(BUYS);
        assertThat(sipp.rows("select count(*) from ta.alerts a join ta.portfolios p on p.id = a.portfolio_id"
                        + " where p.name = 'Late' and a.resolved_at is null"))
                .isEqualTo("0");
    }

    private String late() {
        return sipp.ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z", "--portfolio", "Late");
    }

    @Test
    void findings_unknownIds_areRefused() {
        String id = "01890a5d-ac96-774b-bcce-b302099a8057";
        assertThat(sipp.refused(2, "prices", "accept", id, "--reason", "x"))
                .isEqualTo("ERROR NOT_FOUND: there is no finding " + id + "\n");
        assertThat(sipp.refused(2, "prices", "reject", "7", "--reason", "x"))
                .startsWith("ERROR BAD_ID: 7 is not an id of a finding\n");
    }

    private void unfreeze() {
        assertThat(sipp.ok("unfreeze", "--reason", "looked")).isEqualTo("Mine is no longer frozen.\n");
    }

    private static String reviewed(String how, int number) {
        return "XLON:VWRP of 2026-02-27T16:30:00Z, 112.345: " + how + " (review " + number + ").\n";
    }

    private String correct(String price, String evidence, String reason) {
        String said = sipp.refused(
                2, "prices", "correct", finding, "--price", price, "--evidence", evidence, "--reason", reason);
        return Sipp.find("ERROR INVALID: (.*)\n", said);
    }

    private DatabaseTerminal.Output setTerms(String currency) {
        return sipp.type(
                "listing",
                "set-terms",
                "XLON:VWRP",
                "--from",
                "2026-02-27",
                "--currency",
                currency,
                "--quote-unit",
                "GBP",
                "--reason",
                "the venue says so");
    }
}

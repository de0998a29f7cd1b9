package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A month of a portfolio's owner, from signing in to the ledger, by clicking. */
class LoopBrowserTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void advice_fromSigningInOverItsTraceToItsExecution_endsInTheLedgerToThePenny() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            JsonNode open = visitor.api("/portfolios/" + visitor.portfolio() + "/recommendations?open=true")
                    .get("items")
                    .get(0);
            BigDecimal cash = cash(visitor);

            visitor.link("See the advice").click();
            assertThat(page.locator("h1")).containsText(Pattern.compile("^(Buy|Place)"));
            trace(visitor);
            page.goBack();

            visitor.settled().button("Mark executed").click();
            BigDecimal traded = BigDecimal.ZERO;
            for (JsonNode line : open.get("lines")) {
                traded = traded.add(fill(page, line));
            }
            visitor.button("Check what will be recorded").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Record what was traded");
            visitor.button("Record").click();

            assertThat(page.getByText(Pattern.compile("^executed$", Pattern.CASE_INSENSITIVE))
                            .first())
                    .isVisible();
            assertThat(cash(visitor)).isEqualByComparingTo(cash.subtract(traded));
            visitor.open("/ledger");
            assertThat(page.getByText("CN-1").first()).isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    /** Goes from the order to the line of the policy and the price behind it. */
    private static void trace(Visitor visitor) {
        Page page = visitor.page();
        visitor.link("Trace").click();
        visitor.settled();
        page.getByRole(AriaRole.TREEITEM)
                .getByText(Pattern.compile("^Buy \\d+ unit"))
                .first()
                .click();
        Locator trace = page.locator("ta-rule-trace");
        assertThat(trace.getByText("Concluded")).isVisible();
        assertThat(trace.getByText("estimated amount").first()).isVisible();
        assertThat(trace.locator(".lit").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile("fact=f\\d+"));
    }

    /** Fills in a line as recommended, at the price of the run, with a fee. */
    private static BigDecimal fill(Page page, JsonNode line) {
        BigDecimal fee = new BigDecimal("1.50");
        BigDecimal amount = new BigDecimal(line.get("estimated_amount").textValue());
        BigDecimal units = new BigDecimal(line.get("estimated_units").textValue());
        BigDecimal pence = amount.divide(units, 10, RoundingMode.HALF_EVEN)
                .movePointRight(2)
                .stripTrailingZeros();
        String ticker = line.get("listing").textValue().split(":")[1];
        Locator form = page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^Buy .* " + ticker)));
        form.getByLabel("Price per unit").fill(pence.toPlainString());
        form.getByLabel("Fees, GBP").fill(fee.toPlainString());
        form.getByLabel("Contract note").fill("CN-" + line.get("line").asInt());
        return amount.add(fee);
    }

    private static BigDecimal cash(Visitor visitor) {
        return new BigDecimal(visitor.api("/portfolios/" + visitor.portfolio() + "/cash")
                .get("balance")
                .textValue());
    }

    @Test
    void replay_ofARun_showsBothHashesAndThatTheyAreEqual() {
        try (Visitor visitor = SITE.visitor()) {
            String run = visitor.api("/portfolios/" + visitor.portfolio() + "/recommendations")
                    .get("items")
                    .get(0)
                    .get("run")
                    .textValue();
            String hash = visitor.api("/runs/" + run)
                    .get("decision")
                    .get("decision_sha256")
                    .textValue();
            visitor.open("/runs/" + run);
            visitor.page().getByText("Hashes and replay").click();
            visitor.button("Replay").click();
            assertThat(visitor.page().getByRole(AriaRole.STATUS).getByText(hash))
                    .hasCount(2);
            assertThat(visitor.page().getByText("✓ Equal.")).isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void form_thatIsSentAfterTheSessionEnded_isStillThereAndGoesThrough() {
        String reason = "the prices look odd to me";
        try (Visitor visitor = SITE.visitor();
                Visitor elsewhere = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/settings/freeze");
            visitor.button("Freeze …").click();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill(reason);

            elsewhere.visit("/account");
            elsewhere.button("Sign out everywhere …").click();
            elsewhere.button("Sign out everywhere").click();
            elsewhere.page().getByLabel("E-mail address").waitFor();

            visitor.button("Freeze").click();
            page.getByLabel("Password").fill(SITE.password());
            visitor.button("Sign in").click();
            assertThat(visitor.button("Lift the freeze …")).isVisible();
            assertThat(visitor.api("/portfolios/" + visitor.portfolio() + "/freeze")
                            .get("reason")
                            .textValue())
                    .isEqualTo(reason);

            visitor.button("Lift the freeze …").click();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("they are right after all");
            visitor.button("Lift the freeze").click();
            assertThat(visitor.button("Freeze …")).isVisible();
        }
    }

    @Test
    void band_changedInThePage_isCheckedTriedApprovedAndThenFollowed() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/strategy");
            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            page.waitForURL("**/strategy/versions/2?tab=form");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Policy"))
                    .click();
            String policy = visitor.api("/portfolios/" + visitor.portfolio() + "/strategy")
                    .get("policy")
                    .textValue();

            type(page, policy.replace("\"absolute_pp\": 2.0", "\"absolute_pp\": -3"));
            assertThat(page.getByRole(
                            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^line 26: "))))
                    .isVisible();
            type(page, policy.replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 3.0"));
            assertThat(page.getByText("No errors. The draft can be approved.")).isVisible();
            visitor.button("Show what would change").click();
            assertThat(page.getByText("Band major").first()).isVisible();

            visitor.button("Approve …").click();
            page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("more patience");
            visitor.button("Approve it").click();
            page.getByRole(AriaRole.DIALOG).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            JsonNode active = visitor.api("/portfolios/" + visitor.portfolio() + "/strategy");
            assertThat(active.get("version").get("number").asInt()).isEqualTo(2);
            assertThat(active.get("summary")
                            .get("sleeves")
                            .get(0)
                            .get("band_pp")
                            .textValue())
                    .isEqualTo("3");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    /** Replaces the whole text, as pasting does. */
    private static void type(Page page, String text) {
        page.locator("ta-policy-editor .ace_content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
    }
}

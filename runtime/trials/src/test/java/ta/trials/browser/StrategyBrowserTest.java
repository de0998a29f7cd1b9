package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of the strategy: the words beside the policy, and what its clauses did. */
class StrategyBrowserTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void manifesto_isShownWithTheFiguresOfThePolicy_andAMistakeInItIsToldInTheEditor() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/strategy");
            Locator shown = page.locator("#part-manifesto");
            assertThat(shown).containsText("may be 2 percentage points off its target");
            assertThat(shown).containsText("35 % in shares of the whole world");
            assertThat(shown).not().containsText("{{");

            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            page.waitForURL("**/strategy/versions/*");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Manifesto"))
                    .click();
            Locator input = page.getByLabel("Manifesto, in Markdown");
            assertThat(input).hasValue(Pattern.compile("\\{\\{/drift_bands/major/absolute_pp}}"));
            input.fill("# Why\n\nAt {{/drift_bands/mayor/absolute_pp}} points.");
            Locator mistake = page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("line 3: /drift_bands has no \"mayor\""));
            assertThat(mistake).isVisible();
            assertThat(page.getByText("Maybe {{/drift_bands/major/absolute_pp}} was meant."))
                    .isVisible();
            assertThat(visitor.button("Approve …")).isDisabled();
            mistake.click();
            assertThat(input).isFocused();
            assertThat(input.evaluate("input => input.selectionStart")).isEqualTo("# Why\n\nAt {{".length());

            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Policy"))
                    .click();
            visitor.link("The manifesto has 1 error.").click();
            input.fill("# Why\n\nAt {{/drift_bands/major/absolute_pp}} points.");
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Preview")))
                    .containsText("At 2 points.");
            assertThat(mistake).isHidden();
            assertThat(visitor.button("Approve …")).isEnabled();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void guardAndWithdrawal_ofForms_areWrittenIntoTheDraft() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/strategy");
            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            page.waitForURL("**/strategy/versions/*");
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Policy"))
                    .click();

            visitor.button("Add a guard …").click();
            page.getByLabel("Name").fill("calm");
            page.getByLabel("when").selectOption("drawdown_pct");
            page.getByLabel("this figure").fill("35 %");
            visitor.button("Add it to the draft").click();
            assertThat(page.getByText("Leave out the percent sign: 35.")).isVisible();
            assertThat(visitor.violations(false)).isEmpty();
            page.getByLabel("this figure").fill("35");
            visitor.button("Add it to the draft").click();

            visitor.button("Add a withdrawal …").click();
            page.getByLabel("Amount each month").fill("1,300.50");
            page.getByLabel("The cash park gives first").check();
            visitor.button("Add it to the draft").click();
            assertThat(visitor.button("Add a withdrawal …")).isDisabled();
            assertThat(visitor.button("Approve …")).isEnabled();
            String version = page.url().replaceFirst(".*/versions/", "/strategy/versions/");
            String policy = visitor.api("/portfolios/" + visitor.portfolio() + version)
                    .get("policy")
                    .textValue();
            assertThat(policy).contains("\"name\": \"calm\"", "\"fact\": \"drawdown_pct\"", "\"amount\": 1300.5");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void clause_thatDecided_linksToItsRun_andOneThatNeverDidSaysSo() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            JsonNode clauses = visitor.api("/portfolios/" + visitor.portfolio() + "/strategy/clauses");
            visitor.open("/strategy");
            Locator table = page.locator("ta-clause-firings");
            int never = 0;
            for (JsonNode clause : clauses) {
                never += clause.get("last_run").isNull() ? 1 : 0;
            }
            assertThat(never).isBetween(1, clauses.size() - 1);
            assertThat(table).containsText(never + " clauses of " + clauses.size() + " never did.");
            assertThat(row(table, "/cash_park/sunset/1")).containsText("never");
            row(table, "/drift_bands/major").getByRole(AriaRole.LINK).last().click();
            page.waitForURL("**/runs/" + run(clauses, "/drift_bands/major"));
            visitor.settled();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static Locator row(Locator table, String clause) {
        return table.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(clause + "(?![/_a-z])")));
    }

    private static String run(JsonNode clauses, String pointer) {
        for (JsonNode clause : clauses) {
            if (clause.get("clause").textValue().equals(pointer)) {
                return clause.get("last_run").textValue();
            }
        }
        throw new AssertionError("no clause " + pointer);
    }
}

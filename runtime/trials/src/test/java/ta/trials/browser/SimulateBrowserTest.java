package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Simulations of the sample's policy over its closes, on a desk and on a phone. */
class SimulateBrowserTest {

    private static final double MINUTE = 60_000;

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void policy_isSimulated_andEachTradeSaysWhy_onADesk() {
        simulate(Visitor.DESKTOP, ColorScheme.LIGHT);
    }

    @Test
    void policy_isSimulated_andEachTradeSaysWhy_onAPhone() {
        simulate(Visitor.PHONE, ColorScheme.DARK);
    }

    /** Approving a draft shows its simulation beside the active version's, and keeps it with the version. */
    @Test
    void draft_isSimulatedBeforeItsApproval_andTheVersionKeepsIt() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/strategy");
            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            page.waitForURL("**/strategy/versions/*");
            visitor.button("Approve …").click();
            Locator summary = page.locator("dialog ta-simulation-summary");
            summary.locator(".simulation-figures").waitFor(new Locator.WaitForOptions().setTimeout(MINUTE));
            assertThat(summary.getByRole(AriaRole.COLUMNHEADER)).hasCount(3);
            Pages.picture(visitor, "/simulate/approve", Visitor.DESKTOP, ColorScheme.LIGHT);
            assertThat(visitor.violations(false)).isEmpty();
            page.getByLabel("Reason (kept permanently)").fill("tried on the past");
            visitor.button("Approve it").click();
            page.getByText("Simulated before its approval").click();
            assertThat(page.locator("ta-simulation-summary .simulation-figures"))
                    .isVisible();
            Pages.picture(visitor, "/simulate/version", Visitor.DESKTOP, ColorScheme.LIGHT);
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void simulate(int width, ColorScheme colours) {
        try (Visitor visitor = SITE.visitor(width, colours)) {
            Page page = visitor.page();
            visitor.open("/simulate?new");
            Pages.picture(visitor, "/simulate/form", width, colours);
            page.getByLabel("Spread between bid and ask, in %").fill("0.2 %");
            visitor.button("Simulate").click();
            assertThat(page.getByText("Leave out the percent sign: 0.2.")).isVisible();
            assertThat(visitor.violations(false)).isEmpty();
            page.getByLabel("Spread between bid and ask, in %").fill("0.2");
            page.getByLabel("Invested in the targets at the start").fill("10,000");
            visitor.button("Simulate").click();
            page.waitForURL("**/simulate?simulation=*");
            String simulated = "/portfolios/" + visitor.portfolio() + "/simulations/"
                    + page.url().replaceFirst(".*simulation=", "");
            JsonNode done = visitor.api(simulated);
            while (!done.at("/simulation/state").textValue().equals("DONE")) {
                page.waitForTimeout(200);
                done = visitor.api(simulated);
            }
            visitor.visit(page.url());
            assertThat(page.locator("ta-simulation-result .simulation-figures")).containsText("Greatest drawdown");
            JsonNode result = done.at("/result/simulations/0");
            assertThat(result.get("trades").size()).isGreaterThan(10);
            Pages.picture(visitor, "/simulate/result", width, colours);
            assertThat(visitor.violations(width == Visitor.PHONE)).isEmpty();
            assertThat(visitor.overflow()).isZero();

            Locator why = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Why ")))
                    .first();
            why.click();
            page.waitForURL("**/simulate/*/1/*");
            visitor.settled();
            assertThat(page.locator("h1")).containsText(Pattern.compile("[Bb]uy|[Ss]ell"));
            assertThat(page.locator("ta-trace-tree")).isVisible();
            assertThat(page.getByText("had decided something else")).hasCount(0);
            Pages.picture(visitor, "/simulate/why", width, colours);
            assertThat(visitor.violations(width == Visitor.PHONE)).isEmpty();
            assertThat(visitor.overflow()).isZero();
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}

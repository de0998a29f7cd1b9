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

    @Test
    void policy_isSimulated_onTheNarrowestPhone() {
        simulate(Visitor.NARROW, ColorScheme.LIGHT);
    }

    @Test
    void keys_areVaried_onADesk() {
        vary(Visitor.DESKTOP, ColorScheme.DARK);
    }

    @Test
    void keys_areVaried_onTheNarrowestPhone() {
        vary(Visitor.NARROW, ColorScheme.LIGHT);
    }

    @Test
    void paths_areDrawn_onADesk() {
        paths(Visitor.DESKTOP, ColorScheme.LIGHT);
    }

    @Test
    void paths_areDrawn_onAPhone() {
        paths(Visitor.PHONE, ColorScheme.DARK);
    }

    /**
     * Approving a draft shows its simulation beside the active version's, with each change alone, and keeps it with the
     * version.
     */
    @Test
    void draft_isSimulatedBeforeItsApproval_andTheVersionKeepsIt() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/strategy");
            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            page.waitForURL("**/strategy/versions/*");
            EditingBrowserTest.type(visitor, "\"absolute_pp\": 2.0", "\"absolute_pp\": 3.0");
            EditingBrowserTest.type(visitor, "\"minor\": {", "\"wide\": {\"absolute_pp\": 6}, \"minor\": {");
            EditingBrowserTest.type(visitor, "0.05, \"drift_band\": \"minor\"", "0.05, \"drift_band\": \"wide\"");
            assertThat(page.locator(".save-state")).hasText("Saved");
            visitor.button("Approve …").click();
            Locator summary = page.locator("dialog ta-simulation-summary");
            summary.locator(".simulation-figures").waitFor(new Locator.WaitForOptions().setTimeout(2 * MINUTE));
            assertThat(summary.locator(".simulation-figures thead th")).hasCount(4);
            Locator changes = summary.locator("ta-change-effects tbody tr");
            assertThat(changes).hasCount(5);
            assertThat(changes.nth(0)).containsText("without a change");
            assertThat(summary.locator("ta-change-effects")).containsText("Band major: 2.0 → 3.0 points");
            assertThat(summary.locator("ta-change-effects")).containsText("▲ Not valid alone: ");
            assertThat(changes.nth(4)).containsText("with all changes");
            Pages.picture(visitor, "/simulate/approve", Visitor.DESKTOP, ColorScheme.LIGHT);
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(page.getByRole(AriaRole.DIALOG).evaluate("it => it.scrollWidth - it.clientWidth"))
                    .isEqualTo(0);
            page.getByLabel("Reason (kept permanently)").fill("tried on the past");
            visitor.button("Approve it").click();
            page.getByText("Simulated before its approval").click();
            assertThat(page.locator("ta-simulation-summary .simulation-figures"))
                    .isVisible();
            Pages.picture(visitor, "/simulate/version", Visitor.DESKTOP, ColorScheme.LIGHT);
            assertThat(visitor.violations(false)).isEmpty();
            page.setViewportSize(Visitor.NARROW, 844);
            assertThat(visitor.overflow()).isZero();
            Pages.picture(visitor, "/simulate/version", Visitor.NARROW, ColorScheme.LIGHT);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void vary(int width, ColorScheme colours) {
        try (Visitor visitor = SITE.visitor(width, colours)) {
            Page page = visitor.page();
            visitor.open("/simulate?new");
            page.getByLabel("Vary keys of one version").check();
            page.locator("select[name=vary_path]").first().selectOption("/drift_bands/major/absolute_pp");
            Locator values = page.getByLabel("Values to try").first();
            assertThat(values).hasValue("2 ");
            values.fill("2 x");
            visitor.button("Simulate").click();
            assertThat(page.locator("ta-vary-fields .fault")).hasText("must be a number");
            values.fill("2, 5 9");
            page.locator("select[name=vary_path]").nth(1).selectOption("/cadence/monthly/max_orders");
            page.getByLabel("Values to try").nth(1).fill("2 3");
            assertThat(page.locator("ta-vary-fields")).containsText("6 variants");
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(visitor.overflow()).isZero();
            Pages.picture(visitor, "/simulate/vary-form", width, colours);
            visitor.button("Simulate").click();
            JsonNode done = result(visitor);
            assertThat(done.at("/result/sweep/variants")).hasSize(6);
            assertThat(page.locator(".heat td")).hasCount(6);
            assertThat(page.locator(".heat .shade-4").first()).isVisible();
            assertThat(page.locator("ta-simulation-result")).containsText("differ");
            Pages.picture(visitor, "/simulate/vary", width, colours);
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(visitor.overflow()).isZero();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void paths(int width, ColorScheme colours) {
        try (Visitor visitor = SITE.visitor(width, colours)) {
            Page page = visitor.page();
            visitor.open("/simulate?new");
            page.getByLabel("Try one version on made-up paths").check();
            page.getByLabel("Paths", new Page.GetByLabelOptions().setExact(true))
                    .fill("4");
            page.getByLabel("Years of a path").fill("6");
            page.getByLabel("Real months that stay together").fill("6");
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(visitor.overflow()).isZero();
            Pages.picture(visitor, "/simulate/paths-form", width, colours);
            visitor.button("Simulate").click();
            JsonNode done = result(visitor);
            assertThat(done.at("/result/stress/paths")).hasSize(4);
            assertThat(page.locator("ta-simulation-result")).containsText("4 paths of 6 years");
            Pages.picture(visitor, "/simulate/paths", width, colours);
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(visitor.overflow()).isZero();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    /** Waits for the simulation that was asked for, and shows it. */
    private static JsonNode result(Visitor visitor) {
        Page page = visitor.page();
        page.waitForURL("**/simulate?simulation=*");
        String simulated = "/portfolios/" + visitor.portfolio() + "/simulations/"
                + page.url().replaceFirst(".*simulation=", "");
        JsonNode done = visitor.api(simulated);
        while (!done.at("/simulation/state").textValue().equals("DONE")) {
            assertThat(done.at("/simulation/problem").textValue()).isNull();
            page.waitForTimeout(200);
            done = visitor.api(simulated);
        }
        visitor.visit(page.url());
        return done;
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
            JsonNode done = result(visitor);
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

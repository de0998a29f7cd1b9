package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code ta serve} without configuration to the first explained recommendation, by clicking. */
class FirstStepsBrowserTest {

    private static final String PASSWORD = "a long and private sentence";

    @TempDir
    private Path folder;

    @Test
    void person_whoFollowsTheSteps_getsAnExplainedRecommendation() throws Exception {
        Process serve = serve();
        try (BufferedReader said = serve.inputReader()) {
            String link = said.lines()
                    .filter(line -> line.contains("/setup#"))
                    .findFirst()
                    .orElseThrow()
                    .strip();
            try (Visitor visitor = new Visitor(
                    URI.create(link.substring(0, link.indexOf("/setup"))), Visitor.DESKTOP, ColorScheme.LIGHT)) {
                setUp(visitor.page(), link);
                Locator next = visitor.page().locator(".steps [aria-current=step]");
                assertThat(next).containsText("Choose where prices come from");
                assertThat(visitor.violations(false)).isEmpty();
                source(visitor);
                visitor.open("");
                assertThat(next).containsText("Record what you hold");
                hold(visitor);
                visitor.open("");
                assertThat(next).containsText("Write your policy");
                policy(visitor);
                visitor.open("");
                visitor.button("Fetch prices now").click();
                visitor.button("Start the run").click();
                visitor.link("Read what it recommends, and why").click();
                assertThat(visitor.page().locator("h1")).containsText(Pattern.compile("^(Buy|Place)"));
                assertThat(visitor.page().locator("ta-order-waterfall").first()).isVisible();
                assertThat(visitor.complaints()).isEmpty();
            }
        } finally {
            serve.destroy();
            serve.waitFor(30, TimeUnit.SECONDS);
            serve.destroyForcibly();
        }
    }

    private Process serve() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dta.postgres=" + System.getProperty("ta.postgres", folder.toString()),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ta.runtime.Main",
                        "serve",
                        "--port",
                        "0"))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // The only source of prices that needs no network.
        builder.environment().put("TA_SIMULATED_ANCHOR", "2025-06-10");
        return builder.start();
    }

    private static void setUp(Page page, String link) {
        page.navigate(link);
        page.getByLabel("Your name").fill("Ann");
        page.getByLabel("E-mail address").fill("ann@example.org");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("Repeat password").fill(PASSWORD);
        page.getByLabel("Broker").fill("AJ Bell");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin"))
                .click();
        page.getByText("Go on to the first steps").click();
    }

    private static void source(Visitor visitor) {
        visitor.link("Choose where prices come from").click();
        Locator prices =
                visitor.page().locator("form").filter(new Locator.FilterOptions().setHasText("Fetch prices from"));
        prices.getByText("Simulation").click();
        prices.getByRole(AriaRole.BUTTON).click();
        assertThat(visitor.page().getByText("prices come from Simulation")).isVisible();
    }

    /** A listing that no policy names yet, and cash. */
    private static void hold(Visitor visitor) {
        Page page = visitor.page();
        visitor.link("type the opening positions and the cash").click();
        page.getByLabel("Listing", new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("XLON:WLDS");
        assertThat(page.locator("ta-listing-field [role=status]").first())
                .hasText("iShares MSCI World Small Cap UCITS ETF");
        page.getByLabel("Units", new Page.GetByLabelOptions().setExact(true)).fill("100");
        page.getByLabel("Cost £").fill("9,500");
        visitor.button("Add another entry").click();
        Locator second = page.locator("ta-entry-form fieldset").nth(1);
        second.locator("select").selectOption("CASH_IN");
        second.getByLabel("Amount £").fill("5,000");
        visitor.button("Record 2 entries …").click();
        visitor.button("Record").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private static void policy(Visitor visitor) {
        Page page = visitor.page();
        visitor.link("Write your policy").click();
        visitor.button("Start with the sample policy").click();
        page.getByRole(AriaRole.DIALOG).locator("button").first().click();
        visitor.button("Approve …").click();
        page.getByLabel("Reason (kept permanently)").fill("the first one");
        visitor.button("Approve it").click();
        assertThat(page.getByText("Approved because")
                        .or(page.getByText("the first one"))
                        .first())
                .isVisible();
    }
}

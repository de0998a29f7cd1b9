package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of docs/prove-a-policy.md on the pages, over the prices that are shipped; its pictures come from here. */
class ProveAPolicyBrowserTest {

    private static final Path PRICES =
            Path.of("../../docs/examples/simulated-prices").toAbsolutePath().normalize();
    private static final double MINUTES = 300_000;

    @TempDir
    private Path folder;

    @Test
    void shippedPrices_areSimulatedOnThePage() throws Exception {
        try (OwnService service = new OwnService(folder, List.of(), Map.of());
                Visitor visitor = new Visitor(service.site(), 1024, ColorScheme.LIGHT, Instant.now())) {
            YourPensionBrowserTest.setUp(visitor.page(), service.link());
            visitor.page().waitForURL("**/portfolios/*");
            Files.writeString(folder.resolve("three.json"), service.ta("policy", "sample", "three-funds"));
            assertThat(service.ta("policy", "activate", "three.json", "--reason", "first"))
                    .doesNotContain("ERROR");
            String refreshed = service.ta(
                    "refresh",
                    "--folder",
                    PRICES.toString(),
                    "--mapping",
                    PRICES.resolve("mapping.csv").toString());
            assertThat(refreshed).as("refresh").doesNotContain("ERROR");
            compare(visitor);
            vary(visitor);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void compare(Visitor visitor) {
        Page page = visitor.page();
        visitor.open("/simulate?new");
        assertThat(page.locator("main")).containsText("What to simulate");
        page.getByLabel("Tax relief, in % of each contribution").fill("25");
        page.getByLabel("Spread between bid and ask, in %").fill("0.2");
        page.getByLabel("Invested in the targets at the start").fill("20000");
        visitor.button("Simulate").click();
        Locator figures = page.locator("ta-simulation-result .simulation-figures");
        figures.waitFor(new Locator.WaitForOptions().setTimeout(MINUTES));
        assertThat(figures).containsText("Targets held");
        visitor.picture("simulate-figures", figures);
        visitor.picture(
                "simulate-drift",
                page.locator("ta-simulation-result ta-time-chart").last());
    }

    private static void vary(Visitor visitor) {
        Page page = visitor.page();
        visitor.open("/simulate?new");
        page.getByLabel("Vary keys of one version").check();
        page.locator("select[name=vary_path]").first().selectOption("/drift_bands/usual/absolute_pp");
        page.getByLabel("Values to try").first().fill("5 2 8");
        page.locator("select[name=vary_path]").nth(1).selectOption("/cadence/monthly/min_trade");
        page.getByLabel("Values to try").nth(1).fill("25 10");
        page.locator("input[name=from]").fill("2021-01-01");
        visitor.button("Simulate").click();
        Locator map = page.locator(".heat");
        map.waitFor(new Locator.WaitForOptions().setTimeout(MINUTES));
        visitor.picture("simulate-map", map);
    }
}

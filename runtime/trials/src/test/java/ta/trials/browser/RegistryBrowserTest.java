package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator adds an instrument and a listing of it. */
class RegistryBrowserTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void instrumentAndListing_areAddedInForms() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/market/registry");
            visitor.button("Add an instrument").click();
            fill(page, "ISIN", "US5949181040");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("The last digit should be 5, not 0.");
            fill(page, "ISIN", "us5949181045");
            fill(page, "Name", "Microsoft");
            button(page, "Add").click();
            visitor.button("Add a listing of Microsoft").click();
            assertThat(visitor.violations(false)).isEmpty();
            fill(page, "Venue (MIC)", "XNAS");
            fill(page, "Ticker", "msft");
            fill(page, "Currency", "usd");
            fill(page, "Unit of its prices", "usd");
            button(page, "Add").click();
            assertThat(page.getByText("Added: XNAS:MSFT.")).isVisible();
            visitor.button("Rename Microsoft")
                    .or(visitor.link("XNAS:MSFT"))
                    .first()
                    .waitFor();
            assertThat(visitor.api("/listings/search?q=XNAS:MSFT")
                            .at("/0/terms/quote_unit")
                            .textValue())
                    .isEqualTo("USD");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void fill(Page page, String label, String text) {
        page.getByRole(AriaRole.DIALOG)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .fill(text);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}

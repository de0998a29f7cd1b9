package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From {@code ta serve} without configuration to the first explained recommendation: a person with the file of their
 * broker and a list of targets, at a desk and with a phone.
 */
class YourPensionBrowserTest {

    private static final String PASSWORD = "a long and private sentence";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {Visitor.DESKTOP, Visitor.PHONE})
    void person_withAFileAndTargets_getsAnExplainedRecommendation(int width, TestReporter reporter) throws Exception {
        Instant begun = Instant.now();
        try (PriceWeb web = new PriceWeb(folder)) {
            ColorScheme colours = width == Visitor.PHONE ? ColorScheme.DARK : ColorScheme.LIGHT;
            try (OwnService service = new OwnService(folder, web.trust(), web.environment());
                    Visitor visitor = new Visitor(service.site(), width, colours, Instant.now())) {
                walk(visitor, web, service.link(), width);
                assertThat(visitor.complaints()).isEmpty();
            }
        }
        reporter.publishEntry(
                "seconds at " + width,
                "" + Duration.between(begun, Instant.now()).toSeconds());
    }

    private static void walk(Visitor visitor, PriceWeb web, String link, int width) {
        Page page = visitor.page();
        setUp(page, link);
        Locator next = page.locator(".steps [aria-current=step]");
        assertThat(next).containsText("Choose where prices come from");
        visitor.picture("own-steps-" + width);
        sources(visitor);
        visitor.open("");
        assertThat(next).containsText("Record what you hold");
        importFile(visitor, web, width);
        visitor.open("");
        assertThat(next).containsText("Write your policy");
        policy(visitor, width);
        visitor.open("");
        visitor.button("Fetch prices now").click();
        visitor.button("Start the run").click();
        visitor.link("Read what it recommends, and why").click();
        assertThat(page.locator("h1")).containsText(Pattern.compile("^(Buy|Place)"));
        assertThat(page.locator("ta-order-waterfall").first()).isVisible();
        assertThat(visitor.overflow()).isZero();
        visitor.picture("own-advice-" + width);
    }

    static void setUp(Page page, String link) {
        page.navigate(link);
        page.getByLabel("Your name").fill("Ann");
        page.getByLabel("E-mail address").fill("ann@example.org");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("Repeat password").fill(PASSWORD);
        page.getByLabel("Broker").fill("Trading 212");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Begin"))
                .click();
        page.getByText("Go on to the first steps").click();
    }

    private static void sources(Visitor visitor) {
        visitor.link("Choose where prices come from").click();
        source(visitor, "Fetch prices from", "Yahoo");
        source(visitor, "Fetch exchange rates from", "Frankfurter");
    }

    private static void source(Visitor visitor, String form, String name) {
        Locator sources = visitor.page().locator("form").filter(new Locator.FilterOptions().setHasText(form));
        sources.getByText(name).first().click();
        sources.getByRole(AriaRole.BUTTON).click();
        assertThat(visitor.page().getByText("come from " + name)).isVisible();
    }

    private static void importFile(Visitor visitor, PriceWeb web, int width) {
        Page page = visitor.page();
        visitor.link("import the file of your broker").click();
        String file = BrokerFile.of(web.london(), LocalDate.now(ZoneOffset.UTC));
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("trading212.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        Locator unknown = page.locator("fieldset", new Page.LocatorOptions().setHasText("Unilever"));

        assertThat(unknown).isVisible();
        visitor.picture("own-import-" + width);
        visitor.button("Look again").click();
        assertThat(page.getByText("1 line is left out")).isVisible();
        assertThat(visitor.overflow()).isZero();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Record \\d+ entries")))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .locator("button", new Locator.LocatorOptions().setHasText("Record"))
                .click();
        assertThat(page.getByText(Pattern.compile("Recorded: \\d+ entries of Trading 212")))
                .isVisible();
    }

    /** The targets are those of the file's months; the answers to the other questions stay as proposed. */
    private static void policy(Visitor visitor, int width) {
        Page page = visitor.page();
        visitor.link("Write your policy").click();
        visitor.button("Write it in a form").click();
        visitor.button("Create the draft").click();
        figure(visitor, "Target of Vanguard FTSE All-World UCITS ETF, percent", "60");
        figure(visitor, "Target of Vanguard UK Gilt UCITS ETF, percent", "25");
        figure(visitor, "Target of iShares Core MSCI EM IMI UCITS ETF, percent", "15");
        figure(visitor, "Each month, £", "800");
        assertThat(page.locator(".save-state")).hasText("Saved");
        assertThat(visitor.overflow()).isZero();
        visitor.picture("own-form-" + width);
        visitor.button("Approve …").click();
        page.getByLabel("Reason (kept permanently)").fill("the first one");
        visitor.button("Approve it").click();
        assertThat(page.getByText("Approved because")
                        .or(page.getByText("the first one"))
                        .first())
                .isVisible();
    }

    private static void figure(Visitor visitor, String label, String typed) {
        Locator input = visitor.page().getByLabel(label).first();
        input.fill(typed);
        input.press("Tab");
    }
}

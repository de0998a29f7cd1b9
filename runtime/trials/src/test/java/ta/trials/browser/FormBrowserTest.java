package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A policy is written in a form: from nothing, from a sample, and over one that has clauses the form does not know. */
class FormBrowserTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void form_editsTheTextInPlace_andShowsWhatEachAnswerWouldDo() {
        try (Visitor visitor = SITE.visitor();
                Visitor elsewhere = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/strategy");
            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            page.waitForURL(Pattern.compile("/versions/\\d+\\?tab=form$"));
            String path = page.url().replaceFirst(".*(/portfolios.*)\\?.*", "$1");
            String before = visitor.api(path).get("policy").textValue();
            assertThat(page.locator(".sticky").getByText("No advice: ")).isVisible();
            figure(visitor, "Target of Makers of chips, percent", "30");
            assertThat(page.locator(".sum").first()).containsText("100 %");
            Locator effect = page.locator(".effect");
            assertThat(effect).containsText(Pattern.compile("Today: (Buy|No) .*(Before|before) this answer"));
            Locator points = page.getByLabel("percentage points").first();
            points.fill("2,5");
            points.press("Tab");
            assertThat(page.getByText("Write 2.5: a point stands before the fraction."))
                    .isVisible();
            assertThat(points).hasValue("2,5");
            points.fill("2.5");
            points.press("Tab");
            assertThat(page.locator(".save-state")).hasText("Saved");
            assertThat(visitor.violations(false)).isEmpty();
            assertThat(visitor.complaints()).isEmpty();

            page.reload();
            assertThat(points).hasValue("2.5");
            String after = visitor.api(path).get("policy").textValue();
            assertThat(after.lines().filter(line -> before.lines().noneMatch(line::equals)))
                    .hasSize(5)
                    .anyMatch(line -> line.contains("\"code\": \"semis\",       \"name\": \"Makers of chips\",")
                            && line.contains("\"target_weight\": 0.3,"))
                    .contains("    \"major\": {\"absolute_pp\": 2.5},");

            elsewhere.visit(path + "?tab=form");
            elsewhere.page().evaluate("document.querySelector('ta-draft').write('{\"format\": 1, }')");
            assertThat(elsewhere.page().locator(".save-state")).hasText("Saved");
            figure(visitor, "Cash that is left alone", "75");
            assertThat(page.getByText("This draft was changed elsewhere")).isVisible();
            visitor.button("Use the other text").click();
            assertThat(page.getByText("The text is not JSON, so the form cannot show it."))
                    .isVisible();
            visitor.button("Open the JSON").click();
            assertThat(page.locator("ta-policy-editor .ace_content")).containsText("\"format\"");
        }
    }

    @Test
    void firstPolicy_isWrittenFromNothing_byTheKeyboardToo_onADeskAndOnAPhone() {
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
            try (Visitor visitor = SITE.visitor(width, width == Visitor.PHONE ? ColorScheme.DARK : ColorScheme.LIGHT)) {
                Page page = visitor.page();
                String strategy = portfolio(visitor, "Trial " + width) + "/strategy";
                visitor.visit(strategy);
                visitor.button("Write it in a form").click();
                visitor.button("Create the draft").click();
                add(visitor, "XLON:VWRP", "XLON:VWRP");
                add(visitor, "XLON:VGVA", "XLON:VGVA");
                assertThat(page.getByText("Nothing of it is bought until you give it a target."))
                        .isVisible();
                Locator slider = page.getByLabel("Target of Vanguard UK Gilt UCITS ETF, slider");
                slider.focus();
                for (int step = 0; step < 3; step++) {
                    slider.press("ArrowRight");
                }
                assertThat(page.locator(".target input").first()).hasValue("97");
                figure(visitor, "Each month, £", "£1,234.50");
                assertThat(page.getByText("Sum of the usual orders: £1,234.50 of £1,234.50"))
                        .isVisible();
                figure(visitor, "No fund above", "60");
                assertThat(page.getByText("No errors. The draft can be approved."))
                        .isVisible();
                assertThat(visitor.button("Approve …")).isEnabled();
                assertThat(visitor.overflow()).isZero();
                assertThat(visitor.violations(false)).isEmpty();
                assertThat(visitor.complaints()).isEmpty();
            }
        }
    }

    @Test
    void sample_startsADraftInTheForm_andAFundLeavesItAsked() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.visit(portfolio(visitor, "Trial of a sample") + "/strategy");
            visitor.button("Sample: a pension in drawdown").click();
            visitor.button("Create the draft").click();
            page.getByText("XLON:IGLS").first().click();
            visitor.button("Take XLON:IGLS out").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("its target of 20 % is shared among the others");
            visitor.button("Take it out").click();
            assertThat(page.getByLabel("Target of Shares of the whole world, percent"))
                    .hasValue("63");
            assertThat(page.getByText("No errors. The draft can be approved.")).isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void fund_thatIsNotFound_isEnteredByHand() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.visit(portfolio(visitor, "Trial by hand") + "/strategy");
            visitor.button("Write it in a form").click();
            visitor.button("Create the draft").click();
            visitor.button("Enter a fund that is not found").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.locator("[name=mic]")).hasValue("XLON");
            dialog.locator("[name=ticker]").fill("ulvr");
            dialog.locator("[name=isin]").fill("GB00B10RZP78");
            dialog.locator("[name=name]").fill("Unilever");
            dialog.locator("[name=quote_unit]").fill("gbx");
            visitor.button("Add it").click();
            assertThat(page.locator(".fund").filter(new Locator.FilterOptions().setHasText("XLON:ULVR")))
                    .isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void figure(Visitor visitor, String label, String typed) {
        Locator input = visitor.page().getByLabel(label).first();
        input.fill(typed);
        input.press("Tab");
    }

    /** Adds the only fund that is found, by Enter. */
    private static void add(Visitor visitor, String sought, String listing) {
        Locator search = visitor.page().getByLabel("Search", new Page.GetByLabelOptions().setExact(true));
        search.fill(sought);
        assertThat(visitor.button("Add " + listing)).isVisible();
        search.press("Enter");
        assertThat(visitor.page().locator(".fund").filter(new Locator.FilterOptions().setHasText(listing)))
                .isVisible();
    }

    /** Makes a portfolio that stands behind the sample by its name, and returns its path. */
    private static String portfolio(Visitor visitor, String name) {
        Object id = visitor.page()
                .evaluate(
                        """
                        async body => {
                          const { post } = await import('app/api.js');
                          const made = await post('/portfolios', body);
                          const { session } = await import('app/session.js');
                          await session.reloadPortfolios();
                          return made.id;
                        }""",
                        Map.of(
                                "name",
                                name,
                                "broker",
                                "AJ Bell",
                                "tax_treatment",
                                "ISA",
                                "base_currency",
                                "GBP",
                                "time_zone",
                                "Europe/London"));
        return "/portfolios/" + id;
    }
}

package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The form for corporate actions shows what an action would do, before anything is recorded. */
class ActionsBrowserTest {

    private static final List<String> KINDS = List.of(
            "SPLIT",
            "ISIN_CHANGE",
            "TICKER_CHANGE",
            "MERGER",
            "CONVERSION",
            "SPIN_OFF",
            "UNIT_DIVIDEND",
            "DELISTING",
            "CAPITAL_RETURN");

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void form_ofEachKind_fits_andTheDryRunRecordsNothing() {
        for (int width : List.of(1440, 390)) {
            try (Visitor visitor = SITE.visitor(width, ColorScheme.LIGHT)) {
                Page page = visitor.page();
                String listing = visitor.api("/portfolios/" + visitor.portfolio() + "/holdings")
                        .at("/0/listing")
                        .textValue();
                visitor.open("/ledger/corporate-actions");
                visitor.button("Record …").click();
                Locator form = page.locator("dialog ta-action-form");
                for (String kind : KINDS) {
                    form.locator("select[name=kind]").selectOption(kind);
                    assertThat(visitor.overflow()).as("%s at %s", kind, width).isZero();
                }
                form.locator("input[name=listing]").fill(listing);
                form.locator("input[name=effective_on]")
                        .fill(LocalDate.now(ZoneOffset.UTC).toString());
                form.locator("input[name=cash_per_unit]").fill("0.5");
                assertThat(form.locator(".effect")).containsText(listing + " was repaid in part, 0.5 in cash a unit");
                assertThat(form.locator(".effect")).containsText("SELL " + listing + ", ADJUSTMENT " + listing);
                assertThat(visitor.violations(false)).isEmpty();
                visitor.picture("corporate-action-" + width);
                visitor.button("Cancel").click();
                assertThat(visitor.api("/portfolios/" + visitor.portfolio() + "/corporate-actions")
                                .size())
                        .isZero();
                assertThat(visitor.complaints()).isEmpty();
            }
        }
    }
}

package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page on a phone, in dark colours. In a class of its own, so that both screens are tested at the same time. */
class PhonePagesTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void eachPage_onAPhone_isAccessibleAndWithoutComplaints() {
        Pages.check(SITE, Visitor.PHONE, ColorScheme.DARK);
    }

    @Test
    void term_inAHeading_isExplainedWhenItIsChosen() {
        try (Visitor visitor = SITE.visitor(Visitor.PHONE, ColorScheme.LIGHT)) {
            visitor.open("/market/findings");
            Locator explanation = visitor.page().getByText("A check that a price did not pass.");
            visitor.button("Findings").click();
            assertThat(explanation).isVisible();
            visitor.page().keyboard().press("Escape");
            assertThat(explanation).isHidden();
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}

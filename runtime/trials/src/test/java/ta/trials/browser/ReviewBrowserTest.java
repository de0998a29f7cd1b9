package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A second opinion beside the decision, and the draft that a person makes of it. */
class ReviewBrowserTest {

    private static final ModelWeb MODEL = new ModelWeb();

    @RegisterExtension
    static final SampleSite SITE = new SampleSite(MODEL.variables());

    @Test
    void review_isShownAsTextBesideTheDecision_andItsChangesBecomeADraft() {
        MODEL.say("""
                {"verdict": "WARN", "summary": "<b id='bold'>Look</b> at [this](https://evil.example).", "notes": [
                  {"text": "The band is narrow.", "clauses": ["/drift_bands/major"], "facts": ["f1"]}],
                 "changes": [
                  {"clause": "/drift_bands/major/absolute_pp", "value": 3.0, "why": "It would act less often."}]}""");
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.link("See the advice").click();
            visitor.settled();
            String headline = page.locator("h1").innerText();
            Locator review = page.locator("ta-model-review");
            assertThat(review).containsText("to a-model at localhost. It changes nothing.");
            visitor.button("Ask for a review").click();
            assertThat(review).containsText("It says to look first.");
            assertThat(review).containsText("<b id='bold'>Look</b> at [this](https://evil.example).");
            assertThat(review.locator("#bold, a[href*=evil]")).hasCount(0);
            assertThat(review).containsText("2 reviews left of 3 a day.");
            assertThat(page.locator("h1")).hasText(headline);
            assertThat(visitor.violations(false)).isEmpty();

            visitor.button("Make a draft of it").click();
            page.waitForURL("**/strategy/versions/*");
            visitor.settled();
            assertThat(page.locator("h1")).containsText("draft");
            assertThat(page.locator("ta-draft-findings"))
                    .containsText(Pattern.compile("major", Pattern.CASE_INSENSITIVE));

            MODEL.say("I am a teapot.");
            visitor.button("Ask for a review").click();
            assertThat(page.locator("ta-model-review")).containsText("Not reviewed.");
            assertThat(page.locator("ta-model-review")).containsText("is not the JSON that was asked for");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void review_onAPhone_fitsTheScreen() {
        try (Visitor visitor = SITE.visitor(Visitor.PHONE, ColorScheme.DARK)) {
            visitor.link("See the advice").click();
            visitor.settled();
            assertThat(visitor.page().locator("ta-model-review h2")).hasText("Second opinion");
            assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(visitor.violations(false)).isEmpty();
        }
    }
}

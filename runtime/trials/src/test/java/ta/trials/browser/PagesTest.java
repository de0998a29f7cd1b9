package ta.trials.browser;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page on a wide screen, in light colours. */
class PagesTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void eachPage_onAWideScreen_isAccessibleAndWithoutComplaints() {
        Pages.check(SITE, Visitor.DESKTOP, ColorScheme.LIGHT);
    }
}

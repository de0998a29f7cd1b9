package ta.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;

/** Every page of the demo. */
final class Pages {

    private Pages() {}

    /** Each page loads, is accessible, fits the window, and complains of nothing. */
    static void check(SampleSite site, int width, ColorScheme colours) {
        try (Visitor visitor = site.visitor(width, colours)) {
            SoftAssertions all = new SoftAssertions();
            for (String path : paths(visitor)) {
                all.assertThat(visitor.status(path))
                        .as("when " + path + " is loaded anew")
                        .isEqualTo(200);
                visitor.follow(path);
                picture(visitor, path, width, colours);
                all.assertThat(visitor.violations(width == Visitor.PHONE))
                        .as("axe at " + path)
                        .isEmpty();
                all.assertThat(visitor.overflow())
                        .as("pixels too wide at " + path)
                        .isZero();
                all.assertThat(visitor.complaints()).as("complaints at " + path).isEmpty();
            }
            all.assertAll();
        }
    }

    /** All addresses in the navigation, and one page of each kind of thing. */
    private static List<String> paths(Visitor visitor) {
        String base = "/portfolios/" + visitor.portfolio();
        List<String> paths = new ArrayList<>(List.of(
                base,
                base + "/performance",
                base + "/performance?since=2025-01-06&span=1y",
                "/performance",
                base + "/advice",
                base + "/strategy",
                base + "/simulate",
                base + "/ledger",
                base + "/ledger/holdings",
                base + "/ledger/cash",
                base + "/ledger/corporate-actions",
                base + "/import",
                base + "/market",
                base + "/market/findings",
                base + "/market/registry",
                base + "/runs",
                base + "/runs?task=MONTHLY_ALLOCATION&state=SKIPPED",
                base + "/tasks",
                base + "/tasks?new=1",
                base + "/jobs",
                base + "/audit",
                base + "/audit/proof",
                base + "/audit/alerts",
                base + "/audit/notifications",
                base + "/settings",
                base + "/settings/freeze",
                base + "/settings/members",
                base + "/settings/listings",
                base + "/settings/providers",
                base + "/settings/channels",
                base + "/settings/export",
                "/portfolios",
                "/account",
                "/users",
                "/system"));
        JsonNode advice =
                visitor.api(base + "/recommendations?open=true").get("items").get(0);
        paths.add(base + "/advice/" + advice.get("id").textValue());
        paths.add(base + "/runs/" + advice.get("run").textValue());
        paths.add(base + "/runs/" + advice.get("run").textValue() + "?view=why-not");
        paths.add(base + "/strategy/versions/1");
        paths.add(base + "/market/listings/"
                + visitor.api(base + "/holdings").get(0).get("listing_id").textValue());
        assertThat(paths).doesNotHaveDuplicates();
        return paths;
    }

    /** Saves a screenshot if {@code -Dpictures=folder} is set. */
    static void picture(Visitor visitor, String path, int width, ColorScheme colours) {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            String name = path.replaceAll("[0-9a-f-]{36}", "")
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(
                                    folder,
                                    name + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png")));
        }
    }
}

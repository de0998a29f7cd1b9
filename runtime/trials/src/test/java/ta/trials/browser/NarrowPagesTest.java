package ta.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A window of 320 pixels, which is also one of 640 at 200 %: nothing is cut off, and no text lies on another. */
class NarrowPagesTest {

    private static final int WIDTH = 320;

    /** Elements beyond the edges of the window that cannot be scrolled to, and texts that lie on each other. */
    private static final String LOST = """
            () => {
              const shown = e => e.checkVisibility({ checkVisibilityCSS: true })
                && getComputedStyle(e).clipPath === 'none' && !e.closest('.names, .for-readers, svg, .u-wrap, .skip');
              const scrolls = e => e && e !== document.body
                && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
              const lost = [];
              for (const e of document.querySelectorAll('header *, main *, dialog[open] *')) {
                const { left, right, width, height } = e.getBoundingClientRect();
                if (width > 1 && height > 1 && (left < -1 || right > innerWidth + 1) && shown(e) && !scrolls(e))
                  lost.push(`${e.tagName} from ${left} to ${right}: ${e.innerText?.slice(0, 40)}`);
              }
              const texts = [];
              const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const { parentElement: e, textContent } = walker.currentNode;
                if (!textContent.trim() || !shown(e) || e.closest('ta-trace-sheet') || scrolls(e)) continue;
                const range = document.createRange();
                range.selectNodeContents(walker.currentNode);
                for (const box of range.getClientRects()) if (box.width > 4 && box.height > 4) texts.push([e, box]);
              }
              texts.forEach(([e, a], place) => {
                for (const [other, b] of texts.slice(place + 1))
                  if (e !== other && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4
                      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6)
                    lost.push(`${e.innerText.slice(0, 40)} lies on ${other.innerText.slice(0, 40)}`);
              });
              return lost;
            }""";

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void pages_loseNothing() {
        try (Visitor visitor = SITE.visitor(WIDTH, ColorScheme.LIGHT)) {
            SoftAssertions all = new SoftAssertions();
            String base = "/portfolios/" + visitor.portfolio();
            String run = "/runs/"
                    + visitor.api(base + "/recommendations")
                            .get("items")
                            .get(0)
                            .get("run")
                            .textValue();
            for (String path : List.of(
                    "",
                    "/strategy",
                    "/runs",
                    run,
                    run + "?view=why-not",
                    run + "?view=firings",
                    "/ledger",
                    "/ledger?new=BUY")) {
                visitor.open(path);
                visitor.page().waitForTimeout(500);
                all.assertThat(lost(visitor)).as("lost at " + path).isEmpty();
                all.assertThat(visitor.overflow())
                        .as("pixels too wide at " + path)
                        .isZero();
            }
            all.assertAll();
        }
    }

    @Test
    void menuAndSheet_loseNothing() {
        try (Visitor visitor = SITE.visitor(WIDTH, ColorScheme.LIGHT)) {
            String run = visitor.api("/portfolios/" + visitor.portfolio() + "/recommendations")
                    .get("items")
                    .get(0)
                    .get("run")
                    .textValue();
            visitor.open("/runs/" + run);
            visitor.page().getByRole(AriaRole.TREEITEM).nth(1).click();
            visitor.page().locator("ta-trace-sheet .sheet").waitFor();
            assertThat(lost(visitor)).as("with the sheet").isEmpty();
            visitor.page().locator("ta-header details.drop summary").click();
            assertThat(lost(visitor)).as("with the menu").isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> lost(Visitor visitor) {
        return (List<String>) visitor.page().evaluate(LOST);
    }
}

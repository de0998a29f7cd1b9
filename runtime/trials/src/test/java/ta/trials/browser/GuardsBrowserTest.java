package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A policy with guards of its owner's own, and with a withdrawal, in the pages. */
class GuardsBrowserTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void guards_thatStopAndWarn_areSeenWithTheirMargins_andSoIsAWithdrawalThatFallsShort() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            String stopped = visitor.api("/portfolios/" + visitor.portfolio() + "/recommendations?open=true")
                    .at("/items/0/lines/0/listing")
                    .textValue();
            String guarded = decide(visitor, policy -> {
                ArrayNode guards = policy.putArray("guards");
                guard(guards, "Stop", "suppress").putArray("listings").add(stopped);
                guard(guards, "Watch", "warn");
            });

            visitor.open("/runs/" + guarded + "?view=why-not");
            Locator row =
                    page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("guard.holds [Stop]"));
            assertThat(row).containsText("Buy " + stopped);
            assertThat(row).containsText("/guards/0");
            assertThat(row.getByRole(AriaRole.CELL).nth(4)).hasText("£1.00");
            assertThat(row.getByRole(AriaRole.CELL).nth(5)).hasText(Pattern.compile("£\\d+\\.\\d\\d"));

            visitor.link("Open the recommendation").click();
            visitor.settled();
            assertThat(page.locator(".found").first()).containsText("warns");
            assertThat(page.locator(".found").first()).containsText("Your guard Watch warns");
            assertThat(page.locator(".limits")).containsText("⚠ warns");
            assertThat(page.getByText("Your guard Stop stops it").first()).isVisible();
            assertThat(page.getByText(Pattern.compile("the guard lets it pass £.* from here")))
                    .isVisible();
            assertThat(visitor.violations(false)).isEmpty();

            String falling = decide(visitor, policy -> withdrawal(policy, 40_000, 1));
            visitor.open("/runs/" + falling);
            assertThat(page.locator("h1")).containsText("does not raise the whole withdrawal");
            visitor.link("Open the recommendation").click();
            assertThat(page.locator(".found").first()).containsText("falls short");
            visitor.open("");
            assertThat(page.getByText("The withdrawal falls short:")).isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void overview_saysWhatFiresNext_onADeskAndOnAPhone() {
        for (int width : List.of(Visitor.DESKTOP, Visitor.PHONE)) {
            try (Visitor visitor = SITE.visitor(width, ColorScheme.LIGHT)) {
                Page page = visitor.page();
                JsonNode triggers = visitor.api("/portfolios/" + visitor.portfolio() + "/forecast")
                        .get("triggers");
                assertThat(triggers.findValuesAsText("kind")).contains("UNDERWEIGHT", "WAVE", "SUNSET", "CHECK");
                Locator next = page.locator("ta-what-fires-next");
                assertThat(next).containsText(sentences(triggers, "WAVE").get(0));
                next.getByText(Pattern.compile("^All triggers")).click();
                assertThat(next.getByRole(AriaRole.STATUS)).containsText(triggers.size() + " rows");
                next.getByRole(AriaRole.SEARCHBOX).fill("price_jump");
                assertThat(next.getByRole(AriaRole.STATUS)).containsText(" of " + triggers.size());
                assertThat(visitor.overflow()).isZero();
                assertThat(visitor.violations(false)).isEmpty();
                assertThat(visitor.complaints()).isEmpty();
            }
        }
    }

    private static List<String> sentences(JsonNode triggers, String kind) {
        List<String> sentences = new ArrayList<>();
        triggers.forEach(trigger -> {
            if (trigger.get("kind").textValue().equals(kind)) {
                sentences.add(trigger.get("sentence").textValue());
            }
        });
        return sentences;
    }

    private static ObjectNode guard(ArrayNode guards, String name, String then) {
        ObjectNode guard = guards.addObject().put("name", name).put("side", "BUY");
        guard.putArray("when")
                .addObject()
                .put("fact", "order_amount")
                .put("is", "above")
                .put("value", 1);
        return guard.put("then", then);
    }

    private static void withdrawal(ObjectNode policy, int amount, int sells) {
        policy.remove("guards");
        ((ObjectNode) policy.at("/cadence/monthly"))
                .putObject("withdrawal")
                .put("amount", amount)
                .put("max_sells", sells)
                .put("min_trade", 25);
    }

    /** Approves the active policy with a change, allocates, and returns the id of the run. */
    private static String decide(Visitor visitor, Consumer<ObjectNode> change) {
        String own = "/portfolios/" + visitor.portfolio();
        try {
            ObjectNode policy = (ObjectNode)
                    JSON.readTree(visitor.api(own + "/strategy").get("policy").textValue());
            // The prices of the sample are of another year.
            ((ObjectNode) policy.at("/data_quality/checks")).remove("stale_close");
            change.accept(policy);
            return (String) visitor.page().evaluate("""
                            async ([own, policy]) => {
                              const { get, post } = await import('app/api.js');
                              const { version } = await post(`${own}/strategy/versions`, { policy });
                              await post(`${own}/strategy/versions/${version.number}/approve`, { reason: 'a trial' });
                              const asked = await post(`${own}/runs`, { task: 'MONTHLY_ALLOCATION' });
                              let { run } = await get(`/runs/${asked.id}`);
                              while (['QUEUED', 'RUNNING'].includes(run.state)) {
                                await new Promise(resolve => setTimeout(resolve, 200));
                                ({ run } = await get(`/runs/${asked.id}`));
                              }
                              return run.id;
                            }""", List.of(own, policy.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

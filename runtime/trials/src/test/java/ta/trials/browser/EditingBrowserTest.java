package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ta.runtime.demo.SampleDemo;

/** What is approved is what was shown, what is saved is what its author typed, and the pages keep their word. */
class EditingBrowserTest {

    private static final String BAND = "\"absolute_pp\": 2.0";
    private static final String BOBS = "bob-has-a-long-password-9";
    private static final Pattern APPROVE = Pattern.compile(".*/strategy/versions/\\d+/approve");

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void approval_ofATextThatWasNotShown_showsBothTexts_andApprovesNothing() {
        try (Visitor visitor = SITE.visitor();
                Visitor elsewhere = SITE.visitor()) {
            int active = active(visitor);
            int draft = draft(visitor, "2.5");
            ask(visitor, draft);
            assertThat(dialog(visitor)).containsText("→ 2.5 points");
            dialog(visitor).getByRole(AriaRole.TEXTBOX).fill("a band of 2.5");
            elsewhere.open("/strategy/versions/" + draft);
            type(elsewhere, "\"absolute_pp\": 2.5", "\"absolute_pp\": 9");
            assertThat(elsewhere.page().locator(".save-state")).hasText("Saved");

            visitor.button("Approve it").click();
            assertThat(visitor.page().getByText("This draft was changed elsewhere"))
                    .isVisible();
            assertThat(visitor.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(text(visitor, "Your text")).containsText("\"absolute_pp\": 2.5");
            assertThat(text(visitor, "The other text")).containsText("\"absolute_pp\": 9");
            assertThat(active(visitor)).isEqualTo(active);
            visitor.button("Use the other text").click();
            visitor.button("Approve …").click();
            assertThat(dialog(visitor)).containsText("→ 9.0 points");
            visitor.button("Cancel").click();
        }
    }

    @Test
    void approval_thatReplacesAnotherVersionThanShown_isRefused_andSaysSo() {
        try (Visitor visitor = SITE.visitor();
                Visitor elsewhere = SITE.visitor()) {
            int mine = draft(visitor, "2.6");
            int other = draft(visitor, "2.7");
            ask(visitor, mine);
            dialog(visitor).getByRole(AriaRole.TEXTBOX).fill("mine");
            ask(elsewhere, other);
            dialog(elsewhere).getByRole(AriaRole.TEXTBOX).fill("the other");
            elsewhere.button("Approve it").click();
            assertThat(elsewhere.page().getByText("is now your active policy")).isVisible();
            visitor.button("Approve it").click();
            assertThat(dialog(visitor)).containsText("Version " + other + " is active, not version");
            assertThat(active(visitor)).isEqualTo(other);
            visitor.button("Cancel").click();
            visitor.button("Approve …").click();
            assertThat(dialog(visitor)).containsText("It replaces version " + other);
            assertThat(dialog(visitor)).containsText("2.7 → 2.6");
            visitor.button("Cancel").click();
        }
    }

    @Test
    void whatIsUnderWay_isNotHidden_byEscape_cancelOrBack() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            int draft = draft(visitor, "2.8");
            visitor.follow("/portfolios/" + visitor.portfolio() + "/ledger");
            visitor.follow("/portfolios/" + visitor.portfolio() + "/strategy/versions/" + draft);
            visitor.button("Approve …").click();
            dialog(visitor).getByRole(AriaRole.TEXTBOX).fill("a band of 2.8");
            List<Route> held = new ArrayList<>();
            page.route(APPROVE, held::add);
            visitor.button("Approve it").click();
            assertThat(dialog(visitor)).containsText("Waiting for the answer");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            assertThat(visitor.button("Cancel")).isDisabled();
            page.evaluate("history.back()");
            page.waitForTimeout(300);
            assertThat(dialog(visitor)).isVisible();
            assertThat(page).hasURL(Pattern.compile("/versions/" + draft));
            assertThat(held).hasSize(1);
            held.get(0).resume();
            assertThat(page.getByText("is now your active policy")).isVisible();
            assertThat(active(visitor)).isEqualTo(draft);
        }
    }

    @Test
    void changeWhoseAnswerWasLost_isMadeOnce_whenItIsSentAgain() {
        try (Visitor visitor = SITE.visitor()) {
            visitor.open("/strategy");
            int before = versions(visitor);
            Pattern create = Pattern.compile(".*/strategy/versions$");
            visitor.page().route(create, route -> {
                if (route.request().method().equals("POST")) {
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            visitor.button("Edit in a draft").click();
            visitor.button("Create the draft").click();
            assertThat(dialog(visitor)).containsText("The service does not answer.");
            visitor.page().unroute(create);
            visitor.button("Create the draft").click();
            assertThat(visitor.page()).hasURL(Pattern.compile("/versions/" + (before + 1)));
            assertThat(versions(visitor)).isEqualTo(before + 1);
        }
    }

    @Test
    void halfTypedForm_isAskedAbout_byALink_byBack_andByReload() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            List<String> asked = new ArrayList<>();
            visitor.follow("/portfolios/" + visitor.portfolio() + "/runs");
            visitor.follow("/portfolios/" + visitor.portfolio() + "/ledger");
            visitor.button("Record entries").click();
            Locator amount =
                    page.locator("ta-entry-form input[inputmode=decimal]").first();
            amount.fill("123.45");
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            visitor.link("Runs").first().click();
            page.evaluate("history.back()");
            page.waitForTimeout(300);
            assertThat(page).hasURL(Pattern.compile("/ledger\\?new="));
            assertThat(amount).hasValue("123.45");
            assertThat(asked).containsExactly("confirm", "confirm");
            page.evaluate("setTimeout(() => location.reload())");
            page.waitForTimeout(500);
            assertThat(asked).containsExactly("confirm", "confirm", "beforeunload");
            assertThat(amount).hasValue("123.45");
        }
    }

    @Test
    void dialog_isLeftByBack_onlyIfTheUserWantsIt_andNeverLiesOverAnotherPage() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.follow("/portfolios/" + visitor.portfolio() + "/ledger");
            visitor.follow("/portfolios/" + visitor.portfolio() + "/strategy");
            visitor.button("From a file").click();
            dialog(visitor).locator("textarea").fill("{\"format\": 1}");
            page.onceDialog(Dialog::dismiss);
            page.evaluate("history.back()");
            page.waitForTimeout(300);
            assertThat(dialog(visitor).locator("textarea")).hasValue("{\"format\": 1}");
            assertThat(page).hasURL(Pattern.compile("/strategy$"));
            page.onceDialog(Dialog::accept);
            page.evaluate("history.back()");
            assertThat(page).hasURL(Pattern.compile("/ledger$"));
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        }
    }

    @Test
    void run_namesTheVersionThatItRan_andItsTraceCanBeDownloaded() throws IOException {
        try (Visitor visitor = SITE.visitor()) {
            String base = "/portfolios/" + visitor.portfolio();
            String run = visitor.api(base + "/recommendations")
                    .get("items")
                    .get(0)
                    .get("run")
                    .textValue();
            visitor.open("/runs/" + run);
            assertThat(visitor.page().locator("ta-trace-sheet")).containsText("version 1");
            visitor.page().getByText("Hashes and replay").click();
            assertThat(visitor.page().locator("ta-run-hashes")).containsText("version 1, ");
            Download trace = visitor.page()
                    .waitForDownload(() -> visitor.link("Download the trace").click());
            assertThat(trace.suggestedFilename()).matches("trace-\\d{4}-\\d\\d-\\d\\d-" + run + "\\.json");
            assertThat(Files.readString(trace.path())).startsWith("{\"run\":\"" + run + "\",\"policy_version\":1,");
        }
    }

    @Test
    void unsavedText_isOfferedAgainToItsUser_andNeverSavedUnderAnothersName() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            int draft = draft(visitor, "2.9");
            String path = "/portfolios/" + visitor.portfolio() + "/strategy/versions/" + draft;
            Pattern save = Pattern.compile(".*/strategy/versions/" + draft + "$");
            Consumer<Route> offline = route -> {
                if (route.request().method().equals("PUT")) {
                    route.abort();
                } else {
                    route.resume();
                }
            };
            page.route(save, offline);
            type(visitor, "\"absolute_pp\": 2.9", "\"absolute_pp\": 7.7");
            assertThat(page.locator(".save-state")).hasText("Not saved; kept in this browser");
            visitor.visit("/account");
            page.unroute(save);

            String bob = post(visitor, "/users", "{\"email\": \"bob@example.org\", \"name\": \"Bob\"}")
                    .get("id")
                    .textValue();
            String token = post(visitor, "/users/" + bob + "/reset-password", "")
                    .get("token")
                    .textValue();
            SITE.asSuperuser("insert into ta.portfolio_members (portfolio_id, user_id, role, accepted_at)"
                    + " select id, '" + bob + "', 'OWNER', now() from ta.portfolios");
            post(visitor, "/auth/logout", "");
            post(visitor, "/auth/redeem", "{\"token\": \"" + token + "\", \"password\": \"" + BOBS + "\"}");
            post(visitor, "/auth/login", "{\"email\": \"bob@example.org\", \"password\": \"" + BOBS + "\"}");
            visitor.visit(path);
            page.waitForTimeout(3000);
            assertThat(page.locator(".save-state")).hasText("Saved");
            assertThat(visitor.api(path).get("policy").textValue()).contains("\"absolute_pp\": 2.9");

            post(visitor, "/auth/logout", "");
            post(
                    visitor,
                    "/auth/login",
                    "{\"email\": \"" + SampleDemo.EMAIL + "\", \"password\": \"" + SITE.password() + "\"}");
            // It is said until the text is saved.
            page.route(save, offline);
            visitor.visit(path);
            assertThat(page.getByText("Your unsaved text was restored.")).isVisible();
            page.unroute(save);
            assertThat(page.locator(".save-state")).hasText("Saved");
            assertThat(visitor.api(path).get("policy").textValue()).contains("\"absolute_pp\": 7.7");
        }
    }

    private static JsonNode post(Visitor visitor, String path, String body) {
        Object answer = visitor.page().evaluate("""
                        async ([path, body]) => {
                          const me = await fetch('/api/v1/auth/me').then(answer => answer.json());
                          const answer = await fetch('/api/v1' + path, {
                            method: 'POST',
                            headers: {
                              'X-CSRF-Token': me.csrf_token ?? '',
                              'Idempotency-Key': crypto.randomUUID(),
                              ...(body ? { 'Content-Type': 'application/json' } : {}),
                            },
                            body: body || undefined,
                          });
                          return (await answer.text()) || '{}';
                        }""", List.of(path, body));
        return Visitor.parsed((String) answer);
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.DIALOG);
    }

    private static Locator text(Visitor visitor, String label) {
        return visitor.page().locator("ta-policy-text[label='" + label + "']");
    }

    private static void ask(Visitor visitor, int draft) {
        visitor.open("/strategy/versions/" + draft);
        visitor.button("Approve …").click();
        dialog(visitor).waitFor();
    }

    /** Makes a draft with another band, by typing. */
    private static int draft(Visitor visitor, String band) {
        visitor.open("/strategy/versions/1");
        visitor.button("Edit in a draft").click();
        visitor.button("Create the draft").click();
        visitor.page().waitForURL(Pattern.compile("/versions/(?!1\\b)\\d+"));
        visitor.settled();
        type(visitor, BAND, BAND.replace("2.0", band));
        assertThat(visitor.page().locator(".save-state")).hasText("Saved");
        return versions(visitor);
    }

    /** Types in the editor of a draft. */
    static void type(Visitor visitor, String old, String fresh) {
        visitor.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Policy"))
                .click();
        visitor.page().locator("ta-policy-editor .ace_content").waitFor();
        visitor.page().evaluate("""
                        ([old, fresh]) => {
                          const { session } = document.querySelector('ta-policy-editor').editor;
                          const at = session.getValue().indexOf(old);
                          const place = index => session.doc.indexToPosition(index);
                          session.replace({ start: place(at), end: place(at + old.length) }, fresh);
                        }""", List.of(old, fresh));
    }

    private static int active(Visitor visitor) {
        return visitor.api("/portfolios/" + visitor.portfolio() + "/strategy")
                .get("version")
                .get("number")
                .intValue();
    }

    private static int versions(Visitor visitor) {
        JsonNode all = visitor.api("/portfolios/" + visitor.portfolio() + "/strategy/versions");
        return all.get(0).get("number").intValue();
    }
}

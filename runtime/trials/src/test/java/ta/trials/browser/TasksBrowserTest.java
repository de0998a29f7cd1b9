package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks, runs and jobs, by clicking. */
class TasksBrowserTest {

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void task_thatIsPaused_canBeRunNow_andItsRunIsSeen() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/tasks");
            assertThat(page.getByText("weekdays, each hour from 08:05 to 18:05, London time"))
                    .isVisible();
            // The sample has no scheduler.
            assertThat(page.getByText("No task starts by itself")).isVisible();
            visitor.button("Pause Weekly review").click();
            visitor.button("Pause").click();
            assertThat(page.getByText("❚❚ Paused")).isVisible();
            assertThat(task(visitor, "Weekly review").get("enabled").booleanValue())
                    .isFalse();

            visitor.button("Run now: Weekly review").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Its schedule does not change.");
            visitor.button("Run now").click();
            visitor.link("See why").click();
            assertThat(page).hasURL(Pattern.compile("/runs/[0-9a-f-]{36}$"));
            JsonNode run = visitor.api("/portfolios/" + visitor.portfolio() + "/runs?task=WEEKLY_REVIEW")
                    .get("items")
                    .get(0);
            assertThat(page.url()).endsWith(run.get("id").textValue());
            visitor.settled();

            visitor.open("/tasks");
            visitor.button("Resume Weekly review").click();
            visitor.button("Resume").click();
            assertThat(page.getByRole(AriaRole.STATUS).getByText("is resumed; it runs next on"))
                    .isVisible();
            assertThat(task(visitor, "Weekly review").get("next_slots")).hasSize(5);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void task_withACronThatNeverFires_saysSoBesideTheField() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/tasks");
            visitor.button("Create a task …").click();
            page.getByLabel("Name").fill("Leap of faith");
            page.getByLabel("When").selectOption("CRON");
            Locator cron = page.getByLabel("Cron", new Page.GetByLabelOptions().setExact(true));
            cron.fill("0 0 8 31 2 ?");
            visitor.button("Create").click();
            assertThat(page.locator(".fault")).containsText("never fires");
            assertThat(cron).hasAttribute("aria-invalid", "true");
            assertThat(visitor.complaints())
                    .as("of the refusal alone")
                    .allMatch(complaint -> complaint.contains("422"));

            cron.fill("0 0 8 28 2 ?");
            assertThat(page.getByText("on day 28 of February at 08:00, London time"))
                    .isVisible();
            visitor.button("Create").click();
            assertThat(page.getByRole(AriaRole.STATUS).getByText("“Leap of faith” is saved."))
                    .isVisible();
        }
    }

    @Test
    void form_ofOneTask_saysNothingOfAnother() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/tasks");
            Locator moves = page.getByLabel("On a day without trading, move to the next session");
            visitor.button("Change Monthly allocation").click();
            boolean before = moves.isChecked();
            page.getByLabel("Name").fill("Mine");
            moves.click();
            visitor.button("Change Drift check").click();
            assertThat(page.getByLabel("Name")).hasValue("Drift check");
            assertThat(moves.isChecked())
                    .isEqualTo(
                            task(visitor, "Drift check").get("moves_to_session").booleanValue())
                    .isEqualTo(before);

            page.getByLabel("When").selectOption("HOURLY");
            page.getByLabel("From").fill("08:30");
            page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("18:00");
            assertThat(page.getByText("weekdays, each hour from 08:30 to 17:30"))
                    .isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void filter_ofRuns_staysWhereItIsWhileTheyAreFetched() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/runs");
            Locator state = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("State"));
            state.focus();
            state.evaluate("select => { select.known = true; }");
            state.selectOption("FAILED");
            assertThat(page.getByText("No run matches the filters.")).isVisible();
            assertThat(state).isFocused();
            assertThat(state.evaluate("select => select.known")).isEqualTo(true);
        }
    }

    @Test
    void queue_thatIsLookedAtAgain_keepsWhatWasFetched_andAsksNobodyToSignIn() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            SITE.asSuperuser("insert into ta.jobs (id, portfolio_id, kind, key, run_after)"
                    + " select gen_random_uuid(), '" + visitor.portfolio()
                    + "', 'PRUNE', 'later ' || n, now() + interval '1 day'"
                    + " from generate_series(1, 150) n");
            visitor.open("/jobs");
            visitor.button("Load more").first().click();
            assertThat(page.getByText("150 rows")).isVisible();
            again(page, "QUEUED", 200);
            again(page, "QUEUED", 200);
            assertThat(page.getByText("150 rows")).isVisible();

            page.route("**/jobs?state=DISCARDED*", Route::abort);
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Discarded"))
                    .click();
            assertThat(page.getByText("The service does not answer.")).isVisible();
            page.unroute("**/jobs?state=DISCARDED*");
            assertThat(page.getByText("No discarded jobs.")).isVisible();

            page.context().clearCookies();
            again(page, "QUEUED", 401);
            again(page, "QUEUED", 401);
            assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        } finally {
            SITE.asSuperuser("delete from ta.jobs where key like 'later %'");
        }
    }

    /** Waits until the page has refreshed by itself. */
    private static void again(Page page, String state, int status) {
        page.waitForResponse(
                response -> response.url().contains("/jobs?state=" + state) && response.status() == status, () -> {});
    }

    @Test
    void table_whoseSortedColumnIsGone_showsItsRows() {
        try (Visitor visitor = SITE.visitor()) {
            Object rows = visitor.page().evaluate("""
                            async () => {
                              await import('components/data-table/data-table.js');
                              const name = { label: 'Name', value: row => row.name };
                              const why = { label: 'Why', value: row => row.why };
                              const table = Object.assign(document.createElement('ta-table'), {
                                caption: 'Test', columns: [name, why], rows: [{ name: 'a', why: 'c' }, { name: 'b', \
                                why: 'd' }],
                              });
                              document.body.append(table);
                              await table.updateComplete;
                              table.querySelectorAll('button.sort')[1].click();
                              await table.updateComplete;
                              table.columns = [name];
                              await table.updateComplete;
                              return [table.querySelectorAll('th').length, table.querySelectorAll('tbody \
                              tr').length].join(' ');
                            }""");
            assertThat(rows).isEqualTo("1 2");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void deadLetter_thatIsTriedAgain_isDone() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            SITE.asSuperuser(
                    "insert into ta.jobs (id, portfolio_id, kind, key, state, tries, finished_at, last_error) values"
                            + " (gen_random_uuid(), '" + visitor.portfolio()
                            + "', 'PRUNE', 'test', 'DEAD', 5, now(), 'DEFECT: it broke')");
            visitor.open("/jobs");
            assertThat(page.getByText("DEFECT: it broke")).isVisible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Try again: House")))
                    .click();
            visitor.button("Try again").click();
            assertThat(page.getByText("None. All jobs were done or are waiting."))
                    .isVisible();
            assertThat(page.getByRole(AriaRole.TABPANEL).getByText("Housekeeping"))
                    .isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static JsonNode task(Visitor visitor, String name) {
        for (JsonNode task : visitor.api("/portfolios/" + visitor.portfolio() + "/tasks")) {
            if (task.get("name").textValue().equals(name)) {
                return task;
            }
        }
        throw new AssertionError("there is no task " + name);
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks as members define them; the scheduler's own tests show how they fire. */
final class TasksTest {

    private static TestApi api;
    private static Pension pension;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        pension = Pension.empty(api, "tasks@example.org");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void tasks_ofANewPortfolio_areTheDefaultOnes() {
        JsonNode tasks = ok(200, pension.client.get(pension.at("/tasks")));
        assertThat(tasks.findValuesAsText("task"))
                .containsExactly("PRICE_REFRESH", "DRIFT_CHECK", "WEEKLY_REVIEW", "MONTHLY_ALLOCATION", "RETENTION");
        JsonNode review = tasks.get(2);
        assertThat(review.get("last_slot").isNull()).isTrue();
        assertThat(review.get("next_slots")).hasSize(5);
        JsonNode slot = review.at("/next_slots/0");
        OffsetDateTime local = OffsetDateTime.parse(slot.get("local").textValue());
        assertThat(local)
                .isEqualTo(local.atZoneSameInstant(ZoneId.of("Europe/London")).toOffsetDateTime());
        assertThat(local.toInstant())
                .isEqualTo(Instant.parse(slot.get("at").textValue()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(local.getDayOfWeek()).isLessThanOrEqualTo(DayOfWeek.FRIDAY);
    }

    @Test
    void task_isCreatedChangedPausedAndDeleted() {
        JsonNode made = ok(201, pension.client.post(pension.at("/tasks"), """
                        {"name": "Rebalance", "task": "QUARTERLY_REBALANCE", "schedule": " 0 0 8 1 3,6,9,12 ? "}
                        """));
        assertThat(made.get("schedule").textValue()).isEqualTo("0 0 8 1 3,6,9,12 ?");
        assertThat(made.get("time_zone").textValue()).isEqualTo("Europe/London");
        assertThat(made.get("moves_to_session").booleanValue()).isFalse();
        assertThat(made.get("enabled").booleanValue()).isTrue();
        String path = pension.at("/tasks/" + made.get("id").textValue());
        JsonNode changed = ok(200, pension.client.patch(path, """
                        {"time_zone": "America/New_York", "moves_to_session": true, "name": "R"}
                        """));
        assertThat(changed.get("time_zone").textValue()).isEqualTo("America/New_York");
        assertThat(changed.get("schedule")).isEqualTo(made.get("schedule"));
        assertThat(changed.get("next_slots")).hasSize(5);
        JsonNode paused = ok(200, pension.client.patch(path, "{\"enabled\":false}"));
        assertThat(paused.get("next_slots")).isEmpty();
        assertThat(pension.client.delete(path).status()).isEqualTo(204);
        assertThat(pension.client.delete(path).code()).isEqualTo("NOT_FOUND");
        assertThat(pension.client.patch(path, "{}").code()).isEqualTo("NOT_FOUND");
        assertThat(ok(200, pension.client.get(pension.at("/audit"))).toString())
                .contains("task.create", "task.change", "task.delete");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "each Monday | Europe/London | the schedule each Monday cannot be read",
                "0 0 8 30 2 ? | Europe/London | the schedule 0 0 8 30 2 ? never fires",
                "0 * * * * ? | Europe/London | the schedule 0 * * * * ? fires at 00:00 and again at 00:01",
                "0 0 8 * * ? | Europe/Lundun | /time_zone: ",
            })
    void task_withAnInvalidSchedule_isRefusedWithTheReason(String schedule, String zone, String why) {
        TestApi.Answer answer = pension.client.post(
                pension.at("/tasks"),
                Pension.json("name", "Nonsense", "task", "DRIFT_CHECK", "schedule", schedule, "time_zone", zone));
        assertThat(answer.code()).isEqualTo("INVALID");
        assertThat(answer.json().get("detail").textValue()).startsWith(why);
    }

    @Test
    void task_ofAForeignPortfolio_isNotFound() {
        Pension theirs = Pension.empty(api, "others@example.org");
        String id =
                ok(200, pension.client.get(pension.at("/tasks"))).at("/0/id").textValue();
        for (String path : new String[] {pension.at("/tasks/" + id), theirs.at("/tasks/" + id), "/tasks/" + id}) {
            String code = path.startsWith("/tasks") ? "ADMINISTRATOR_NEEDED" : "NOT_FOUND";
            assertThat(theirs.client.patch(path, "{\"enabled\":false}").code()).isEqualTo(code);
            assertThat(theirs.client.post(path + "/run").code()).isEqualTo(code);
        }
        assertThat(theirs.client.get(pension.at("/tasks")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void task_runNow_queuesARunOfItsKind() {
        Pension mine = Pension.empty(api, "now@example.org");
        mine.activate();
        JsonNode tasks = ok(200, mine.client.get(mine.at("/tasks")));
        int before = api.woken();
        JsonNode started =
                ok(202, mine.client.post(mine.at("/tasks/" + tasks.at("/1/id").textValue() + "/run")));
        assertThat(started.at("/run/task").textValue()).isEqualTo("DRIFT_CHECK");
        assertThat(started.at("/run/state").textValue()).isEqualTo("QUEUED");
        assertThat(started.get("job").isNull()).isTrue();
        assertThat(api.woken()).isEqualTo(before + 1);
        JsonNode job =
                ok(202, mine.client.post(mine.at("/tasks/" + tasks.at("/4/id").textValue() + "/run")));
        assertThat(job.get("run").isNull()).isTrue();
        assertThat(job.get("job").textValue()).hasSize(36);
    }

    @Test
    void tasksOfTheInstallation_areChangedAndRunByAdministrators() {
        api.user("root@example.org", true);
        Client admin = api.signIn("root@example.org");
        JsonNode tasks = ok(200, admin.get("/tasks"));
        assertThat(tasks.findValuesAsText("task")).containsExactly("ANCHOR", "BACKUP");
        String backup = "/tasks/" + tasks.at("/1/id").textValue();
        JsonNode changed = ok(200, admin.patch(backup, "{\"schedule\": \"0 30 4 * * ?\", \"enabled\": true}"));
        assertThat(changed.at("/next_slots/0/local").textValue()).endsWith("T04:30+00:00");
        String job = ok(202, admin.post(backup + "/run")).get("job").textValue();
        assertThat(ok(202, admin.post(backup + "/run")).get("job").textValue())
                .as("an unfinished job is not queued twice")
                .isEqualTo(job);
        assertThat(ok(200, admin.get("/audit")).toString()).contains("task.change", "task.run");
    }

    private static JsonNode ok(int status, TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }
}

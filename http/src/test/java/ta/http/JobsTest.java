package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ta.database.Ids;

/** The queue: members see the jobs of their portfolios, administrators those of the installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JobsTest {

    private static final String DISCARD = Pension.json("reason", "gone for good");

    private TestApi api;

    @BeforeAll
    void start() {
        api = TestApi.start();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void queue_countsTheJobsOfOnesPortfolios() {
        Pension mine = Pension.empty(api, "counts@example.org");
        dead("'" + mine.id + "'");
        queued("'" + mine.id + "'");
        JsonNode counts = mine.client.get("/queue").json();
        assertThat(counts.get("queued").intValue()).isEqualTo(1);
        assertThat(counts.get("running").intValue()).isZero();
        assertThat(counts.get("dead").intValue()).isEqualTo(1);
        assertThat(counts.get("oldest_due_since").isTextual()).isTrue();
    }

    @Test
    void jobs_ofAPortfolio_areFilteredAndPaged() {
        Pension mine = Pension.empty(api, "lists@example.org");
        dead("'" + mine.id + "'");
        queued("'" + mine.id + "'");
        JsonNode listed = mine.client.get(mine.at("/jobs?state=DEAD")).json().get("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("last_error").textValue()).isEqualTo("DEFECT: it broke");
        assertThat(listed.get(0).has("payload")).isFalse();
        assertThat(mine.client.get(mine.at("/jobs?limit=1")).json().get("next").isNull())
                .isFalse();
        assertThat(mine.client.get(mine.at("/jobs?state=dead")).code()).isEqualTo("INVALID");
        assertThat(mine.client.get(mine.at("/jobs?kind=PRUNE")).json().get("items"))
                .hasSize(2);
        assertThat(mine.client.get(mine.at("/jobs?kind=BACK_UP")).json().get("items"))
                .isEmpty();
        assertThat(mine.client.get(mine.at("/jobs?kind=it's")).code()).isEqualTo("INVALID");
    }

    @Test
    void deadJob_retried_isQueuedOnce() {
        Pension mine = Pension.empty(api, "retries@example.org");
        String at = mine.at("/jobs/" + dead("'" + mine.id + "'"));
        assertThat(mine.client.post(at + "/retry", "").json().get("state").textValue())
                .isEqualTo("QUEUED");
        assertThat(mine.client.post(at + "/retry", "").code()).isEqualTo("JOB_STATE");
        assertThat(mine.client.post(at + "/discard", DISCARD).code()).isEqualTo("JOB_STATE");
    }

    @Test
    void deadJob_discardedWithAReason_isAudited() {
        Pension mine = Pension.empty(api, "discards@example.org");
        String at = mine.at("/jobs/" + dead("'" + mine.id + "'"));
        assertThat(mine.client
                        .post(at + "/discard", Pension.json("reason", " "))
                        .code())
                .isEqualTo("INVALID");
        JsonNode discarded = mine.client.post(at + "/discard", DISCARD).json();
        assertThat(discarded.get("state").textValue()).isEqualTo("DISCARDED");
        assertThat(discarded.get("discard_reason").textValue()).isEqualTo("gone for good");
        assertThat(mine.client.get(mine.at("/jobs?state=DEAD")).json().get("items"))
                .isEmpty();
        assertThat(mine.client.get(mine.at("/audit?limit=1")).json().at("/items/0/event/action"))
                .hasToString("\"job.discard\"");
    }

    @Test
    void jobs_ofTheInstallation_areForAdministratorsOnly() {
        api.user("queue-admin@example.org", true);
        Client admin = api.signIn("queue-admin@example.org");
        Pension mine = Pension.empty(api, "no-admin@example.org");
        UUID job = dead("null");
        assertThat(admin.get("/jobs?state=DEAD").json().at("/items/0/id")).hasToString("\"" + job + "\"");
        assertThat(mine.client.get("/jobs").code()).isEqualTo("ADMINISTRATOR_NEEDED");
        assertThat(mine.client.get("/queue").json().get("dead").intValue()).isZero();
        assertThat(mine.client.post(mine.at("/jobs/" + job + "/retry"), "").code())
                .isEqualTo("NOT_FOUND");
        UUID theirs = dead("'" + mine.id + "'");
        assertThat(admin.post("/jobs/" + theirs + "/discard", DISCARD).code()).isEqualTo("NOT_FOUND");
        assertThat(admin.post("/jobs/" + job + "/discard", DISCARD).json().get("state"))
                .hasToString("\"DISCARDED\"");
    }

    @Test
    void processes_ofTheInstallation_areListedForEveryUser() {
        Pension mine = Pension.empty(api, "watcher@example.org");
        api.database().asSuperuser("""
                        insert into ta.processes (id, kind, name, version, threads)
                        values (gen_random_uuid(), 'API', 'here:1', 'ta 1', 40)
                        """, """
                        insert into ta.processes (id, kind, name, version, threads, seen_at)
                        values (gen_random_uuid(), 'WORKER', 'there:2', 'ta 1', 2, now() - interval '1 minute')
                        """);
        JsonNode processes = mine.client.get("/processes").json();
        assertThat(processes).hasSize(2);
        assertThat(processes.at("/0/alive").booleanValue()).isTrue();
        assertThat(processes.at("/1/name").textValue()).isEqualTo("there:2");
        assertThat(processes.at("/1/alive").booleanValue()).isFalse();
    }

    private UUID dead(String portfolio) {
        UUID job = Ids.next();
        api.database()
                .asSuperuser("insert into ta.jobs (id, portfolio_id, kind, state, finished_at, last_error) values ('"
                        + job + "', " + portfolio + ", 'PRUNE', 'DEAD', now(), 'DEFECT: it broke')");
        return job;
    }

    private void queued(String portfolio) {
        api.database()
                .asSuperuser("insert into ta.jobs (id, portfolio_id, kind) values ('" + Ids.next() + "', " + portfolio
                        + ", 'PRUNE')");
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.jobs.ClaimJob;
import ta.backoffice.jobs.CompleteJob;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.simulation.RunSimulation;
import ta.database.Database;
import ta.database.Role;

/** Simulations over the stored history: asked for, cancelled, done, and each day of them explained. */
final class SimulationsTest {

    private TestApi api;

    @BeforeEach
    void start() {
        api = TestApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void simulation_isQueued_carriedOut_andEachRunExplained() {
        Pension pension = Pension.of(api, "sim@example.org");
        int woken = api.woken();
        TestApi.Answer asked = pension.client.post(
                path(pension), "{\"contribution_day\": " + pension.session(1).getDayOfMonth() % 29 + "}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.json().get("state").textValue()).isEqualTo("QUEUED");
        assertThat(asked.json().at("/terms/from").textValue())
                .isEqualTo(pension.session(1).toString());
        assertThat(asked.json().at("/terms/relief_days").intValue()).isEqualTo(42);
        assertThat(asked.json().at("/policies/0/version").intValue()).isEqualTo(1);
        assertThat(api.woken()).isEqualTo(woken + 1);
        String one = path(pension) + "/" + asked.json().get("id").textValue();
        assertThat(pension.client.get(one + "/sessions.csv").code()).isEqualTo("SIMULATION_UNDONE");
        work();
        JsonNode done = pension.client.get(one).json();
        assertThat(done.at("/simulation/state").textValue()).isEqualTo("DONE");
        JsonNode simulated = done.at("/result/simulations/0");
        assertThat(simulated.at("/figures/months").intValue()).isBetween(1, 2);
        assertThat(simulated.get("points")).hasSize(2);
        assertThat(pension.client.get(one + "/sessions.csv").text()).startsWith("policy,session,value");
        assertThat(pension.client.get(path(pension)).json().get(0).get("id"))
                .isEqualTo(asked.json().get("id"));
        assertThat(pension.client.post(one + "/cancel", "").code()).isEqualTo("SIMULATION_OVER");
        for (JsonNode run : simulated.get("runs")) {
            JsonNode why = pension.client
                    .get(one + "/runs/" + run.get("day").textValue() + "?version=1")
                    .json();
            assertThat(why.at("/decision/decision_sha256")).isEqualTo(run.get("decision_sha256"));
            assertThat(why.get("agrees").booleanValue()).isTrue();
            assertThat(why.at("/trace/firings")).isNotEmpty();
            assertThat(why.at("/explanation/headline").textValue()).isNotBlank();
        }
        assertThat(pension.client.get(one + "/runs/1999-01-01?version=1").code())
                .isEqualTo("NOT_FOUND");
        assertThat(pension.client.get(one + "/runs/" + pension.session(1)).code())
                .isEqualTo("INVALID");
    }

    /** Approving waits for nothing: the simulation may still be queued. */
    @Test
    void simulation_ofADraft_isKeptWithTheVersionThatIsApproved() {
        Pension pension = Pension.of(api, "kept@example.org");
        String versions = "/portfolios/" + pension.id + "/strategy/versions";
        pension.client.post(versions, "{\"from\": 1, \"reason\": \"again\"}");
        assertThat(pension.client
                        .get("/portfolios/" + pension.id + "/simulation-span?versions=2,1")
                        .json()
                        .get("first")
                        .textValue())
                .isEqualTo(pension.session(1).toString());
        String id = pension.client
                .post(path(pension), "{\"versions\": [2, 1], \"years\": 10}")
                .json()
                .get("id")
                .textValue();
        assertThat(pension.client
                        .post(versions + "/2/approve", "{\"reason\": \"tried\"}")
                        .status())
                .isEqualTo(200);
        work();
        JsonNode kept = pension.client.get(path(pension) + "/" + id).json().get("simulation");
        assertThat(kept.get("state").textValue()).isEqualTo("DONE");
        assertThat(kept.get("approved_version").intValue()).isEqualTo(2);
    }

    @Test
    void targetsHeldAndBenchmark_areCompared_unlessLeftOut() {
        Pension pension = Pension.of(api, "held@example.org");
        JsonNode asked = pension.client
                .post(path(pension), "{\"benchmark\": \"XLON:VWRP\"}")
                .json();
        assertThat(asked.get("hold").booleanValue()).isTrue();
        assertThat(asked.get("benchmark").textValue()).isEqualTo("XLON:VWRP");
        work();
        String one = path(pension) + "/" + asked.get("id").textValue();
        JsonNode simulations = pension.client.get(one).json().at("/result/simulations");
        assertThat(simulations.valueStream().map(each -> each.get("name").textValue()))
                .containsExactly("version 1", "targets held", "XLON:VWRP");
        assertThat(simulations.at("/1/version").isNull()).isTrue();
        assertThat(pension.client.get(one + "/sessions.csv").text()).contains("\r\ntargets held,");
        JsonNode alone = pension.client.post(path(pension), "{\"hold\": false}").json();
        work();
        assertThat(pension.client
                        .get(path(pension) + "/" + alone.get("id").textValue())
                        .json()
                        .at("/result/simulations"))
                .hasSize(1);
    }

    @Test
    void eachChange_ofADraft_isKeptWithTheVersion_thoughANewerSimulationIsThere() {
        Pension pension = Pension.of(api, "each@example.org");
        String versions = "/portfolios/" + pension.id + "/strategy/versions";
        pension.client.post(
                versions,
                Pension.json(
                        "policy",
                        Pension.policy().replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 3.0"),
                        "reason",
                        "wider"));
        JsonNode asked = pension.client
                .post(path(pension), "{\"versions\": [2, 1], \"each_change\": true}")
                .json();
        assertThat(asked.get("each_change").booleanValue()).isTrue();
        work();
        pension.client.post(path(pension), "{\"versions\": [2]}");
        work();
        assertThat(pension.client
                        .post(versions + "/2/approve", "{\"reason\": \"tried\"}")
                        .status())
                .isEqualTo(200);
        JsonNode kept = pension.client
                .get(path(pension) + "/" + asked.get("id").textValue())
                .json();
        assertThat(kept.at("/simulation/approved_version").intValue()).isEqualTo(2);
        JsonNode each = kept.at("/result/changes/each");
        assertThat(each).isNotEmpty();
        assertThat(each.at("/0/changes/0/clause").textValue()).endsWith("/absolute_pp");
        assertThat(each.at("/0/figures/orders").isInt()).isTrue();
        assertThat(each.at("/0/problem").isNull()).isTrue();
    }

    @Test
    void plan_thatIsInvalid_isRefusedWithAllItsFaults() {
        Pension pension = Pension.of(api, "plan@example.org");
        String many = String.join(",", Collections.nCopies(11, "\"1\""));
        assertThat(faults(
                        pension,
                        "{\"vary\": [{\"path\": \"/cadence/monthly/max_orders\", \"values\": [" + many
                                + "]}, {\"path\": \"/cadence/monthly/min_trade\", \"values\": [" + many + "]}]}"))
                .containsExactly("/vary", "/vary");
        assertThat(faults(pension, """
                {"benchmark": "XLON:NONE", "each_change": true,
                 "vary": [{"path": "/nowhere/at/all", "values": ["1"]}, {"path": "x", "values": ["1"]},
                   {"path": "/version", "values": []}],
                 "paths": {"count": 0, "years": 61, "block_months": 0, "seed": -1}}"""))
                .containsExactlyInAnyOrder(
                        "/benchmark",
                        "/each_change",
                        "/vary/0/path",
                        "/vary/1/path",
                        "/vary/2/values",
                        "/paths/count",
                        "/paths/years",
                        "/paths/block_months",
                        "/paths/seed");
        assertThat(faults(pension, "{\"paths\": {\"count\": 126, \"years\": 20}}"))
                .containsExactly("/paths/count");
    }

    private static List<String> faults(Pension pension, String body) {
        TestApi.Answer refused = pension.client.post(path(pension), body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        return refused.json().get("errors").findValuesAsText("at");
    }

    @Test
    void paths_areAskedFor_andWhatTheHistoryIsTooShortForFails() {
        Pension pension = Pension.of(api, "paths@example.org");
        JsonNode asked = pension.client
                .post(path(pension), "{\"paths\": {\"count\": 2, \"years\": 1}}")
                .json();
        assertThat(asked.at("/paths/block_months").intValue()).isEqualTo(12);
        work();
        JsonNode one = pension.client
                .get(path(pension) + "/" + asked.get("id").textValue())
                .json()
                .get("simulation");
        assertThat(one.get("state").textValue()).isEqualTo("FAILED");
        assertThat(one.get("problem").textValue()).contains("The paths cannot be drawn");
    }

    @Test
    void simulation_ofAnotherPortfolio_isNotFound() {
        Pension ours = Pension.of(api, "ours@example.org");
        Pension theirs = Pension.of(api, "theirs@example.org");
        String id = ours.client.post(path(ours), "{}").json().get("id").textValue();
        for (String end : List.of("", "/sessions.csv", "/runs/2026-01-05?version=1")) {
            assertThat(theirs.client.get(path(ours) + "/" + id + end).status()).isEqualTo(404);
            assertThat(theirs.client.get(path(theirs) + "/" + id + end).code()).isEqualTo("NOT_FOUND");
        }
        assertThat(theirs.client.post(path(theirs) + "/" + id + "/cancel", "").code())
                .isEqualTo("NOT_FOUND");
        assertThat(ours.client
                        .post(path(ours) + "/" + id + "/cancel", "")
                        .json()
                        .get("state")
                        .textValue())
                .isEqualTo("CANCELLED");
    }

    @Test
    void terms_thatAreInvalid_areRefusedWithAllTheirFaults() {
        Pension pension = Pension.of(api, "terms@example.org");
        TestApi.Answer refused = pension.client.post(path(pension), """
                {"versions": [1, 9], "from": "1999-01-01", "to": "1998-01-01", "contribution_day": 31,
                 "tax_relief_pct": "101", "spread_pct": "-1", "start_cash": "0.001", "relief_days": 400,
                 "accept_after": 0, "years": 41}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("at"))
                .containsExactlyInAnyOrder(
                        "/versions/1",
                        "/from",
                        "/to",
                        "/contribution_day",
                        "/tax_relief_pct",
                        "/spread_pct",
                        "/start_cash",
                        "/relief_days",
                        "/accept_after",
                        "/years");
    }

    @Test
    void portfolio_withoutPolicyOrPrices_isToldSo() {
        Pension pension = Pension.empty(api, "none@example.org");
        assertThat(pension.client.post(path(pension), "{}").code()).isEqualTo("NO_POLICY");
        pension.activate();
        pension.refresh(pension.session(0), Map.of());
        pension.client.post(
                "/portfolios/" + pension.id + "/strategy/versions",
                Pension.json(
                        "policy",
                        Pension.policy().replace("\"ticker\": \"VWRP\"", "\"ticker\": \"NEW\""),
                        "reason",
                        "x"));
        TestApi.Answer refused = pension.client.post(path(pension), "{\"versions\": [2]}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    }

    private void work() {
        work(api);
    }

    /** Carries out the one that is queued. */
    static void work(TestApi api) {
        Database worker = api.database().as(Role.WORKER);
        LeasedJob job = new ClaimJob(worker)
                .claim("worker", Duration.ofMinutes(1), EnumSet.of(JobKind.SIMULATE))
                .orElseThrow();
        new CompleteJob(worker).complete(job, new RunSimulation(worker, TestPolicies.SHARED).prepare(job));
    }

    private static String path(Pension pension) {
        return "/portfolios/" + pension.id + "/simulations";
    }
}

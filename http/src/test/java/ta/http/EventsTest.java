package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.runs.RunReport;
import ta.backoffice.strategy.ActivatePolicy;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** Events that notify the members, each of them once. */
final class EventsTest {

    /** One API per test: portfolios share prices, and each test needs its own. */
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
    void drift_isNotifiedWhenItBegins_andNotAgain() {
        Pension mine = Pension.of(api, "drifting@example.org");
        RunReport run = mine.decide();
        JsonNode notice = of(mine, "DRIFT_BREACH").get(0);
        assertThat(notice.get("title").textValue()).isEqualTo("6 sleeves left their bands");
        assertThat(notice.get("body").textValue())
                .contains("Energy is 10.0 points under its target of 10 %; your policy acts at 2.0.");
        assertThat(notice.get("link").get("run").textValue())
                .isEqualTo(run.runId().toString());
        mine.decide();
        assertThat(of(mine, "DRIFT_BREACH")).hasSize(1);
    }

    @Test
    void waveAndSunset_areNotifiedWhenReached_andNotAgain() {
        Pension mine = Pension.empty(api, "reached@example.org");
        mine.activate();
        mine.refresh(mine.session(2), Map.of());
        mine.refresh(mine.session(1), Map.of());
        mine.refresh(mine.session(0), Map.of("VWRP", "10700"));
        mine.decide();
        assertThat(of(mine, "WAVE")).isEmpty();
        assertThat(of(mine, "SUNSET_DUE")).isEmpty();
        String sooner = Pension.policy()
                .replaceFirst("\"drawdown_at_least\": 0.10", "\"drawdown_at_least\": 0.01")
                .replaceFirst("2027-02-01", "2026-02-01");
        PolicyResult.Valid valid =
                (PolicyResult.Valid) PolicyReader.read("p.json", sooner.getBytes(StandardCharsets.UTF_8));
        new ActivatePolicy(api.app()).activate(mine.owner, mine.id, valid, "sooner");
        RunReport run = mine.decide();
        mine.decide();
        assertThat(titles(mine, "WAVE")).as(run.decision().toString()).containsExactly("Wave A was reached");
        assertThat(of(mine, "WAVE").get(0).get("body").textValue())
                .matches("Wave A fires at a drawdown of 1 %, now \\d.*%\\.");
        assertThat(titles(mine, "SUNSET_DUE")).containsExactly("The sunset of 2026-02-01 is due");
        assertThat(titles(mine, "DRIFT_BREACH")).hasSize(1);
    }

    @Test
    void price_inQuarantine_isNotifiedAfterTheFreeze() {
        Pension mine = Pension.of(api, "quarantined@example.org");
        mine.refresh(mine.session(0), Map.of("VWRP", "112"));
        assertThat(titles(mine, "FREEZE")).containsExactly("Frozen: XLON:VWRP");
        assertThat(titles(mine, "DATA_QUALITY")).containsExactly("A price of XLON:VWRP is in quarantine");
        assertThat(of(mine, "DATA_QUALITY").get(0).get("body").textValue())
                .startsWith("The close of VWRP on XLON of ")
                .contains("times the one before", "Review it");
        mine.decide();
        assertThat(titles(mine, "RUN_FINISHED"))
                .containsExactly("Monthly allocation: nothing decided, the portfolio is frozen");
    }

    private static List<JsonNode> of(Pension pension, String kind) {
        List<JsonNode> found = new ArrayList<>();
        pension.client.get("/notifications").json().get("items").forEach(notice -> {
            if (notice.get("kind").textValue().equals(kind)) {
                found.add(notice);
            }
        });
        return found;
    }

    private static List<String> titles(Pension pension, String kind) {
        return of(pension, kind).stream()
                .map(notice -> notice.get("title").textValue())
                .toList();
    }
}

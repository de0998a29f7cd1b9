package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What fires next, for a portfolio with a ledger, prices and a policy. */
final class ForecastApiTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void sleeve_ofOneHolding_turnsAtThePriceOfItsValue() {
        Pension mine = Pension.of(api, "forecast@example.org");
        JsonNode over = trigger(mine, "OVERWEIGHT", "core");
        assertThat(over.get("status").textValue()).isEqualTo("FIRES");
        assertThat(over.get("clause").textValue()).isEqualTo("/drift_bands/major");
        assertThat(over.at("/at/unit").textValue()).isEqualTo("GBX/unit");
        assertThat(over.at("/distance/unit").textValue()).isEqualTo("percent");
        assertThat(over.get("on").isNull()).isTrue();
        BigDecimal told = new BigDecimal(over.at("/at/amount").textValue());
        assertThat(over.get("sentence").textValue())
                .startsWith("Core is overweight now; no longer once VWRP is at ")
                .endsWith(" % below now.");

        // 162 units are held, quoted in pence. The overview tells the same edge as a value, to the penny.
        BigDecimal edge = new BigDecimal(ok(mine.client.get(mine.at("/dashboard")))
                .at("/sleeves/0/over_above")
                .textValue());
        BigDecimal units = new BigDecimal("1.62");
        assertThat(told.multiply(units)).isLessThan(edge.add(new BigDecimal("0.01")));
        assertThat(told.add(new BigDecimal("0.0001")).multiply(units)).isGreaterThan(edge);
    }

    @Test
    void triggers_ofThePolicy_areAllThere_inTheirOrder() throws Exception {
        Pension mine = Pension.of(api, "all@example.org");
        List<String> kinds = new ArrayList<>();
        JsonNode triggers = triggers(mine);
        triggers.findValuesAsText("kind").stream()
                .filter(kind -> !kinds.contains(kind))
                .forEach(kinds::add);
        assertThat(kinds)
                .containsExactly("UNDERWEIGHT", "OVERWEIGHT", "WAVE", "SUNSET", "MAX_DRAWDOWN", "CADENCE", "CHECK");
        JsonNode policy = new ObjectMapper().readTree(Pension.policy());
        for (String clause : triggers.findValuesAsText("clause")) {
            assertThat(policy.at(clause).isMissingNode()).as(clause).isFalse();
        }
        assertThat(trigger(mine, "SUNSET", "2027-02-01").get("on").textValue()).isEqualTo("2027-02-01");
    }

    @Test
    void portfolio_withoutAPolicy_hasNoTriggers() {
        Pension mine = Pension.empty(api, "none@example.org");
        assertThat(triggers(mine)).isEmpty();
    }

    private static JsonNode trigger(Pension mine, String kind, String subject) {
        for (JsonNode trigger : triggers(mine)) {
            if (trigger.get("kind").textValue().equals(kind)
                    && trigger.get("subject").textValue().equals(subject)) {
                return trigger;
            }
        }
        throw new AssertionError("there is no " + kind + " of " + subject);
    }

    private static JsonNode triggers(Pension mine) {
        JsonNode forecast = ok(mine.client.get(mine.at("/forecast")));
        assertThat(forecast.get("problems")).isEmpty();
        return forecast.get("triggers");
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}

package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.rules.policy.Policy;

class SamplePolicyTest {

    private static final BigDecimal VALUE = new BigDecimal(60_000);
    private static final BigDecimal PRICE = new BigDecimal(10);

    static List<SamplePolicy> samples() {
        return SamplePolicy.all();
    }

    @Test
    void names_areThoseOfTheFiles_andTitlesSayThatTheyAreSamples() {
        assertThat(samples())
                .extracting(SamplePolicy::name)
                .containsExactly("global-tracker-with-gilts", "core-and-tilts", "three-funds", "pension-in-drawdown");
        assertThat(samples()).allSatisfy(sample -> {
            assertThat(sample.title()).startsWith("Sample: ");
            assertThat(sample.about()).endsWith(".");
            assertThat(SamplePolicy.find(sample.name())).contains(sample);
        });
        assertThat(SamplePolicy.find("none")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_hasNeitherErrorsNorWarnings(SamplePolicy sample) {
        assertThat(PolicyReport.text(Samples.read(sample.policy())))
                .startsWith("VALID ")
                .hasLineCount(1);
    }

    /** Every sleeve is at its target, with cash for one month, but the first sleeve lacks three tenths. */
    @ParameterizedTest
    @MethodSource("samples")
    void sample_decides_onAPlainSnapshot(SamplePolicy sample) {
        CompiledPolicy compiled = Decisions.compile(sample.name() + ".json", sample.policy());
        Policy policy = compiled.rules().policy();
        JsonNode decision = Decisions.decide(compiled.rules(), snapshot(policy));

        assertThat(decision.get("outcome").textValue()).isEqualTo("RECOMMENDATION");
        JsonNode first = decision.get("lines").get(0);
        if (sample.name().equals("pension-in-drawdown")) {
            assertThat(first.get("side").textValue()).isEqualTo("SELL");
            assertThat(first.get("listing").textValue()).isEqualTo("XLON:CSH2");
        } else {
            assertThat(first.get("side").textValue()).isEqualTo("BUY");
            assertThat(first.get("listing").textValue())
                    .isEqualTo(policy.instruments().get(0).listing().text());
        }
    }

    private static ObjectNode snapshot(Policy policy) {
        ObjectNode snapshot = (ObjectNode) Decisions.json("""
                {"snapshot": 1, "portfolio": {"id": "plain", "base_currency": "GBP"}, "task": "MONTHLY_ALLOCATION",
                 "as_of": "2026-02-02T08:00:00Z", "cash": "600", "drawdown": {"peak_index": "1", "index": "1"}}""");
        ArrayNode constituents = snapshot.putArray("constituents");
        ArrayNode holdings = snapshot.putArray("holdings");
        ArrayNode prices = snapshot.putArray("prices");
        for (Policy.Instrument instrument : policy.instruments()) {
            String listing = instrument.listing().text();
            constituents
                    .addObject()
                    .put("listing", listing)
                    .put("isin", instrument.isin())
                    .put("sleeve", instrument.sleeve())
                    .put("type", instrument.type())
                    .put("distribution", instrument.distribution())
                    .put("currency", instrument.currency())
                    .put("quote_unit", instrument.quoteUnit());
            BigDecimal units = value(policy, instrument).divideToIntegralValue(PRICE);
            holdings.addObject().put("listing", listing).put("units", units.toPlainString());
            prices.addObject()
                    .put("listing", listing)
                    .put("kind", "CLOSE")
                    .put("price", instrument.quoteUnit().equals("GBX") ? "1000" : "10")
                    .put("currency", "GBP")
                    .put("quote_unit", instrument.quoteUnit())
                    .put("as_of", "2026-01-30T16:35:00Z")
                    .put("source", "plain");
        }
        return snapshot;
    }

    private static BigDecimal value(Policy policy, Policy.Instrument instrument) {
        List<Policy.Sleeve> sleeves = policy.sleeves();
        return sleeves.stream()
                .filter(sleeve -> sleeve.code().equals(instrument.sleeve()))
                .map(sleeve -> VALUE.multiply(sleeve.targetWeight()))
                .map(value -> instrument.sleeve().equals(sleeves.get(0).code())
                        ? value.multiply(new BigDecimal("0.7"))
                        : value)
                .findFirst()
                .orElse(new BigDecimal(5_000));
    }
}

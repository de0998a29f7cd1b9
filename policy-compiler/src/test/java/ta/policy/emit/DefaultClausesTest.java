package ta.policy.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ta.policy.Decisions;
import ta.policy.Samples;

/** A rule that stands for a default names a clause that exists, so that an explanation can show it. */
final class DefaultClausesTest {

    @Test
    void clause_ofADefaultInsideAClause_isTheClauseAroundIt() {
        assertThat(pointer(Samples.small(), "default-order.overweight")).isEqualTo("/cadence/monthly");
        assertThat(pointer(Samples.small(), "gate.blocked")).isEqualTo("/data_quality");
    }

    @Test
    void clause_ofADefaultOfThePolicy_isNone() {
        String policy = Samples.with(
                Samples.small(),
                ",\n  \"data_quality\": {\"checks\": {\"price_jump\": {\"severity\": \"warn\", \"max_pct\": 20}}}",
                "");
        assertThat(pointer(policy, "gate.blocked")).isNull();
    }

    @Test
    void clause_ofWhatIsWritten_isItself() {
        String policy =
                Samples.with(Samples.small(), "\"data_quality\": {", "\"data_quality\": {\"block_on\": \"critical\", ");
        assertThat(pointer(policy, "gate.blocked")).isEqualTo("/data_quality/block_on");
    }

    private static String pointer(String policy, String rule) {
        return Decisions.compile("p.json", policy).rules().rule(rule).clause();
    }
}

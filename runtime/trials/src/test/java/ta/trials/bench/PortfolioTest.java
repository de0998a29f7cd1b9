package ta.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.engine.Engine;
import ta.rules.outcome.Outcome;
import ta.rules.snapshot.Snapshot;

class PortfolioTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void generatedPortfolio_isValidAndGetsOrders(int holdings) {
        Case prepared = Case.of(holdings);

        assertThat(prepared.decide().outcome()).isEqualTo(Outcome.RECOMMENDATION);
        assertThat(prepared.facts()).hasSizeGreaterThan(holdings);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 1000})
    void scaledPolicy_isValidAndGetsOrders(int holdings) throws IOException {
        try (InputStream shipped = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            ScaledPolicy scaled = new ScaledPolicy(shipped.readAllBytes(), holdings);
            PolicyResult.Valid policy = (PolicyResult.Valid) PolicyReader.read("policy.json", scaled.policy());
            Snapshot snapshot = Case.read(scaled.snapshot(), policy);

            assertThat(policy.policy().instruments()).hasSize(holdings);
            assertThat(Engine.decide(new PolicyCompiler(1).compile(policy).rules(), snapshot)
                            .outcome())
                    .isEqualTo(Outcome.RECOMMENDATION);
        }
    }
}

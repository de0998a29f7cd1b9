package ta.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.rules.outcome.Outcome;

class PortfolioTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000})
    void generatedPortfolio_isValidAndGetsOrders(int holdings) {
        Case prepared = Case.of(holdings);

        assertThat(prepared.decide().outcome()).isEqualTo(Outcome.RECOMMENDATION);
        assertThat(prepared.facts()).hasSizeGreaterThan(holdings);
    }
}

package ta.rules.finding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.market.Price;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** Whether a constituent has a close; {@code close} is null if it has none. */
public record CloseCoverage(
        Constituent constituent, @Nullable Price close) implements Fact {

    private static final Step STEP =
            new Step("data-quality.coverage", "data-quality", null, "Whether a listing has a close.");

    public boolean isMonitored() {
        return constituent.monitored();
    }

    public boolean isMissing() {
        return close == null;
    }

    @Override
    public FactType factType() {
        return FactType.CLOSE_COVERAGE;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return close == null ? List.of(constituent) : List.of(constituent, close);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", constituent.listing())
                .and("monitored", constituent.monitored())
                .and("missing", isMissing())
                .map();
    }
}

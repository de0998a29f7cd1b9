package ta.rules.order;

import java.util.List;
import java.util.Map;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * A constituent, with what the policy's constraints look at. Java decides whether the type is allowed, not a rule:
 * allowed types are free text, and free text never becomes rule text.
 */
public record EligibilityReading(Constituent constituent, boolean typeAllowed) implements Fact {

    private static final Step STEP =
            new Step("constraint.eligibility", "eligibility", null, "An instrument and the limits that apply to it.");

    public String isin() {
        return constituent.isin();
    }

    public boolean isAccumulating() {
        return Constituent.ACCUMULATING.equals(constituent.distribution());
    }

    @Override
    public FactType factType() {
        return FactType.ELIGIBILITY_READING;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return List.of(constituent);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", constituent.listing())
                .and("type_allowed", typeAllowed)
                .and("accumulating", isAccumulating())
                .and("isin", constituent.isin())
                .map();
    }
}

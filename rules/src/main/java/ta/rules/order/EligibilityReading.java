package ta.rules.order;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** A constituent, with what the policy's constraints look at. */
public record EligibilityReading(Constituent constituent) implements Fact {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.&/-]{0,39}");

    private static final Step STEP =
            new Step("constraint.eligibility", "eligibility", null, "An instrument and the limits that apply to it.");

    /**
     * A type as rules write it. Types are free text, and free text never becomes rule text: one that is not plain is
     * written as {@code #} and the hexadecimal digits of its UTF-8.
     */
    public static String typeWord(String type) {
        return PLAIN.matcher(type).matches()
                ? type
                : "#" + HexFormat.of().formatHex(type.getBytes(StandardCharsets.UTF_8));
    }

    public String typeWord() {
        return typeWord(constituent.type());
    }

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
                .and("type", constituent.type())
                .and("accumulating", isAccumulating())
                .and("isin", constituent.isin())
                .map();
    }
}

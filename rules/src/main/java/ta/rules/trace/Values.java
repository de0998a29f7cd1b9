package ta.rules.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import ta.rules.json.Decimals;

/** Builds the ordered values of a fact; unlike {@link Map#of}, it keeps the order and takes null. */
public final class Values {

    /** A number that is written with a fixed number of places, HALF_EVEN. */
    public record Fixed(BigDecimal value, int places) {

        public String text() {
            BigDecimal rounded = value.setScale(places, RoundingMode.HALF_EVEN);
            return rounded.toPlainString();
        }
    }

    /** The number that a value is, fixed in its places or not; null when it is none. */
    public static BigDecimal number(Object value) {
        if (value instanceof Fixed fixed) {
            return fixed.value();
        }
        return value instanceof BigDecimal number ? number : null;
    }

    /** How far two values are apart; null unless both are numbers. */
    public static BigDecimal distance(Object one, Object other) {
        BigDecimal first = number(one);
        BigDecimal second = number(other);
        return first == null || second == null ? null : first.subtract(second).abs();
    }

    /** A value as a decision writes it: a number without trailing zeros unless its places are fixed; null stays null. */
    public static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return Decimals.text(number);
        }
        if (value instanceof Fixed fixed) {
            return fixed.text();
        }
        return value == null ? null : value.toString();
    }

    private final Map<String, Object> map = new LinkedHashMap<>();

    private Values() {}

    public static Values of(String name, Object value) {
        return new Values().and(name, value);
    }

    public static Values from(Map<String, Object> values) {
        return new Values().andAll(values);
    }

    public Values and(String name, Object value) {
        map.put(name, value);
        return this;
    }

    public Values andAll(Map<String, Object> values) {
        map.putAll(values);
        return this;
    }

    public Map<String, Object> map() {
        return map;
    }
}

package ta.rules.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the values of a fact; unlike {@link Map#of}, it keeps the order and allows null. */
public final class Values {

    private final Map<String, Object> map = new LinkedHashMap<>();

    private Values() {}

    public static Values of(String name, @Nullable Object value) {
        return new Values().and(name, value);
    }

    public static Values from(Map<String, Object> values) {
        return new Values().andAll(values);
    }

    public Values and(String name, @Nullable Object value) {
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

    /**
     * A value as a decision writes it; null for null.
     *
     * @throws IllegalArgumentException if it is a number without a unit: numbers must be {@link Figure}s
     */
    public static @Nullable String text(@Nullable Object value) {
        if (value instanceof Figure figure) {
            return figure.text();
        }
        if (value instanceof Number) {
            throw new IllegalArgumentException("a number without a unit: " + value);
        }
        return value == null ? null : value.toString();
    }

    /** The value as a figure, or the first figure of a list; null if it is neither. */
    public static @Nullable Figure figure(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : figure(list.get(0));
        }
        return value instanceof Figure figure ? figure : null;
    }
}

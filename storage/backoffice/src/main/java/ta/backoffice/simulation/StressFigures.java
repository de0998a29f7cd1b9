package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;

/** What paths come to: on how many of them the money lasts, and how their ends are distributed. */
public final class StressFigures {

    /** Shares of the paths, in percent, at which their ends are told: the least, …, the greatest. */
    public static final List<Integer> PERCENTILES = List.of(0, 5, 25, 50, 75, 95, 100);

    private final List<Stress.Path> paths;
    private final List<BigDecimal> values;
    private final List<BigDecimal> rates;
    private final List<Integer> ends;

    public StressFigures(List<Stress.Path> paths) {
        this.paths = List.copyOf(paths);
        this.values = paths.stream().map(Stress.Path::endValue).sorted().toList();
        this.rates = paths.stream()
                .map(Stress.Path::annualised)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        this.ends =
                paths.stream().flatMap(path -> path.months().stream()).sorted().toList();
    }

    /** The number of paths on which every month's withdrawal was paid out. */
    public int lasting() {
        return paths.size() - ends.size();
    }

    /** After how many months the money ends at the earliest; empty if it lasts on all paths. */
    public Optional<Integer> earliest() {
        return ends.stream().findFirst();
    }

    /** Likewise, in the middle of the paths on which it ends. */
    public Optional<Integer> middle() {
        return ends.isEmpty() ? Optional.empty() : Optional.of(ends.get(ends.size() / 2));
    }

    /** The value at the end that so many percent of the paths stay below: the nearest rank. */
    public BigDecimal value(int percent) {
        return rank(values, percent);
    }

    /** Likewise the time-weighted return, a year; null if no path has one. */
    public @Nullable BigDecimal rate(int percent) {
        return rates.isEmpty() ? null : rank(rates, percent);
    }

    private static BigDecimal rank(List<BigDecimal> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }

    /**
     * @param withdraws whether the policy takes money out, so that it can end
     */
    public ObjectNode json(int years, int blockMonths, boolean withdraws) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("years", years)
                .put("block_months", blockMonths)
                .put("withdraws", withdraws)
                .put("paths_lasting", lasting())
                .put("months_until_exhausted_least", earliest().orElse(null))
                .put("months_until_exhausted_median", middle().orElse(null));
        ArrayNode percentiles = json.putArray("percentiles");
        PERCENTILES.forEach(percent -> percentiles
                .addObject()
                .put("percent", percent)
                .put("end_value", Decimals.text(value(percent)))
                .put("annualised", text(rate(percent))));
        ArrayNode each = json.putArray("paths");
        paths.forEach(path -> each.addObject()
                .put("seed", path.seed())
                .put("end_value", Decimals.text(path.endValue()))
                .put("annualised", text(path.annualised()))
                .put("months_until_exhausted", path.months().orElse(null)));
        return json;
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.text(number);
    }
}

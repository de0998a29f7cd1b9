package ta.runtime.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.backoffice.simulation.SimulationJson;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Stress;
import ta.rules.json.Decimals;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;

/** Paths: on how many of them the money lasts, and how the ends are distributed. */
final class StressText {

    private static final List<Integer> PERCENTILES = List.of(0, 5, 25, 50, 75, 95, 100);
    private static final int MONTHS = 12;

    private final SimulationTerms terms;
    private final int years;
    private final int blockMonths;
    private final List<Stress.Path> paths;
    private final boolean withdraws;

    /**
     * @param withdraws whether the policy takes money out, so that it can end
     */
    StressText(SimulationTerms terms, int years, int blockMonths, List<Stress.Path> paths, boolean withdraws) {
        this.terms = terms;
        this.years = years;
        this.blockMonths = blockMonths;
        this.paths = paths;
        this.withdraws = withdraws;
    }

    String in(SimulationFormat format) {
        return switch (format) {
            case TEXT -> text();
            case JSON -> IndentedJson.indented(json());
            case CSV -> csv();
        };
    }

    private long lasting() {
        return paths.stream().filter(path -> path.months().isEmpty()).count();
    }

    private String text() {
        Table table = new Table("of all paths", "value at the end>", "a year>");
        List<BigDecimal> values =
                paths.stream().map(Stress.Path::endValue).sorted().toList();
        List<BigDecimal> rates = paths.stream()
                .map(Stress.Path::annualised)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        for (int percent : PERCENTILES) {
            table.row(
                    percent == 0 ? "least" : percent == 100 ? "greatest" : percent + " % are below",
                    Amounts.money(rank(values, percent)),
                    rates.isEmpty() ? "–" : Amounts.money(rank(rates, percent).multiply(Decimals.HUNDRED)) + " %");
        }
        return Amounts.count(paths.size(), "path", "paths") + " of " + Amounts.count(years, "year", "years")
                + ", made of blocks of " + Amounts.count(blockMonths, "real month", "real months")
                + ": arithmetic on the past, no advice.\n\n"
                + (withdraws ? money() + "\n" : "")
                + table;
    }

    private String money() {
        List<Integer> ends =
                paths.stream().flatMap(path -> path.months().stream()).sorted().toList();
        String lasting = Amounts.count(lasting(), "path", "paths") + " of " + paths.size() + " (" + share() + " %)";
        return "The money lasts on " + lasting
                + (ends.isEmpty()
                        ? ".\n"
                        : ";\non the others it ends after " + time(ends.get(0)) + " at the earliest, "
                                + time(ends.get(ends.size() / 2)) + " in the middle.\n");
    }

    private String share() {
        return BigDecimal.valueOf(lasting() * 100)
                .divide(BigDecimal.valueOf(paths.size()), 1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String time(int months) {
        return months / MONTHS + " years and " + Amounts.count(months % MONTHS, "month", "months");
    }

    private static BigDecimal rank(List<BigDecimal> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("terms", SimulationJson.terms(terms));
        json.put("years", years).put("block_months", blockMonths).put("paths_lasting", lasting());
        ArrayNode each = json.putArray("paths");
        paths.forEach(path -> each.addObject()
                .put("seed", path.seed())
                .put("end_value", Decimals.text(path.endValue()))
                .put("annualised", text(path.annualised()))
                .put("months_until_exhausted", path.months().orElse(null)));
        return json;
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("seed,end_value,annualised,months_until_exhausted\n");
        paths.forEach(path -> csv.append(path.seed())
                .append(',')
                .append(Decimals.text(path.endValue()))
                .append(',')
                .append(path.annualised() == null ? "" : Decimals.text(path.annualised()))
                .append(',')
                .append(path.months().map(String::valueOf).orElse(""))
                .append('\n'));
        return csv.toString();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.text(number);
    }
}

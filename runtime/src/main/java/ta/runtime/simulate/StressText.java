package ta.runtime.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import ta.backoffice.simulation.SimulationJson;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Stress;
import ta.backoffice.simulation.StressFigures;
import ta.rules.json.Decimals;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;

/** Paths: on how many of them the money lasts, and how the ends are distributed. */
final class StressText {

    private static final int MONTHS = 12;

    private final SimulationTerms terms;
    private final int years;
    private final int blockMonths;
    private final List<Stress.Path> paths;
    private final StressFigures figures;
    private final boolean withdraws;

    /**
     * @param withdraws whether the policy takes money out, so that it can end
     */
    StressText(SimulationTerms terms, int years, int blockMonths, List<Stress.Path> paths, boolean withdraws) {
        this.terms = terms;
        this.years = years;
        this.blockMonths = blockMonths;
        this.paths = paths;
        this.figures = new StressFigures(paths);
        this.withdraws = withdraws;
    }

    String in(SimulationFormat format) {
        return switch (format) {
            case TEXT -> text();
            case JSON -> IndentedJson.indented(json());
            case CSV -> csv();
        };
    }

    private String text() {
        Table table = new Table("of all paths", "value at the end>", "a year>");
        for (int percent : StressFigures.PERCENTILES) {
            BigDecimal rate = figures.rate(percent);
            table.row(
                    percent == 0 ? "least" : percent == 100 ? "greatest" : percent + " % are below",
                    Amounts.money(figures.value(percent)),
                    rate == null ? "–" : Amounts.money(rate.multiply(Decimals.HUNDRED)) + " %");
        }
        return Amounts.count(paths.size(), "path", "paths") + " of " + Amounts.count(years, "year", "years")
                + ", made of blocks of " + Amounts.count(blockMonths, "real month", "real months")
                + ": arithmetic on the past, no advice.\n\n"
                + (withdraws ? money() + "\n" : "")
                + table;
    }

    private String money() {
        String lasting =
                Amounts.count(figures.lasting(), "path", "paths") + " of " + paths.size() + " (" + share() + " %)";
        return "The money lasts on " + lasting
                + figures.earliest()
                        .map(earliest -> ";\non the others it ends after " + time(earliest) + " at the earliest, "
                                + time(figures.middle().orElseThrow()) + " in the middle.\n")
                        .orElse(".\n");
    }

    private String share() {
        return BigDecimal.valueOf(figures.lasting() * 100L)
                .divide(BigDecimal.valueOf(paths.size()), 1, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String time(int months) {
        return months / MONTHS + " years and " + Amounts.count(months % MONTHS, "month", "months");
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("terms", SimulationJson.terms(terms));
        json.setAll(figures.json(years, blockMonths, withdraws));
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
}

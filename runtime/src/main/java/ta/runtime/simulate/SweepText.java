package ta.runtime.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.backoffice.simulation.SimulationFigures;
import ta.backoffice.simulation.SimulationJson;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Sweep;
import ta.backoffice.simulation.SweepJson;
import ta.backoffice.simulation.Variant;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyError;
import ta.rules.json.Decimals;
import ta.rules.performance.PeriodFigures;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;
import ta.runtime.settings.Visible;

/** A sweep: a row for each variant, and where two places vary, a map of the annual return. */
final class SweepText {

    private static final String NONE = "–";
    private static final String SHADES = " ░▒▓█";

    private final List<Variant.Axis> axes;
    private final SimulationTerms terms;
    private final List<Sweep.Row> rows;

    SweepText(List<Variant.Axis> axes, SimulationTerms terms, List<Sweep.Row> rows) {
        this.axes = axes;
        this.terms = terms;
        this.rows = rows;
    }

    String in(SimulationFormat format) {
        return switch (format) {
            case TEXT -> text();
            case JSON -> IndentedJson.indented(json());
            case CSV -> csv();
        };
    }

    private String text() {
        List<String> heads = new ArrayList<>();
        axes.forEach(axis -> heads.add(name(axis) + ">"));
        heads.addAll(List.of(
                "a year>", "± by start>", "differs>", "volatility>", "drawdown>", "orders>", "cash>", "value>"));
        Table table = new Table(heads.toArray(String[]::new));
        for (Sweep.Row row : rows) {
            List<Object> cells = new ArrayList<>(row.variant().values());
            if (row.variant().result() instanceof PolicyResult.Valid) {
                cells.addAll(List.of(
                        percent(row.rate()),
                        percent(row.spread()),
                        row.differsFrom(rows.get(0))
                                .map(differs -> differs ? "yes" : "no")
                                .orElse(NONE),
                        percent(figure(row, PeriodFigures::volatility)),
                        percent(figure(row, all -> all.drawdown().value())),
                        String.valueOf(
                                figures(row).map(SimulationFigures::orders).orElse(0)),
                        percent(figures(row).map(SimulationFigures::idleCash).orElse(null)),
                        Optional.ofNullable(figure(row, PeriodFigures::endValue))
                                .map(Amounts::money)
                                .orElse(NONE)));
            } else {
                cells.addAll(List.of("invalid", "", "", "", "", "", "", ""));
            }
            table.row(cells.toArray());
        }
        return "Simulated from " + terms.from() + " to " + terms.to() + ": arithmetic on the past, no advice.\n\n"
                + table + invalid() + map() + """

                "± by start" is how far apart the annual returns are when the same variant starts one or two months
                later; "differs" says whether a variant is further than that from the first one. What does not differ
                is chance as well as policy.
                """;
    }

    /** What is wrong with the variants that are no valid policy. */
    private String invalid() {
        StringBuilder text = new StringBuilder();
        for (Sweep.Row row : rows) {
            if (row.variant().result() instanceof PolicyResult.Invalid invalid) {
                PolicyError error = invalid.errors().get(0);
                text.append(String.join(", ", row.variant().values()))
                        .append(": ")
                        .append(error.code())
                        .append(' ')
                        .append(Visible.text(error.pointer() + ": " + error.message()))
                        .append('\n');
            }
        }
        return text.isEmpty() ? "" : "\nInvalid:\n" + text;
    }

    /** Where two places vary: darker is a greater annual return. */
    private String map() {
        if (axes.size() != 2) {
            return "";
        }
        List<BigDecimal> rates = new ArrayList<>();
        rows.forEach(row -> Optional.ofNullable(row.rate()).ifPresent(rates::add));
        if (rates.isEmpty()) {
            return "";
        }
        rates.sort(null);
        BigDecimal least = rates.get(0);
        BigDecimal width = rates.get(rates.size() - 1).subtract(least);
        List<String> heads = new ArrayList<>(List.of(name(axes.get(0)) + " \\ " + name(axes.get(1))));
        axes.get(1).values().forEach(value -> heads.add(value + ">"));
        Table table = new Table(heads.toArray(String[]::new));
        int columns = axes.get(1).values().size();
        for (int i = 0; i < axes.get(0).values().size(); i++) {
            List<Object> cells = new ArrayList<>(List.of(axes.get(0).values().get(i)));
            for (int j = 0; j < columns; j++) {
                BigDecimal rate = rows.get(i * columns + j).rate();
                cells.add(rate == null ? NONE : shade(rate, least, width) + " " + percent(rate));
            }
            table.row(cells.toArray());
        }
        return "\nThe annual return; darker is greater:\n" + table;
    }

    /** The last two parts of a pointer. */
    private static String name(Variant.Axis axis) {
        String text = axis.pointer().toString();
        int cut = text.lastIndexOf('/', text.lastIndexOf('/') - 1);
        return text.substring(cut + 1);
    }

    private static char shade(BigDecimal rate, BigDecimal least, BigDecimal width) {
        int shade = width.signum() == 0
                ? 0
                : rate.subtract(least)
                        .multiply(BigDecimal.valueOf(SHADES.length() - 1L))
                        .divideToIntegralValue(width)
                        .intValue();
        return SHADES.charAt(shade);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("terms", SimulationJson.terms(terms));
        json.setAll(SweepJson.of(axes, rows));
        return json;
    }

    private String csv() {
        StringBuilder csv = new StringBuilder();
        axes.forEach(axis -> csv.append(axis.pointer()).append(','));
        csv.append("valid,annualised,spread_by_start,differs_from_first,")
                .append("money_weighted,volatility,drawdown,orders,costs,value\n");
        for (Sweep.Row row : rows) {
            row.variant().values().forEach(value -> csv.append(value).append(','));
            csv.append(row.figures().isPresent())
                    .append(',')
                    .append(cell(row.rate()))
                    .append(cell(row.spread()))
                    .append(row.differsFrom(rows.get(0)).map(String::valueOf).orElse(""))
                    .append(',')
                    .append(cell(figure(row, all -> all.moneyWeighted().rate())))
                    .append(cell(figure(row, PeriodFigures::volatility)))
                    .append(cell(figure(row, all -> all.drawdown().value())))
                    .append(figures(row).map(SimulationFigures::orders).orElse(0))
                    .append(',')
                    .append(cell(figures(row).map(SimulationFigures::costs).orElse(null)))
                    .append(Optional.ofNullable(text(figure(row, PeriodFigures::endValue)))
                            .orElse(""))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String cell(@Nullable BigDecimal number) {
        return (number == null ? "" : Decimals.text(number)) + ",";
    }

    private static Optional<SimulationFigures> figures(Sweep.Row row) {
        return row.figures();
    }

    private static @Nullable BigDecimal figure(Sweep.Row row, Function<PeriodFigures, @Nullable BigDecimal> figure) {
        return row.figures().flatMap(SimulationFigures::all).map(figure).orElse(null);
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.text(number);
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? NONE : Amounts.money(share.multiply(Decimals.HUNDRED)) + " %";
    }
}

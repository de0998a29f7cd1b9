package ta.runtime.simulate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.backoffice.simulation.HistoricalWindow;
import ta.backoffice.simulation.RollingReturns;
import ta.backoffice.simulation.Simulated;
import ta.backoffice.simulation.SimulationFigures;
import ta.backoffice.simulation.SimulationTerms;
import ta.rules.json.Decimals;
import ta.rules.performance.GreatestDrawdown;
import ta.rules.performance.Period;
import ta.rules.performance.PeriodFigures;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;

/** Simulations for a person: the terms, then the figures side by side, the years and the spans of years. */
final class SimulationText {

    private static final String NONE = "–";

    private final List<Simulated> results;
    private final List<SimulationFigures> figures;
    private final List<String> heads = new ArrayList<>(List.of(""));

    private SimulationText(List<String> names, List<Simulated> results) {
        this.results = results;
        this.figures = results.stream().map(SimulationFigures::of).toList();
        names.forEach(name -> heads.add(name + ">"));
    }

    /**
     * @param names of the policies
     */
    static String of(List<String> names, List<Simulated> results) {
        SimulationText text = new SimulationText(names, results);
        return terms(results.get(0).terms()) + "\n" + text.figures() + "\n" + text.years() + text.windows()
                + text.rolling() + text.notes();
    }

    private static String terms(SimulationTerms terms) {
        return "Simulated from " + terms.from() + " to " + terms.to() + ": arithmetic on the past, no advice.\n"
                + "Contribution on day " + terms.contributionDay() + ", tax relief "
                + Decimals.text(terms.taxReliefPct()) + " % after " + terms.reliefDays() + " days, orders at the "
                + terms.fill().text().replace('-', ' ') + ", spread " + Decimals.text(terms.spreadPct())
                + " %,\nstart with " + Amounts.money(terms.startCash()) + " cash and "
                + Amounts.money(terms.startInvested()) + " invested and " + Amounts.money(terms.startParked())
                + " parked, prices held back are accepted after "
                + Amounts.count(terms.acceptAfter(), "close", "closes") + ".\n";
    }

    private Table figures() {
        Table table = new Table(heads.toArray(String[]::new));
        money(table, "value", PeriodFigures::endValue);
        money(table, "paid in", all -> all.payments().paidIn());
        money(table, "tax relief", all -> all.payments().taxRelief());
        money(table, "withdrawn", all -> all.payments().withdrawn());
        money(table, "gain", PeriodFigures::gain);
        share(table, "time-weighted", PeriodFigures::timeWeighted);
        share(table, "time-weighted, a year", PeriodFigures::annualised);
        share(
                table,
                "money-weighted, a year",
                all -> all.annualised() == null ? null : all.moneyWeighted().rate());
        share(table, "volatility, a year", PeriodFigures::volatility);
        share(table, "greatest drawdown", all -> all.drawdown().value());
        ofAll(table, "  peak, trough, recovery", all -> days(all.drawdown()));
        row(table, "turnover, a year", each -> percent(each.turnover()));
        row(table, "costs, spread included", each -> Amounts.money(each.costs()));
        row(table, "orders", each -> String.valueOf(each.orders()));
        row(table, "months", each -> String.valueOf(each.months()));
        row(table, "months without an order", each -> String.valueOf(each.monthsWithoutOrder()));
        results(table, "runs blocked", each -> String.valueOf(each.blocked().size()));
        results(table, "runs frozen", each -> String.valueOf(each.frozen().size()));
        results(table, "closes held back", each -> String.valueOf(each.heldBack()));
        results(table, "orders given up", each -> String.valueOf(each.givenUp()));
        row(table, "cash, of the value", each -> percent(each.idleCash()));
        Set<String> sleeves = new LinkedHashSet<>();
        figures.forEach(each -> sleeves.addAll(each.outOfBand().keySet()));
        for (String sleeve : sleeves) {
            row(table, sleeve + " out of band", each -> percent(each.outOfBand().get(sleeve)));
        }
        return table;
    }

    private Table years() {
        Table table = new Table(heads.toArray(String[]::new));
        results.get(0).performance().periods().stream()
                .map(PeriodFigures::period)
                .filter(period -> period.kind() == Period.Kind.YEAR)
                .forEach(period -> results(
                        table,
                        String.valueOf(period.from().getYear()),
                        each -> each.performance().periods().stream()
                                .filter(other -> other.period().equals(period))
                                .findFirst()
                                .map(other -> percent(other.timeWeighted()))
                                .orElse(NONE)));
        return table;
    }

    private String windows() {
        List<HistoricalWindow> within = Arrays.stream(HistoricalWindow.values())
                .filter(window -> window.of(results.get(0).performance()).isPresent())
                .toList();
        if (within.isEmpty()) {
            return "";
        }
        Table table = new Table(heads.toArray(String[]::new));
        for (HistoricalWindow window : within) {
            Function<Simulated, Optional<HistoricalWindow.Passage>> passage = each -> window.of(each.performance());
            results(
                    table,
                    window.title(),
                    each -> passage.apply(each)
                            .map(passed -> percent(passed.change()))
                            .orElse(NONE));
            results(
                    table,
                    "  greatest fall in it",
                    each -> passage.apply(each)
                            .map(passed -> percent(passed.fall()))
                            .orElse(NONE));
        }
        return "\n" + table;
    }

    private String rolling() {
        List<RollingReturns> first = RollingReturns.of(results.get(0).performance());
        if (first.isEmpty()) {
            return "";
        }
        Table table = new Table(heads.toArray(String[]::new));
        for (RollingReturns span : first) {
            for (int percent : List.of(0, 50, 100)) {
                String name = switch (percent) {
                    case 0 -> "least";
                    case 50 -> "median";
                    default -> "greatest";
                };
                results(
                        table,
                        name + " of " + span.returns().size() + " spans of "
                                + Amounts.count(span.years(), "year", "years"),
                        each -> RollingReturns.of(each.performance()).stream()
                                .filter(other -> other.years() == span.years())
                                .findFirst()
                                .map(other -> percent(other.percentile(percent)))
                                .orElse(NONE));
            }
        }
        return "\n" + table;
    }

    private String notes() {
        StringBuilder notes = new StringBuilder();
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).blocked().isEmpty()) {
                notes.append('\n')
                        .append(heads.get(i + 1).replace(">", ""))
                        .append(": runs were blocked from ")
                        .append(results.get(i).blocked().get(0))
                        .append(" on; --runs FILE has their findings.\n");
            }
        }
        return notes.toString();
    }

    private void money(Table table, String name, Function<PeriodFigures, BigDecimal> figure) {
        ofAll(table, name, all -> Amounts.money(figure.apply(all)));
    }

    private void share(Table table, String name, Function<PeriodFigures, @Nullable BigDecimal> figure) {
        ofAll(table, name, all -> percent(figure.apply(all)));
    }

    private void ofAll(Table table, String name, Function<PeriodFigures, String> figure) {
        row(table, name, each -> each.all().map(figure).orElse(NONE));
    }

    private void row(Table table, String name, Function<SimulationFigures, String> figure) {
        List<Object> cells = new ArrayList<>(List.of(name));
        figures.forEach(each -> cells.add(figure.apply(each)));
        table.row(cells.toArray());
    }

    private void results(Table table, String name, Function<Simulated, String> figure) {
        List<Object> cells = new ArrayList<>(List.of(name));
        results.forEach(each -> cells.add(figure.apply(each)));
        table.row(cells.toArray());
    }

    private static String days(GreatestDrawdown drawdown) {
        return drawdown.peak() == null
                ? NONE
                : drawdown.peak() + " " + drawdown.trough() + " "
                        + (drawdown.recovery() == null ? "none yet" : drawdown.recovery());
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? NONE : Amounts.money(share.multiply(Decimals.HUNDRED)) + " %";
    }
}

package ta.runtime.performance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.performance.Benchmark;
import ta.rules.performance.IndexedValue;
import ta.rules.performance.Performance;
import ta.rules.performance.Period;
import ta.rules.performance.PeriodFigures;
import ta.rules.performance.PeriodFigures.ListingFigures;
import ta.rules.performance.SeriesPoint;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;

/** A performance for people: the figures of each period, then the listings of the whole time. */
final class PerformanceText {

    private static final String NONE = "–";

    private static final List<String> HEADS = List.of(
            "period",
            "start>",
            "end>",
            "paid in>",
            "gain>",
            "income>",
            "fees>",
            "time-weighted>",
            "a year>",
            "money-weighted>",
            "drawdown>");

    private PerformanceText() {}

    static String of(Performance performance, Optional<Benchmark> benchmark) {
        StringBuilder text = new StringBuilder();
        SeriesPoint newest = performance.series().newestFirm();
        if (newest == null || performance.periods().isEmpty()) {
            text.append("There is no valuation yet: no session has a price of everything held.\n");
        } else {
            text.append(head(newest));
            text.append('\n').append(periods(performance.periods(), benchmark));
            PeriodFigures all = performance.periods().get(0);
            text.append('\n').append(rows("listing", all.listings()));
            text.append('\n').append(rows("sleeve", all.sleeves()));
            benchmark
                    .map(Benchmark::samePayments)
                    .ifPresent(value -> text.append("\nThe same payments in the benchmark would be worth ")
                            .append(Amounts.money(value))
                            .append(", dividends and costs left out.\n"));
        }
        notes(performance).forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private static String head(SeriesPoint newest) {
        IndexedValue invested = newest.invested();
        return "Value at the close of " + newest.session().date() + ": "
                + Amounts.money(newest.total().value()) + ", of it "
                + Amounts.money(newest.cash()) + " cash\n"
                + "Drawdown that the triggers see: " + percent(invested.drawdown()) + "\n";
    }

    private static Table periods(List<PeriodFigures> periods, Optional<Benchmark> benchmark) {
        List<String> heads = new ArrayList<>(HEADS);
        benchmark.ifPresent(each -> heads.add("benchmark>"));
        Table table = new Table(heads.toArray(String[]::new));
        for (int i = 0; i < periods.size(); i++) {
            PeriodFigures each = periods.get(i);
            List<Object> cells = new ArrayList<>(List.of(
                    name(each.period()),
                    Amounts.money(each.startValue()),
                    Amounts.money(each.endValue()),
                    Amounts.money(each.payments().net()),
                    Amounts.money(each.gain()),
                    Amounts.money(each.dividends().add(each.interest())),
                    Amounts.money(each.tradingFees().add(each.accountFees())),
                    percent(each.timeWeighted()),
                    percent(each.annualised()),
                    percent(each.moneyWeighted().rate()) + (each.annualised() == null ? "" : " a year"),
                    percent(each.drawdown().value())));
            if (benchmark.isPresent()) {
                cells.add(percent(benchmark.get().returns().get(i).rate()));
            }
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table rows(String head, List<ListingFigures> rows) {
        Table table = new Table(head, "value>", "cost>", "unrealised>", "realised>", "income>", "fees>", "gain>");
        for (ListingFigures row : rows) {
            table.row(
                    row.code(),
                    Amounts.money(row.value()),
                    Amounts.money(row.cost()),
                    Amounts.money(row.unrealised()),
                    Amounts.money(row.realised()),
                    Amounts.money(row.income()),
                    Amounts.money(row.fees()),
                    Amounts.money(row.gain()));
        }
        return table;
    }

    private static List<String> notes(Performance performance) {
        List<String> notes = new ArrayList<>();
        if (performance.pendingEntries() > 0) {
            notes.add(Amounts.count(performance.pendingEntries(), "entry is", "entries are")
                    + " later than the newest valuation and in no figure yet.");
        }
        if (performance.futureEntries() > 0) {
            notes.add(Amounts.count(performance.futureEntries(), "entry is", "entries are") + " in the future.");
        }
        long provisional = performance.series().points().stream()
                .filter(SeriesPoint::provisional)
                .count();
        if (provisional > 0) {
            notes.add(Amounts.count(provisional, "session has", "sessions have")
                    + " a doubtful price that no later price confirms; no figure uses them.");
        }
        if (!performance.series().unpriced().isEmpty()) {
            notes.add(Amounts.count(performance.series().unpriced().size(), "session has", "sessions have")
                    + " no valuation, as something held has no price then.");
        }
        return notes;
    }

    private static String name(Period period) {
        return switch (period.kind()) {
            case ALL -> "all";
            case YEAR -> String.valueOf(period.from().getYear());
            case YEAR_TO_DATE -> "year to date";
            case LAST_12_MONTHS -> "last 12 months";
            case SINCE -> "since " + period.from();
        };
    }

    private static String percent(@Nullable BigDecimal rate) {
        return rate == null ? NONE : Amounts.money(rate.multiply(Decimals.HUNDRED)) + " %";
    }
}

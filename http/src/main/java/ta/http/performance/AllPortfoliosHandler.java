package ta.http.performance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Transaction;
import ta.http.performance.PerformanceShapes.AllPortfolios;
import ta.http.performance.PerformanceShapes.Part;
import ta.http.performance.PerformanceShapes.PortfolioTotals;
import ta.http.performance.PerformanceShapes.Totals;
import ta.http.route.Call;
import ta.rules.json.Decimals;
import ta.rules.performance.Performance;
import ta.rules.performance.PeriodFigures;
import ta.rules.performance.SeriesPoint;

/** All portfolios of the signed-in user, one below the other and in sum by base currency. */
public final class AllPortfoliosHandler {

    public AllPortfolios all(Call call, Transaction tx) {
        List<PortfolioTotals> rows = Portfolios.of(tx, call.user().userId()).stream()
                .map(portfolio -> totals(tx, portfolio))
                .toList();
        Map<String, Totals> sums = new TreeMap<>();
        for (PortfolioTotals row : rows) {
            if (row.session().isPresent()) {
                Totals totals = new Totals(
                        row.baseCurrency(),
                        row.value().orElseThrow(),
                        row.paidIn().orElseThrow(),
                        row.gain().orElseThrow(),
                        row.allocation());
                sums.merge(row.baseCurrency(), totals, AllPortfoliosHandler::sum);
            }
        }
        return new AllPortfolios(rows, List.copyOf(sums.values()));
    }

    private static PortfolioTotals totals(Transaction tx, Portfolios.Portfolio portfolio) {
        Performance performance =
                PortfolioPerformance.of(tx, portfolio.id(), tx.at()).performance();
        Optional<PeriodFigures> all = performance.periods().stream().findFirst();
        Optional<SeriesPoint> newest = Optional.ofNullable(performance.series().newestFirm());
        return new PortfolioTotals(
                portfolio.id(),
                portfolio.name(),
                portfolio.baseCurrency(),
                newest.map(point -> point.session().date()),
                all.map(figures -> Decimals.atMost18(figures.endValue())),
                all.map(figures -> Decimals.atMost18(figures.payments().net())),
                all.map(figures -> Decimals.atMost18(figures.gain())),
                all.map(PeriodFigures::timeWeighted),
                all.flatMap(
                        figures -> Optional.ofNullable(figures.moneyWeighted().rate())),
                newest.map(AllPortfoliosHandler::allocation).orElse(List.of()));
    }

    private static List<Part> allocation(SeriesPoint point) {
        List<Part> parts = new ArrayList<>();
        point.sleeves().forEach((code, value) -> parts.add(part(code, value)));
        parts.add(part("cash_park", point.cashPark()));
        parts.add(part("unassigned", point.unassigned()));
        parts.add(part("cash", point.cash()));
        return parts;
    }

    private static Part part(String code, BigDecimal value) {
        return new Part(code, Decimals.atMost18(value));
    }

    private static Totals sum(Totals one, Totals other) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        one.allocation().forEach(part -> parts.merge(part.code(), part.value(), BigDecimal::add));
        other.allocation().forEach(part -> parts.merge(part.code(), part.value(), BigDecimal::add));
        return new Totals(
                one.baseCurrency(),
                one.value().add(other.value()),
                one.paidIn().add(other.paidIn()),
                one.gain().add(other.gain()),
                parts.entrySet().stream()
                        .map(part -> new Part(part.getKey(), part.getValue()))
                        .toList());
    }
}

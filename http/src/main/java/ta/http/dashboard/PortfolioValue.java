package ta.http.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.backoffice.valuation.CurrencyBalance;
import ta.http.dashboard.DashboardShapes.Basis;
import ta.rules.decision.ValuationReport;
import ta.rules.json.Decimals;
import ta.rules.performance.SeriesPoint;
import ta.rules.valuation.Valuation;

/**
 * The value of a portfolio. All its parts are of the same time: holdings of yesterday plus cash of today could count a
 * purchase twice.
 *
 * @param parts empty if only the cash is known
 */
record PortfolioValue(Basis basis, BigDecimal cash, List<CurrencyBalance> currencies, Optional<Parts> parts) {

    /**
     * The values other than cash.
     *
     * @param sleeves values by sleeve code, of the policy at the time of the valuation
     */
    record Parts(BigDecimal invested, BigDecimal cashPark, BigDecimal unassigned, Map<String, BigDecimal> sleeves) {

        static final Parts NOTHING = new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Map.of());

        Optional<BigDecimal> sleeve(String code) {
            return invested.signum() == 0 ? Optional.of(BigDecimal.ZERO) : Optional.ofNullable(sleeves.get(code));
        }

        private static Parts of(SeriesPoint point) {
            return new Parts(
                    Decimals.atMost18(point.invested().value()),
                    Decimals.atMost18(point.cashPark()),
                    Decimals.atMost18(point.unassigned()),
                    point.sleeves().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, sleeve -> Decimals.atMost18(sleeve.getValue()))));
        }

        private static Parts of(Valuation valuation) {
            return new Parts(
                    Decimals.atMost18(valuation.invested()),
                    Decimals.atMost18(valuation.cashPark()),
                    Decimals.atMost18(valuation.unassigned()),
                    valuation.sleeveValues().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, sleeve -> Decimals.atMost18(sleeve.getValue()))));
        }
    }

    /**
     * @param currencies the cash in other currencies
     * @param judged the valuation of today's decision; empty if the decision was stopped
     * @param point the newest valuation without a doubtful price
     */
    static PortfolioValue of(
            BigDecimal cash,
            List<CurrencyBalance> currencies,
            int holdings,
            Optional<ValuationReport> judged,
            Optional<SeriesPoint> point) {
        if (judged.isPresent()) {
            return new PortfolioValue(
                    Basis.NOW,
                    cash,
                    currencies,
                    judged.map(ValuationReport::valuation).map(Parts::of));
        }
        if (holdings == 0) {
            return new PortfolioValue(Basis.NOW, cash, currencies, Optional.of(Parts.NOTHING));
        }
        return point.map(row ->
                        new PortfolioValue(Basis.LAST_VALUATION, row.cash(), currencies, Optional.of(Parts.of(row))))
                .orElseGet(() -> new PortfolioValue(Basis.UNKNOWN, cash, currencies, Optional.empty()));
    }

    Optional<BigDecimal> total() {
        // The valuation of a session has the other currencies among what is unassigned.
        BigDecimal others = basis != Basis.NOW
                ? BigDecimal.ZERO
                : currencies.stream()
                        .flatMap(balance -> balance.value().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return parts.map(part -> part.invested()
                .add(part.cashPark())
                .add(part.unassigned())
                .add(cash)
                .add(others));
    }
}

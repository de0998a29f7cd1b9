package ta.http.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.http.dashboard.DashboardShapes.Basis;
import ta.rules.decision.ValuationReport;
import ta.rules.valuation.Valuation;
import ta.backoffice.runs.ValuationPoints;

/**
 * What a portfolio is worth, all of it by the same prices: a sum of holdings of yesterday and cash of today could count a purchase
 * twice.
 *
 * @param parts none when only the cash is known
 */
record PortfolioValue(Basis basis, BigDecimal cash, Optional<Parts> parts) {

    /** As the API can write it. */
    private static final int PLACES = 18;

    /**
     * What is not cash.
     *
     * @param sleeves by code; a policy of later may have others
     */
    record Parts(BigDecimal invested, BigDecimal cashPark, BigDecimal unassigned, Map<String, BigDecimal> sleeves) {

        static final Parts NOTHING = new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Map.of());

        Optional<BigDecimal> sleeve(String code) {
            return invested.signum() == 0 ? Optional.of(BigDecimal.ZERO) : Optional.ofNullable(sleeves.get(code));
        }

        private static Parts of(Valuation valuation) {
            return new Parts(
                    rounded(valuation.invested()),
                    rounded(valuation.cashPark()),
                    rounded(valuation.unassigned()),
                    valuation.sleeveValues().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, sleeve -> rounded(sleeve.getValue()))));
        }
    }

    /**
     * @param judged of a decision that nothing stopped
     * @param point that of the last session that could be valued
     */
    static PortfolioValue of(
            BigDecimal cash, int holdings, Optional<ValuationReport> judged, Optional<ValuationPoints.Point> point) {
        if (judged.isPresent()) {
            return new PortfolioValue(
                    Basis.NOW, cash, judged.map(ValuationReport::valuation).map(Parts::of));
        }
        if (holdings == 0) {
            return new PortfolioValue(Basis.NOW, cash, Optional.of(Parts.NOTHING));
        }
        return point.map(row -> new PortfolioValue(
                        Basis.LAST_VALUATION,
                        row.cash(),
                        Optional.of(new Parts(row.invested(), row.cashPark(), row.unassigned(), row.sleeves()))))
                .orElseGet(() -> new PortfolioValue(Basis.UNKNOWN, cash, Optional.empty()));
    }

    Optional<BigDecimal> total() {
        return parts.map(part ->
                part.invested().add(part.cashPark()).add(part.unassigned()).add(cash));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.scale() > PLACES ? value.setScale(PLACES, RoundingMode.HALF_EVEN) : value;
    }
}

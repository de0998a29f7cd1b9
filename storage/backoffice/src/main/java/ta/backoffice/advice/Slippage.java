package ta.backoffice.advice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ta.backoffice.jooq.tables.records.RecommendationLinesRecord;

/** What a fill cost beyond the estimate of its line. */
final class Slippage {

    private Slippage() {}

    /** BUY: units × (price − estimated price); SELL: the negative of that. Base currency, HALF_EVEN to 10 places. */
    static BigDecimal of(RecommendationLinesRecord line, BigDecimal units, BigDecimal price) {
        BigDecimal estimated =
                line.getEstimatedAmount().multiply(units).divide(line.getEstimatedUnits(), 10, RoundingMode.HALF_EVEN);
        BigDecimal paid = units.multiply(price).setScale(10, RoundingMode.HALF_EVEN);
        return line.getSide().equals("BUY") ? paid.subtract(estimated) : estimated.subtract(paid);
    }
}

package ta.backoffice.advice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ta.backoffice.jooq.tables.records.RecommendationLinesRecord;
import ta.database.StorageException;
import ta.rules.json.Decimals;

/** Asks back when a fill is so far from what was recommended that it is most likely mistyped. */
final class LikelyFill {

    private static final BigDecimal MANY = new BigDecimal("2");
    private static final String CONFIRM = " Confirm it if it is right.";

    private LikelyFill() {}

    /**
     * @throws StorageException.Conflict {@code UNLIKELY_FILL} when the price is five times the estimated one or
     *     a fifth of it, when the units are more than twice those of the line, or when the amount differs from
     *     units × price and fees by more than 1 % and more than 1.00
     */
    static void require(RecommendationLinesRecord line, Fill fill) {
        BigDecimal estimated = line.getEstimatedAmount().divide(line.getEstimatedUnits(), 12, RoundingMode.HALF_EVEN);
        if (LikelyTrades.isFar(fill.price(), estimated)) {
            throw unlikely(
                    fill,
                    "its price of " + Decimals.text(fill.price()) + " is far from the estimated "
                            + Decimals.text(estimated.setScale(4, RoundingMode.HALF_EVEN)),
                    LikelyTrades.maybe(fill.price(), estimated));
        }
        if (fill.units().compareTo(line.getEstimatedUnits().multiply(MANY)) > 0) {
            throw unlikely(
                    fill,
                    "it has " + Decimals.text(fill.units()) + " units where " + Decimals.text(line.getEstimatedUnits())
                            + " were recommended",
                    "Maybe the decimal point is at the wrong place, or it was more than one order.");
        }
        boolean buy = line.getSide().equals("BUY");
        BigDecimal computed = fill.computedAmount(buy);
        if (LikelyTrades.contradict(fill.cashEffect(buy), computed)) {
            throw unlikely(
                    fill,
                    "its amount of " + Decimals.text(fill.cashEffect(buy)) + " is not units × price and fees, "
                            + Decimals.text(computed),
                    fill.cashEffect(buy).signum() == computed.signum()
                            ? "Maybe units, price or fees are mistyped."
                            : "Maybe the amount has another sign: it is negative for a buy.");
        }
    }

    private static StorageException.Conflict unlikely(Fill fill, String what, String maybe) {
        return new StorageException.Conflict(
                "UNLIKELY_FILL", "the fill of line " + fill.line() + " is unlikely: " + what, maybe + CONFIRM);
    }
}

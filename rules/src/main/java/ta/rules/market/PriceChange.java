package ta.rules.market;

import java.math.BigDecimal;
import ta.rules.json.Decimals;

/**
 * A price and an earlier one, both in the currency of the quote unit, or two rates of a pair; r = to / from.
 * Comparisons never divide: they multiply both sides instead, which is exact.
 *
 * @param from the earlier one, above 0
 */
public record PriceChange(BigDecimal from, BigDecimal to) {

    /** EVEN10(r). */
    public BigDecimal ratio() {
        return Decimals.even10(to, from);
    }

    /** EVEN10(|r − 1| × 100). */
    public BigDecimal movePct() {
        return Decimals.even10(move().multiply(Decimals.HUNDRED), from);
    }

    /** |r − 1| × 100 &gt; pct. */
    public boolean exceeds(BigDecimal pct) {
        return compareMove(pct) > 0;
    }

    /** |r − 1| × 100 ≥ pct. */
    public boolean reaches(BigDecimal pct) {
        return compareMove(pct) >= 0;
    }

    /** q &gt; factor, with q = r or 1/r, whichever is at least 1; false unless r &gt; 0. */
    public boolean isByMoreThan(BigDecimal factor) {
        return to.signum() > 0 && to.max(from).compareTo(to.min(from).multiply(factor)) > 0;
    }

    /** factor / (1 + tol) ≤ q ≤ factor × (1 + tol), with q = r or 1/r, whichever is at least 1. */
    public boolean isScaledBy(BigDecimal factor, BigDecimal tolerancePct) {
        if (to.signum() <= 0) {
            return false;
        }
        BigDecimal larger = to.max(from);
        BigDecimal scaled = to.min(from).multiply(factor);
        BigDecimal slack = BigDecimal.ONE.add(tolerancePct.movePointLeft(2));
        return larger.multiply(slack).compareTo(scaled) >= 0 && larger.compareTo(scaled.multiply(slack)) <= 0;
    }

    /** |r / rate − 1| ≤ tol or |r × rate − 1| ≤ tol. */
    public boolean isMoveBy(BigDecimal rate, BigDecimal tolerancePct) {
        BigDecimal tolerance = tolerancePct.movePointLeft(2);
        BigDecimal byRate = from.multiply(rate);
        BigDecimal inverse = to.multiply(rate);
        return to.subtract(byRate).abs().compareTo(byRate.multiply(tolerance)) <= 0
                || inverse.subtract(from).abs().compareTo(from.multiply(tolerance)) <= 0;
    }

    private BigDecimal move() {
        return to.subtract(from).abs();
    }

    private int compareMove(BigDecimal pct) {
        return move().movePointRight(2).compareTo(pct.multiply(from));
    }
}

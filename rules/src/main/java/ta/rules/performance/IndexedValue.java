package ta.rules.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;

/**
 * A value at a close and the index that measures its growth without what was paid in and out.
 *
 * @param value in the base currency
 * @param in what came in since the point before, counted at the start of the span
 * @param out what went out, counted at its end
 * @param index EVEN12
 * @param peak the highest index of a firm point so far
 * @param drawdown EVEN10, from 0 to 1
 */
public record IndexedValue(
        BigDecimal value, BigDecimal in, BigDecimal out, BigDecimal index, BigDecimal peak, BigDecimal drawdown) {

    static final int INDEX_PLACES = 12;

    /**
     * Performance specification, 4: index = EVEN12(index before × (V + out) / (V before + in)).
     *
     * @param shown the value that the point states
     * @param value V, with which the index is computed
     * @param valueBefore V of the point before, 0 without one
     * @param before the point before, or null
     * @param firm whether the point may set a peak
     */
    static IndexedValue next(
            BigDecimal shown,
            BigDecimal value,
            BigDecimal valueBefore,
            BigDecimal in,
            BigDecimal out,
            @Nullable IndexedValue before,
            boolean firm) {
        boolean anew = before == null || before.index.signum() == 0;
        BigDecimal indexBefore = anew || before == null ? BigDecimal.ONE : before.index;
        BigDecimal peakBefore = anew || before == null ? BigDecimal.ONE : before.peak;
        BigDecimal base = valueBefore.add(in);
        BigDecimal index = base.signum() == 0
                ? indexBefore.setScale(INDEX_PLACES, RoundingMode.UNNECESSARY)
                : indexBefore.multiply(value.add(out)).divide(base, INDEX_PLACES, RoundingMode.HALF_EVEN);
        BigDecimal peak = firm ? peakBefore.max(index) : peakBefore;
        BigDecimal fall = peak.subtract(index).max(BigDecimal.ZERO);
        return new IndexedValue(shown, in, out, index, peak, Decimals.even10(fall, peak));
    }
}

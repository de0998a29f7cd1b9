package ta.backoffice.registry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * The ratio of a corporate action: {@code before} units become {@code after} units, or give them.
 *
 * @param before above 0, as is {@code after}
 */
public record UnitRatio(BigDecimal before, BigDecimal after) {

    /** Decimals of units in the ledger. */
    private static final int UNIT_PLACES = 10;

    /** Most decimals that a snapshot can hold. */
    private static final int PRICE_PLACES = 18;

    public UnitRatio {
        requireSize("units before", before);
        requireSize("units after", after);
    }

    /**
     * The ratio of a split or a consolidation.
     *
     * @throws StorageException.Invalid when the number of units stays the same
     */
    public static UnitRatio split(BigDecimal before, BigDecimal after) {
        UnitRatio ratio = new UnitRatio(before, after);
        if (before.compareTo(after) == 0) {
            throw new StorageException.Invalid(
                    "there are as many units after as before", "Maybe use 1 and 10, for a split of 1 unit into 10.");
        }
        return ratio;
    }

    private static void requireSize(String name, BigDecimal units) {
        if (Bounds.number(name, units, 9, 9).signum() <= 0) {
            throw new StorageException.Invalid(name + " must be above 0", "");
        }
    }

    public boolean isSplit() {
        return after.compareTo(before) > 0;
    }

    /** Whether the ratio has the same effect, as 2 for 1 and 10 for 5. */
    public boolean isSameAs(UnitRatio other) {
        return after.multiply(other.before).compareTo(other.after.multiply(before)) == 0;
    }

    /** Units after the action, or new ones: held × after / before, HALF_EVEN at 10 places. */
    public BigDecimal units(BigDecimal held) {
        return held.multiply(after).divide(before, UNIT_PLACES, RoundingMode.HALF_EVEN);
    }

    /** An earlier price in units after the action: price × before / after, HALF_EVEN at 18 places. */
    public BigDecimal price(BigDecimal earlier) {
        return earlier.multiply(before).divide(after, PRICE_PLACES, RoundingMode.HALF_EVEN);
    }

    /** A later price in units before the action: price × after / before, HALF_EVEN at 18 places. */
    public BigDecimal priceBefore(BigDecimal later) {
        return later.multiply(after).divide(before, PRICE_PLACES, RoundingMode.HALF_EVEN);
    }
}

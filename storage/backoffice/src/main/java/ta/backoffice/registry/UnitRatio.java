package ta.backoffice.registry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * What a split or a consolidation makes of units: {@code after} of them in the place of {@code before}.
 *
 * @param before above 0, as {@code after}
 */
public record UnitRatio(BigDecimal before, BigDecimal after) {

    /** As the ledger keeps units. */
    private static final int UNIT_PLACES = 10;

    /** As many as a snapshot can write. */
    private static final int PRICE_PLACES = 18;

    public UnitRatio {
        requireSize("units before", before);
        requireSize("units after", after);
        if (before.compareTo(after) == 0) {
            throw new StorageException.Invalid(
                    "as many units after as before", "Maybe say 1 and 10 of a split in ten.");
        }
    }

    private static void requireSize(String name, BigDecimal units) {
        if (Bounds.number(name, units, 9, 9).signum() <= 0) {
            throw new StorageException.Invalid(name + " must be above 0", "");
        }
    }

    public boolean isSplit() {
        return after.compareTo(before) > 0;
    }

    /** Whether it makes the same of units, as 2 for 1 and 10 for 5 do. */
    public boolean isSameAs(UnitRatio other) {
        return after.multiply(other.before).compareTo(other.after.multiply(before)) == 0;
    }

    /** What {@code held} units become: held × after / before, HALF_EVEN at 10 places. */
    public BigDecimal units(BigDecimal held) {
        return held.multiply(after).divide(before, UNIT_PLACES, RoundingMode.HALF_EVEN);
    }

    /** What an earlier price is in the units of afterwards: price × before / after, HALF_EVEN at 18 places. */
    public BigDecimal price(BigDecimal earlier) {
        return earlier.multiply(before).divide(after, PRICE_PLACES, RoundingMode.HALF_EVEN);
    }
}

package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Units of a listing that a portfolio held at a moment.
 *
 * @param lastMoved trade time of the last entry up to that moment that added or removed units
 */
public record HeldUnits(BigDecimal units, Instant lastMoved) {

    /** For a listing without entries. */
    public static final HeldUnits NONE = new HeldUnits(BigDecimal.ZERO, Instant.MIN);

    public boolean movedAfter(Instant moment) {
        return lastMoved.isAfter(moment);
    }
}

package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a portfolio had of a listing at a moment.
 *
 * @param lastMoved when units of it last came or went, up to that moment
 */
public record HeldUnits(BigDecimal units, Instant lastMoved) {

    /** Of what never came. */
    public static final HeldUnits NONE = new HeldUnits(BigDecimal.ZERO, Instant.MIN);

    public boolean movedAfter(Instant moment) {
        return lastMoved.isAfter(moment);
    }
}

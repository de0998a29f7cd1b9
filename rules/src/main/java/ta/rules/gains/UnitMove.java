package ta.rules.gains;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Units of one listing that came or went.
 *
 * @param units above 0; those of an ADJUSTED are signed, and a REORGANISED and a REPAID have none
 * @param amount ACQUIRED: what was paid, fees included. DISPOSED: what was received, fees deducted. MOVED_IN and
 *     ADJUSTED: what it adds to the cost. REORGANISED: the share of the cost that leaves, from 0 to 1. REPAID: the
 *     cash. Otherwise 0.
 */
public record UnitMove(LocalDate day, Kind kind, BigDecimal units, BigDecimal amount) {

    /** How units came or went. Only ACQUIRED and DISPOSED are matched with each other. */
    public enum Kind {
        ACQUIRED,
        DISPOSED,
        /** From another account of the same owner, or by a reorganisation, with their cost. */
        MOVED_IN,
        /** To another account of the same owner, or by a reorganisation: no disposal. */
        MOVED_OUT,
        /** By a corporate action, for example a split. */
        ADJUSTED,
        /** A share of the cost becomes that of another listing, as in a spin-off; the units stay (section 127). */
        REORGANISED,
        /** Cash that is deducted from the cost (section 122(2)); what exceeds the cost is a gain (section 122(4)). */
        REPAID
    }
}

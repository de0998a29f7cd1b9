package ta.rules.gains;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Units of one listing that came or went.
 *
 * @param units above 0; those of an ADJUSTED are signed
 * @param amount ACQUIRED: what was paid, fees included. DISPOSED: what was received, fees deducted. MOVED_IN and
 *     ADJUSTED: what it adds to the cost. Otherwise 0.
 */
public record UnitMove(LocalDate day, Kind kind, BigDecimal units, BigDecimal amount) {

    /** How units came or went. Only ACQUIRED and DISPOSED are matched with each other. */
    public enum Kind {
        ACQUIRED,
        DISPOSED,
        /** From another account of the same owner, with its cost. */
        MOVED_IN,
        /** To another account of the same owner: no disposal. */
        MOVED_OUT,
        /** By a corporate action, for example a split. */
        ADJUSTED
    }
}

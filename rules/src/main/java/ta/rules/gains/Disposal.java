package ta.rules.gains;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All units of one listing that were sold on one day (section 105: they count as one disposal).
 *
 * @param proceeds after fees
 * @param parts with which acquisitions they were matched, in the order of the rules
 */
public record Disposal(LocalDate day, BigDecimal units, BigDecimal proceeds, List<Part> parts) {

    /** How a part of a disposal was matched. */
    public enum Rule {
        /** With units acquired on the same day (section 105). */
        SAME_DAY,
        /** With units acquired within the 30 days after it (section 106A). */
        THIRTY_DAYS,
        /** With the pool, at its average cost (section 104). */
        POOL
    }

    /**
     * @param units as units were counted on the day of the disposal
     * @param cost fees included
     * @param acquiredOn empty for the pool
     */
    public record Part(Rule rule, BigDecimal units, BigDecimal cost, Optional<LocalDate> acquiredOn) {}

    public BigDecimal cost() {
        return parts.stream().map(Part::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Negative if it is a loss. */
    public BigDecimal gain() {
        return proceeds.subtract(cost());
    }
}

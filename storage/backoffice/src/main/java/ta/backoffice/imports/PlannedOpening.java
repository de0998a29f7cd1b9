package ta.backoffice.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ta.backoffice.book.LedgerLines.LedgerLine;
import ta.rules.portfolio.ListingId;

/**
 * An opening entry for a position that the file sells or changes but never opens.
 *
 * @param label of the security
 * @param units the fewest that the rows need, or as chosen
 * @param cost of all units, base currency; as the first price of the file has it, unless chosen
 * @param chosen whether a person has said units and cost
 * @param replaced the opening entry of an earlier import that this one takes the place of
 */
public record PlannedOpening(
        String label,
        ListingId listing,
        Instant at,
        BigDecimal units,
        BigDecimal cost,
        boolean chosen,
        Optional<LedgerLine> replaced) {

    /** Whether there is an entry to record; not if the file shows where all units came from. */
    public boolean isNeeded() {
        return units.signum() > 0;
    }
}

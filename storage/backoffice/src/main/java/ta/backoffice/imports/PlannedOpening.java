package ta.backoffice.imports;

import java.math.BigDecimal;
import java.time.Instant;
import ta.rules.portfolio.ListingId;

/**
 * An opening entry for a position that the file sells or changes but never opens.
 *
 * @param label of the security
 * @param units the fewest that the rows need, or as chosen
 * @param cost of all units, base currency; as the first price of the file has it, unless chosen
 * @param chosen whether a person has said units and cost
 */
public record PlannedOpening(
        String label, ListingId listing, Instant at, BigDecimal units, BigDecimal cost, boolean chosen) {}

package ta.backoffice.advice;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What became of recorded fills.
 *
 * @param state of the recommendation now
 * @param entries the ledger entries, in the order of the fills
 * @param cash of the portfolio now; below 0 when more was spent than was there
 * @param slippage beyond the estimates, to the owner's loss when positive; base currency
 */
public record Executed(UUID recommendationId, String state, List<UUID> entries, BigDecimal cash, BigDecimal slippage) {}

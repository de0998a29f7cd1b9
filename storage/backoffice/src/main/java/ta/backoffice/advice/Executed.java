package ta.backoffice.advice;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The result of recording fills.
 *
 * @param state the new state of the recommendation
 * @param entries ids of the ledger entries, in the order of the fills
 * @param cash the portfolio's cash afterwards, base currency; below 0 if it is overdrawn
 * @param slippage cost above the estimates, base currency; positive if it is a loss
 */
public record Executed(UUID recommendationId, String state, List<UUID> entries, BigDecimal cash, BigDecimal slippage) {}

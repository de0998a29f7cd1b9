package ta.rules.order;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.trace.Fact;

/**
 * What the allocation asks for, before it is known whether it can be had.
 *
 * @param sleeve the sleeve to buy; of a named listing, its constituent's
 * @param amount the budget, 2 places
 * @param reason as the line will say it
 * @param sources what the amount was derived from
 */
public record OrderRequest(
        Side side,
        Stage stage,
        String sleeve,
        BigDecimal amount,
        String reason,
        String clause,
        List<? extends Fact> sources) {}

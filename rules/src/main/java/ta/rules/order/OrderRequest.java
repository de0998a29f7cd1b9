package ta.rules.order;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.trace.Fact;

/**
 * An order that the allocation asks for, before the order tests.
 *
 * @param sleeve the sleeve to trade; for a named listing, the sleeve of its constituent
 * @param amount in the base currency, 2 places
 * @param reason as the line will state it
 * @param sources what the amount was derived from
 */
public record OrderRequest(
        Side side,
        Stage stage,
        String sleeve,
        BigDecimal amount,
        String reason,
        String clause,
        List<? extends Fact> sources) {

    /** The reason of the SELL of the cash park that pays for what it buys. */
    public static final String CASH_PARK_FUNDING = "CASH_PARK_FUNDING";

    /** The reason of a SELL that raises the money of a withdrawal. */
    public static final String WITHDRAWAL = "WITHDRAWAL";
}

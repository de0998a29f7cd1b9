package ta.rules.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * An order that is not placed, and why.
 *
 * @param listing null if the sleeve has no tradable listing
 * @param amount in the base currency, 2 places
 * @param guard that suppressed it; null for every other reason
 */
public record SuppressedOrder(
        Side side,
        @Nullable ListingId listing,
        String sleeve,
        BigDecimal amount,
        Suppression reason,
        @Nullable String guard,
        Stage stage,
        String clause,
        List<? extends Fact> sources)
        implements Fact {

    /** Its reason as a decision writes it, such as {@code NO_PRICE} or {@code GUARD:<name>}. */
    public String reasonText() {
        return guard == null ? reason.name() : reason + ":" + guard;
    }

    @Override
    public FactType factType() {
        return FactType.SUPPRESSED_ORDER;
    }

    @Override
    public Step step() {
        return new Step("order.suppressed", "order", clause, "An order that failed a test.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("side", side)
                .and("listing", listing)
                .and("sleeve", sleeve)
                .and("amount", Figure.money(amount).fixed(2))
                .and("reason", reasonText())
                .and("stage", stage)
                .and("clause", clause)
                .map();
    }
}

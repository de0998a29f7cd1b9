package ta.rules.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * An order that passed all tests. Amounts are in the base currency.
 *
 * @param amount the amount that was asked for, 2 places
 * @param estimatedAmount EVEN2(units × price)
 * @param reason why it was asked for, such as {@code MOST_UNDERWEIGHT} or {@code WAVE:<name>}
 * @param cost what the broker takes, not included in the estimated amount
 * @param priceBase what one unit is worth in the base currency
 */
public record Line(
        Side side,
        ListingId listing,
        String sleeve,
        BigDecimal amount,
        BigDecimal estimatedUnits,
        BigDecimal estimatedAmount,
        Stage stage,
        String reason,
        String clause,
        BigDecimal cost,
        BigDecimal priceBase,
        List<? extends Fact> sources)
        implements Fact {

    /**
     * @param draft one that passed all order tests, and so has a listing and a price
     */
    public static Line of(OrderDraft draft, List<? extends Fact> sources) {
        OrderRequest request = draft.request();
        return new Line(
                request.side(),
                Objects.requireNonNull(draft.listing()),
                request.sleeve(),
                request.amount(),
                Objects.requireNonNull(draft.estimatedUnits()),
                Objects.requireNonNull(draft.estimatedAmount()),
                request.stage(),
                request.reason(),
                request.clause(),
                Objects.requireNonNull(draft.cost()),
                Objects.requireNonNull(draft.priceBase()),
                sources);
    }

    public boolean isBuy(Stage of) {
        return side == Side.BUY && stage == of;
    }

    public boolean isSell(Stage of) {
        return side == Side.SELL && stage == of;
    }

    /** Estimated amount and cost: what a BUY takes from its budget. */
    public BigDecimal outlay() {
        return estimatedAmount.add(cost);
    }

    /** Estimated amount without the cost: what a SELL brings. */
    public BigDecimal proceeds() {
        return estimatedAmount.subtract(cost);
    }

    /** The change in its sleeve's value: negative for a SELL. */
    public BigDecimal signedAmount() {
        return side == Side.BUY ? estimatedAmount : estimatedAmount.negate();
    }

    /** What to ask for to make the order anew; stage, reason and clause stay. */
    public OrderRequest request(BigDecimal newAmount, List<? extends Fact> because) {
        return new OrderRequest(side, stage, sleeve, newAmount, reason, clause, because);
    }

    @Override
    public FactType factType() {
        return FactType.LINE;
    }

    @Override
    public Step step() {
        return new Step("order.line", "order", clause, "An order that passed all tests.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("side", side)
                .and("listing", listing)
                .and("sleeve", sleeve)
                .and("amount", Figure.money(amount).fixed(2))
                .and("estimated_units", Figure.units(estimatedUnits))
                .and("estimated_amount", Figure.money(estimatedAmount).fixed(2))
                .and("stage", stage)
                .and("reason", reason)
                .and("clause", clause)
                .map();
    }
}

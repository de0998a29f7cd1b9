package ta.rules.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;

/**
 * An order, with all that the order tests look at, so that each test is a condition on this one fact. Amounts are in
 * the base currency.
 *
 * @param listing null if the sleeve has no tradable listing
 * @param cadence the run's effective cadence
 * @param ordersPlaced how many other cadence orders are placed already
 * @param priceBase of one unit; null without a positive price
 * @param estimatedUnits null without a positive price
 * @param estimatedAmount EVEN2(units × price); null without a positive price
 * @param cost what the order costs; null without a positive price
 */
public record OrderDraft(
        OrderRequest request,
        @Nullable ListingId listing,
        boolean tradable,
        boolean forbidden,
        CadenceStatus cadence,
        int ordersPlaced,
        @Nullable BigDecimal priceBase,
        @Nullable BigDecimal estimatedUnits,
        @Nullable BigDecimal estimatedAmount,
        @Nullable BigDecimal cost,
        List<? extends Fact> sources)
        implements Fact {

    public boolean isOfCadence() {
        return request.stage() == Stage.CADENCE;
    }

    public boolean isMonthly() {
        return cadence == CadenceStatus.MONTHLY;
    }

    public boolean isQuarterly() {
        return cadence == CadenceStatus.QUARTERLY;
    }

    /** Whether it is the SELL of the cash park that pays for its orders. */
    public boolean isFunding() {
        return request.reason().equals(OrderRequest.CASH_PARK_FUNDING);
    }

    /** Whether it is a SELL that raises the money of a withdrawal. */
    public boolean isWithdrawal() {
        return request.reason().equals(OrderRequest.WITHDRAWAL);
    }

    /** Whether the limits for orders of a contribution apply to it. */
    private boolean isOfContribution() {
        return !isFunding() && !isWithdrawal();
    }

    /** An order in a month or in a review. */
    public boolean isUnderMonthlyMinimum() {
        return isOfContribution() && !isQuarterly();
    }

    public boolean isUnderQuarterlyMinimum() {
        return isOfContribution() && isQuarterly();
    }

    /** Whether it takes one of the orders that its cadence allows. */
    public boolean isCounted() {
        return isOfCadence() && isOfContribution();
    }

    public boolean isPriced() {
        return priceBase != null;
    }

    /** Cost × 100 &gt; pct × estimated amount. */
    public boolean costAbovePct(BigDecimal pct) {
        return costs().multiply(Decimals.HUNDRED).compareTo(pct.multiply(estimated())) > 0;
    }

    /** EVEN10(cost × 100 / estimated amount); null if the estimated amount is 0. */
    public @Nullable Figure costPct() {
        return estimated().signum() == 0
                ? null
                : Figure.percent(Decimals.even10(costs().multiply(Decimals.HUNDRED), estimated()));
    }

    private BigDecimal costs() {
        return Objects.requireNonNull(cost, "there is no price");
    }

    /** Only an order with a price may be asked what it costs. */
    private BigDecimal estimated() {
        return Objects.requireNonNull(estimatedAmount, "there is no price");
    }

    @Override
    public FactType factType() {
        return FactType.ORDER_DRAFT;
    }

    @Override
    public Step step() {
        return new Step(
                "order.draft", "order", request.clause(), "An order before it is tested: amount, price, units.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("side", request.side())
                .and("listing", listing)
                .and("sleeve", request.sleeve())
                .and("stage", request.stage())
                .and("reason", request.reason())
                .and("amount", Figure.money(request.amount()).fixed(2))
                .and("tradable", tradable)
                .and("forbidden", forbidden)
                .and("orders_placed", Figure.count(ordersPlaced))
                .and("price_base", priceBase == null ? null : Figure.price(priceBase))
                .and("estimated_units", estimatedUnits == null ? null : Figure.units(estimatedUnits))
                .and(
                        "estimated_amount",
                        estimatedAmount == null
                                ? null
                                : Figure.money(estimatedAmount).fixed(2))
                .and("cost", cost == null ? null : Figure.money(cost))
                .map();
    }
}

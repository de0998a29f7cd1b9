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
 * @param ordersPlaced how many cadence orders are placed already
 * @param minTradeBy the cadence whose minimum trade it must meet; null if it need not meet any
 * @param priceBase of one unit; null without a positive price
 * @param estimatedUnits null without a positive price
 * @param estimatedAmount EVEN2(units × price); null without a positive price
 * @param perOrder the broker's fee
 * @param funding whether it is the SELL of the cash park that pays for its orders
 */
public record OrderDraft(
        OrderRequest request,
        @Nullable ListingId listing,
        boolean tradable,
        boolean forbidden,
        CadenceStatus cadence,
        int ordersPlaced,
        @Nullable CadenceStatus minTradeBy,
        @Nullable BigDecimal priceBase,
        @Nullable BigDecimal estimatedUnits,
        @Nullable BigDecimal estimatedAmount,
        BigDecimal perOrder,
        boolean funding,
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

    public boolean isUnderMonthlyMinimum() {
        return minTradeBy == CadenceStatus.MONTHLY;
    }

    public boolean isUnderQuarterlyMinimum() {
        return minTradeBy == CadenceStatus.QUARTERLY;
    }

    public boolean isPriced() {
        return priceBase != null;
    }

    /** per_order × 100 &gt; pct × estimated amount. */
    public boolean costAbovePct(BigDecimal pct) {
        return perOrder.multiply(Decimals.HUNDRED).compareTo(pct.multiply(estimated())) > 0;
    }

    /** EVEN10(per_order × 100 / estimated amount); null if the estimated amount is 0. */
    public @Nullable Figure costPct() {
        return estimated().signum() == 0
                ? null
                : Figure.percent(Decimals.even10(perOrder.multiply(Decimals.HUNDRED), estimated()));
    }

    /** Estimated amount and fee: what a BUY takes from its budget. */
    public BigDecimal outlay() {
        return estimated().add(perOrder);
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
                .and("per_order", Figure.money(perOrder))
                .and("price_base", priceBase == null ? null : Figure.price(priceBase))
                .and("estimated_units", estimatedUnits == null ? null : Figure.units(estimatedUnits))
                .and(
                        "estimated_amount",
                        estimatedAmount == null
                                ? null
                                : Figure.money(estimatedAmount).fixed(2))
                .map();
    }
}

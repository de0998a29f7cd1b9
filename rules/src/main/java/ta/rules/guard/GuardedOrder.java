package ta.rules.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.market.Price;
import ta.rules.market.PriceChange;
import ta.rules.order.OrderDraft;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * An order that passed its tests, with all that a guard may ask about it. Amounts are in the base currency; values are
 * those at this moment of the run, without the order itself.
 *
 * @param listingValue of the order's listing alone
 * @param sleeve null if the order's sleeve is none of the policy's
 * @param investedNow T′
 * @param invested T, at the start of the run
 * @param drawdown a fraction of one
 * @param price that values the listing
 * @param change from the price before it; null without one to compare with
 */
public record GuardedOrder(
        OrderDraft draft,
        BigDecimal listingValue,
        @Nullable SleeveValue sleeve,
        BigDecimal investedNow,
        BigDecimal invested,
        BigDecimal drawdown,
        Price price,
        @Nullable PriceChange change,
        List<? extends Fact> sources)
        implements Fact {

    /**
     * @param value V′
     * @param target a fraction of one
     */
    public record SleeveValue(BigDecimal value, BigDecimal target) {}

    public Side side() {
        return draft.request().side();
    }

    public Stage stage() {
        return draft.request().stage();
    }

    public String sleeveCode() {
        return draft.request().sleeve();
    }

    public String listing() {
        return Objects.requireNonNull(draft.listing()).text();
    }

    BigDecimal amount() {
        return Objects.requireNonNull(draft.estimatedAmount());
    }

    /** EVEN10((value + E) / D) × 100, with D = T′ + E, or T′ for a sleeve that is not the policy's; 0 if D ≤ 0. */
    BigDecimal weightAfterPct(BigDecimal value) {
        BigDecimal added = side() == Side.BUY ? amount() : amount().negate();
        BigDecimal of = sleeve == null ? investedNow : investedNow.add(added);
        return of.signum() <= 0
                ? BigDecimal.ZERO
                : Decimals.even10(value.add(added), of).movePointRight(2);
    }

    /** EVEN10((r − 1) × 100). */
    @Nullable
    BigDecimal priceMovePct() {
        return change == null
                ? null
                : Decimals.even10(change.to().subtract(change.from()).movePointRight(2), change.from());
    }

    public boolean above(GuardFact fact, BigDecimal value) {
        return compares(fact, Guard.Comparison.ABOVE, value);
    }

    public boolean atLeast(GuardFact fact, BigDecimal value) {
        return compares(fact, Guard.Comparison.AT_LEAST, value);
    }

    public boolean below(GuardFact fact, BigDecimal value) {
        return compares(fact, Guard.Comparison.BELOW, value);
    }

    public boolean atMost(GuardFact fact, BigDecimal value) {
        return compares(fact, Guard.Comparison.AT_MOST, value);
    }

    /** A condition on a fact that the order lacks does not hold. */
    boolean compares(GuardFact fact, Guard.Comparison is, BigDecimal value) {
        BigDecimal actual = fact.of(this);
        return actual != null && is.holds(actual.compareTo(value));
    }

    @Nullable
    Figure figure(GuardFact fact) {
        BigDecimal value = fact.of(this);
        return value == null ? null : fact.figure(value);
    }

    @Override
    public FactType factType() {
        return FactType.GUARDED_ORDER;
    }

    @Override
    public Step step() {
        return new Step(
                "guard.order", "guard", draft.request().clause(), "An order that passed its tests, as guards see it.");
    }

    @Override
    public Map<String, Object> values() {
        Values values = Values.of("side", side())
                .and("listing", draft.listing())
                .and("sleeve", sleeveCode())
                .and("stage", stage());
        for (GuardFact fact : GuardFact.values()) {
            values.and(fact.word(), figure(fact));
        }
        return values.map();
    }
}

package ta.runtime.text;

import java.util.Optional;
import java.util.stream.Collectors;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderVerdict;
import ta.rules.order.SuppressedOrder;
import ta.rules.order.Suppression;
import ta.rules.trace.Values;

/** Why an order that came up did not come about. */
final class SuppressionText {

    private SuppressionText() {}

    static String of(Page page, SuppressedOrder order) {
        Evidence evidence = Evidence.of(order);
        Optional<OrderDraft> draft = evidence.first(OrderDraft.class);
        return switch (order.reason()) {
            case NO_TRADABLE_LISTING ->
                order.listing() == null
                        ? "no listing of this sleeve can be traded"
                        : order.listing() + " cannot be traded";
            case FORBIDDEN_INSTRUMENT ->
                "your constraints forbid it: "
                        + evidence.all(EligibilityVerdict.class).stream()
                                .filter(verdict -> !verdict.allowed())
                                .map(EligibilityVerdict::clause)
                                .distinct()
                                .collect(Collectors.joining(", "));
            case MAX_ORDERS -> "this run has as many orders as your policy allows";
            case NO_PRICE -> "there is no price for it";
            case ZERO_UNITS ->
                draft.filter(OrderDraft::isPriced)
                        .map(priced -> "that buys nothing at " + page.money().text(priced.priceBase()) + " a unit")
                        .orElse("that buys nothing");
            case BELOW_MIN_TRADE ->
                limits(page, evidence, Suppression.BELOW_MIN_TRADE).orElse("it is below your minimum trade");
            case COST_TOO_HIGH ->
                draft.map(sized -> "a fee of "
                                + page.money().text(sized.perOrder()) + " is too much for an order of "
                                + page.money().text(sized.estimatedAmount()))
                        .orElse("the fee is too high");
            case SOLD_IN_RUN -> "its sleeve is sold in this run";
            case OVERWEIGHT_SLEEVE ->
                evidence.first(DefaultOrderReading.class)
                        .filter(reading -> reading.sleeve() != null)
                        .map(reading -> Page.drift(reading.sleeve().weight()) + "; its band is "
                                + Figures.points(reading.sleeve().weight().bandPp()))
                        .orElse("its sleeve is over its band");
        };
    }

    private static Optional<String> limits(Page page, Evidence evidence, Suppression test) {
        return evidence.all(OrderVerdict.class).stream()
                .filter(verdict -> verdict.test() == test && !verdict.passed())
                .filter(verdict ->
                        Values.number(verdict.actual()) != null && Values.number(verdict.threshold()) != null)
                .map(verdict -> "it would come to " + page.money().text(Values.number(verdict.actual()))
                        + ", your minimum trade is " + page.money().text(Values.number(verdict.threshold())))
                .findFirst();
    }
}

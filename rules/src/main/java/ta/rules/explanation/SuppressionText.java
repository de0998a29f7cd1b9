package ta.rules.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.cadence.DefaultOrderVerdict;
import ta.rules.explanation.Explanation.Suppressed;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderVerdict;
import ta.rules.order.SuppressedOrder;
import ta.rules.trace.Fact;
import ta.rules.trace.Values;
import ta.rules.trace.Verdict;

/** Why an order that came up did not come about. */
final class SuppressionText {

    private final ExplanationContext matter;
    private final SuppressedOrder order;
    private final Evidence evidence;
    private final Optional<Verdict> verdict;

    private SuppressionText(ExplanationContext matter, SuppressedOrder order) {
        this.matter = matter;
        this.order = order;
        this.evidence = Evidence.of(order);
        this.verdict = order.sources().stream()
                .filter(Verdict.class::isInstance)
                .map(Verdict.class::cast)
                .findFirst();
    }

    static List<Suppressed> all(ExplanationContext matter) {
        return matter.decision().suppressed().stream()
                .map(order -> new SuppressionText(matter, order).told())
                .toList();
    }

    private Suppressed told() {
        List<Fact> facts = new ArrayList<>();
        verdict.ifPresent(facts::add);
        facts.addAll(forbidding());
        facts.add(order);
        return new Suppressed(order, subject(), matter.grounds().because(sentence(), clause(), facts), margin());
    }

    private String subject() {
        String of = order.listing() == null ? order.sleeve() : order.listing().ticker();
        return Words.sentence(order.side().name().toLowerCase(Locale.ROOT)) + " " + of + " for "
                + matter.money().text(order.amount());
    }

    private String sentence() {
        Optional<OrderDraft> draft = evidence.first(OrderDraft.class);
        return switch (order.reason()) {
            case NO_TRADABLE_LISTING ->
                order.listing() == null
                        ? "no listing of this sleeve can be traded"
                        : order.listing() + " cannot be traded";
            case FORBIDDEN_INSTRUMENT ->
                "your constraints forbid it: "
                        + forbidding().stream()
                                .map(EligibilityVerdict::clause)
                                .distinct()
                                .collect(Collectors.joining(", "));
            case MAX_ORDERS -> "this run has as many orders as your policy allows";
            case NO_PRICE -> "there is no price for it";
            case ZERO_UNITS ->
                draft.filter(OrderDraft::isPriced)
                        .map(priced -> "that buys nothing at " + matter.money().text(priced.priceBase()) + " a unit")
                        .orElse("that buys nothing");
            case BELOW_MIN_TRADE -> limits().orElse("it is below your minimum trade");
            case COST_TOO_HIGH ->
                draft.map(sized -> "a fee of "
                                + matter.money().text(sized.perOrder()) + " is too much for an order of "
                                + matter.money().text(sized.estimatedAmount()))
                        .orElse("the fee is too high");
            case SOLD_IN_RUN -> "its sleeve is sold in this run";
            case OVERWEIGHT_SLEEVE ->
                evidence.first(DefaultOrderReading.class)
                        .filter(reading -> reading.sleeve() != null)
                        .map(reading -> SleeveText.drift(reading.sleeve().weight()) + "; its band is "
                                + Figures.points(reading.sleeve().weight().bandPp()))
                        .orElse("its sleeve is over its band");
        };
    }

    private Optional<String> limits() {
        return verdict.filter(
                        failed -> Values.number(failed.actual()) != null && Values.number(failed.threshold()) != null)
                .map(failed -> "it would come to " + matter.money().text(Values.number(failed.actual()))
                        + ", your minimum trade is " + matter.money().text(Values.number(failed.threshold())));
    }

    private List<EligibilityVerdict> forbidding() {
        return switch (order.reason()) {
            case FORBIDDEN_INSTRUMENT ->
                evidence.all(EligibilityVerdict.class).stream()
                        .filter(eligibility -> !eligibility.allowed())
                        .toList();
            default -> List.of();
        };
    }

    /** Of the test that it failed; null where every policy has that test. */
    private String clause() {
        if (verdict.orElse(null) instanceof DefaultOrderVerdict leftOut) {
            return leftOut.clause();
        }
        return verdict.orElse(null) instanceof OrderVerdict failed && failed.clause() != null
                ? failed.clause()
                : forbidding().stream()
                        .map(EligibilityVerdict::clause)
                        .findFirst()
                        .orElse(null);
    }

    /** Of the tests that hold an amount against a limit. */
    private Optional<Margin> margin() {
        return verdict.map(Verdict::margin).flatMap(distance -> switch (order.reason()) {
            case BELOW_MIN_TRADE -> Optional.of(new Margin(distance, Margin.Unit.MONEY));
            case COST_TOO_HIGH -> Optional.of(new Margin(distance, Margin.Unit.PERCENT));
            case OVERWEIGHT_SLEEVE -> Optional.of(new Margin(distance, Margin.Unit.POINTS));
            case NO_TRADABLE_LISTING, FORBIDDEN_INSTRUMENT, MAX_ORDERS, NO_PRICE, ZERO_UNITS, SOLD_IN_RUN ->
                Optional.empty();
        });
    }
}

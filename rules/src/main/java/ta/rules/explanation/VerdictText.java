package ta.rules.explanation;

import static java.util.Objects.requireNonNull;
import static ta.rules.explanation.Words.called;

import java.util.stream.Collectors;
import ta.rules.cadence.ClaimVerdict;
import ta.rules.cadence.DefaultOrderVerdict;
import ta.rules.cadence.HoldVerdict;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderVerdict;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.outcome.GateVerdict;
import ta.rules.outcome.Outcome;
import ta.rules.outcome.OutcomeVerdict;
import ta.rules.valuation.SleeveWeight;

/** Verdicts in sentences, both passed and failed. */
final class VerdictText {

    private final Money money;

    VerdictText(Money money) {
        this.money = money;
    }

    String of(GateVerdict verdict) {
        if (verdict.severity() == null) {
            return verdict.stops() ? "The portfolio is frozen, so the run stops." : "The portfolio is not frozen.";
        }
        return "The finding " + verdict.subject() + " (" + verdict.severity() + ") "
                + (verdict.stops() ? "stops the run." : "does not stop the run.");
    }

    String of(EligibilityVerdict verdict) {
        String constraint = verdict.clause().substring(verdict.clause().lastIndexOf('/') + 1);
        return called(verdict.constituent().listing()) + (verdict.allowed() ? " keeps" : " breaks") + " the constraint "
                + constraint + ": it is " + verdict.actual() + ".";
    }

    String of(ClaimVerdict verdict) {
        String claim = switch (verdict.claim()) {
            case PRIORITY -> (verdict.granted() ? "claims" : "does not claim") + " money as a priority sleeve";
            case MOST_UNDERWEIGHT ->
                (verdict.granted() ? "claims" : "does not claim") + " money as an underweight sleeve";
            case SELL -> verdict.granted() ? "may be sold" : "is not sold";
        };
        return Words.sentence(verdict.sleeve()) + " " + claim + ": it is "
                + SleeveText.distance(verdict.of().weight()) + ".";
    }

    String of(HoldVerdict verdict) {
        return FactText.claims(verdict.count().count()) + " a claim, so the quarter "
                + (verdict.hold() ? "holds." : "goes on.");
    }

    String of(DefaultOrderVerdict verdict) {
        String order =
                "The default order for " + called(verdict.reading().order().listing());
        return verdict.leftOut() == null ? order + " takes part." : order + " is left out: " + leftOut(verdict) + ".";
    }

    String of(OrderVerdict verdict) {
        return OrderText.asked(money, verdict.draft()) + ": " + (verdict.passed() ? passed(verdict) : failed(verdict))
                + ".";
    }

    String of(ConstraintVerdict verdict) {
        return Words.sentence(ConstraintText.sentence(money, verdict)) + ".";
    }

    String of(OutcomeVerdict verdict) {
        if (verdict.reason() != null) {
            return Words.sentence(Headline.reason(verdict.reason(), "")) + ".";
        }
        return verdict.outcome() == Outcome.RECOMMENDATION
                ? "The run recommends orders."
                : "The run recommends nothing.";
    }

    /** Why a default order is left out. */
    static String leftOut(DefaultOrderVerdict verdict) {
        return switch (requireNonNull(verdict.leftOut())) {
            case SOLD_IN_RUN -> "its sleeve is sold in this run";
            case OVERWEIGHT_SLEEVE ->
                SleeveText.drift(weight(verdict)) + "; its band is "
                        + Figures.points(weight(verdict).bandPp());
            default ->
                throw new IllegalArgumentException("no reason to leave out a default order: " + verdict.leftOut());
        };
    }

    private static SleeveWeight weight(DefaultOrderVerdict verdict) {
        return requireNonNull(verdict.reading().sleeve()).weight();
    }

    /** Why an order is not placed. */
    String failed(OrderVerdict verdict) {
        OrderDraft draft = verdict.draft();
        return switch (verdict.test()) {
            case NO_TRADABLE_LISTING ->
                draft.listing() == null
                        ? "no listing of this sleeve can be traded"
                        : draft.listing() + " cannot be traded";
            case FORBIDDEN_INSTRUMENT ->
                "your constraints forbid it: "
                        + SuppressionText.forbidding(draft).stream()
                                .map(EligibilityVerdict::clause)
                                .distinct()
                                .collect(Collectors.joining(", "));
            case MAX_ORDERS -> "this run has as many orders as your policy allows";
            case NO_PRICE -> "there is no price for it";
            case ZERO_UNITS -> "that buys nothing at " + money.text(requireNonNull(draft.priceBase())) + " a unit";
            case BELOW_MIN_TRADE ->
                "it would come to "
                        + money.text(requireNonNull(verdict.actual()).value()) + ", your minimum trade is "
                        + money.text(requireNonNull(verdict.threshold()).value());
            case COST_TOO_HIGH ->
                "a fee of " + money.text(draft.perOrder()) + " is too much for an order of "
                        + money.text(requireNonNull(draft.estimatedAmount()));
            case SOLD_IN_RUN, OVERWEIGHT_SLEEVE ->
                throw new IllegalArgumentException("no test of an order: " + verdict.test());
        };
    }

    private String passed(OrderVerdict verdict) {
        OrderDraft draft = verdict.draft();
        return switch (verdict.test()) {
            case NO_TRADABLE_LISTING -> "it can be traded";
            case FORBIDDEN_INSTRUMENT -> "your constraints allow it";
            case MAX_ORDERS ->
                "this run has " + Words.count(draft.ordersPlaced(), "order") + " before it, of at most "
                        + requireNonNull(verdict.threshold()).text();
            case NO_PRICE -> "there is a price for it";
            case ZERO_UNITS ->
                "that is " + Words.units(requireNonNull(draft.estimatedUnits())) + " at "
                        + money.text(requireNonNull(draft.priceBase()));
            case BELOW_MIN_TRADE ->
                "it comes to " + money.text(requireNonNull(verdict.actual()).value()) + ", your minimum trade is "
                        + money.text(requireNonNull(verdict.threshold()).value());
            case COST_TOO_HIGH ->
                "a fee of " + money.text(draft.perOrder()) + " is not too much for an order of "
                        + money.text(requireNonNull(draft.estimatedAmount()));
            case SOLD_IN_RUN, OVERWEIGHT_SLEEVE ->
                throw new IllegalArgumentException("no test of an order: " + verdict.test());
        };
    }
}

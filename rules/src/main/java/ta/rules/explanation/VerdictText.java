package ta.rules.explanation;

import static java.util.Objects.requireNonNull;
import static ta.rules.explanation.Words.called;

import java.util.stream.Collectors;
import ta.rules.cadence.ClaimVerdict;
import ta.rules.cadence.DefaultOrderVerdict;
import ta.rules.cadence.HoldVerdict;
import ta.rules.cadence.LimitVerdict;
import ta.rules.cadence.Tally;
import ta.rules.cadence.WithdrawalReading;
import ta.rules.cadence.WithdrawalVerdict;
import ta.rules.guard.Guard;
import ta.rules.guard.GuardVerdict;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderVerdict;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.outcome.GateVerdict;
import ta.rules.outcome.Outcome;
import ta.rules.outcome.OutcomeVerdict;
import ta.rules.trace.Figure;
import ta.rules.trace.Unit;
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
            case WITHDRAWAL ->
                verdict.granted() ? "may be sold for the withdrawal" : "is bought in this run and not sold";
        };
        return Words.sentence(verdict.sleeve()) + " " + claim + ": it is "
                + SleeveText.distance(verdict.of().weight()) + ".";
    }

    String of(WithdrawalVerdict verdict) {
        WithdrawalReading reading = verdict.reading();
        return switch (verdict.kind()) {
            case RAISED_BY_SELLS -> "The withdrawal lacks " + money.text(reading.lacking()) + ", which sells raise.";
            case COVERED_BY_CASH ->
                "The cash covers what is still to be taken out this month, " + money.text(reading.due()) + ".";
            case PARK_FIRST ->
                "The cash park serves the withdrawal first; it can give " + money.text(reading.park()) + ".";
            case PARK_EMPTY -> "The cash park has nothing to give.";
        };
    }

    String of(LimitVerdict verdict) {
        String limit = figure(verdict.threshold());
        String bound = switch (verdict.tally().of()) {
            case ORDERS, SOLD_SLEEVES, SELLS, WITHDRAWAL_SELLS, WAVE_BUYS -> " of at most " + limit;
            case BUDGET -> ", an order takes at least " + limit;
            case LEFTOVER -> "";
        };
        return of(verdict.tally()) + bound + (verdict.stops() ? "; the run stops there." : "; the run goes on.");
    }

    /** {@code Orders of the cadence: 2} or {@code Money left to spend: £12.00}. */
    String of(Tally tally) {
        return Words.sentence(tally.of().words()) + ": " + figure(tally.figure(tally.amount()));
    }

    private String figure(Figure figure) {
        return figure.unit() == Unit.MONEY ? money.text(figure.value()) : FigureText.of(figure);
    }

    String of(GuardVerdict verdict) {
        String does = verdict.holds()
                ? verdict.effect() == Guard.Effect.SUPPRESS ? " stops it; " : " warns; "
                : " lets it pass; ";
        return OrderText.asked(money, verdict.order().draft()) + ": the guard " + verdict.guard() + does
                + condition(verdict) + ".";
    }

    /** {@code the estimated amount of the order is £73.54, the guard holds above £50.00}. */
    String condition(GuardVerdict verdict) {
        Guard.Condition condition = verdict.condition();
        Figure actual = verdict.actual();
        return condition.fact().meaning() + (actual == null ? " is not known" : " is " + figure(actual))
                + ", the guard holds " + Words.of(condition.is()) + " " + figure(verdict.threshold());
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
                "a cost of " + money.text(requireNonNull(draft.cost())) + " is too much for an order of "
                        + money.text(requireNonNull(draft.estimatedAmount()));
            case GUARD, SOLD_IN_RUN, OVERWEIGHT_SLEEVE ->
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
                "a cost of " + money.text(requireNonNull(draft.cost())) + " is not too much for an order of "
                        + money.text(requireNonNull(draft.estimatedAmount()));
            case GUARD, SOLD_IN_RUN, OVERWEIGHT_SLEEVE ->
                throw new IllegalArgumentException("no test of an order: " + verdict.test());
        };
    }
}

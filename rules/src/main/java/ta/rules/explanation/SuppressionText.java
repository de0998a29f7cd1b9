package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.cadence.DefaultOrderVerdict;
import ta.rules.explanation.Explanation.Suppressed;
import ta.rules.guard.GuardVerdict;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderVerdict;
import ta.rules.order.Stage;
import ta.rules.order.SuppressedOrder;
import ta.rules.order.Suppression;
import ta.rules.policy.Policy;
import ta.rules.trace.Fact;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Why an order is not placed. */
final class SuppressionText {

    private SuppressionText() {}

    static List<Suppressed> all(ExplanationContext matter) {
        return matter.decision().suppressed().stream()
                .map(order -> of(matter, order))
                .toList();
    }

    private static Suppressed of(ExplanationContext matter, SuppressedOrder order) {
        Verdict verdict = verdict(order);
        List<Fact> facts = new ArrayList<>(List.of(verdict));
        facts.addAll(forbidding(verdict));
        facts.add(order);
        return new Suppressed(
                order,
                subject(matter.money(), order),
                matter.grounds()
                        .because(why(matter.money(), verdict) + hint(matter, order, verdict), clause(verdict), facts),
                margin(order, verdict));
    }

    /** What would bring about an order that no month's contribution can pay for; empty for any other. */
    private static String hint(ExplanationContext matter, SuppressedOrder order, Verdict verdict) {
        if (order.reason() != Suppression.ZERO_UNITS
                || order.stage() != Stage.CADENCE
                || !(verdict instanceof OrderVerdict failed)
                || failed.draft().priceBase() == null) {
            return "";
        }
        BigDecimal price = failed.draft().priceBase();
        return matter.policy()
                .cadence()
                .contribution()
                .filter(contribution -> contribution.deploy() == Policy.Deploy.CONTRIBUTION
                        && price.compareTo(contribution.amount()) > 0)
                .map(contribution -> ", more than a whole month's contribution of "
                        + matter.money().text(contribution.amount())
                        + ": with deploy carry_over or all_cash, your policy saves up for it")
                .orElse("");
    }

    /** {@code Buy WLDS for £12.00: it would come to £11.80, your minimum trade is £50.00.} */
    static String told(Money money, SuppressedOrder order) {
        return subject(money, order) + ": " + why(money, verdict(order)) + ".";
    }

    private static String subject(Money money, SuppressedOrder order) {
        return OrderText.asked(money, order.side(), order.listing(), order.sleeve(), order.amount());
    }

    /** What suppressed it: a failed order test, a guard that holds, or that its default order is left out. */
    private static Verdict verdict(SuppressedOrder order) {
        return order.sources().stream()
                .filter(Verdict.class::isInstance)
                .map(Verdict.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String why(Money money, Verdict verdict) {
        if (verdict instanceof DefaultOrderVerdict leftOut) {
            return VerdictText.leftOut(leftOut);
        }
        return verdict instanceof GuardVerdict guard
                ? "your guard " + guard.guard() + " stops it: " + new VerdictText(money).condition(guard)
                : new VerdictText(money).failed((OrderVerdict) verdict);
    }

    /** The verdicts that forbid the instrument that an order would buy. */
    static List<EligibilityVerdict> forbidding(OrderDraft draft) {
        return draft.sources().stream()
                .filter(EligibilityVerdict.class::isInstance)
                .map(EligibilityVerdict.class::cast)
                .filter(eligibility -> !eligibility.allowed())
                .toList();
    }

    private static List<EligibilityVerdict> forbidding(Verdict verdict) {
        return verdict instanceof OrderVerdict failed && failed.test() == Suppression.FORBIDDEN_INSTRUMENT
                ? forbidding(failed.draft())
                : List.of();
    }

    /** The clause of the failed test; null if every policy has that test. */
    private static @Nullable String clause(Verdict verdict) {
        if (verdict instanceof DefaultOrderVerdict leftOut) {
            return leftOut.clause();
        }
        if (verdict instanceof GuardVerdict guard) {
            return guard.clause();
        }
        return verdict instanceof OrderVerdict failed && failed.clause() != null
                ? failed.clause()
                : forbidding(verdict).stream()
                        .map(EligibilityVerdict::clause)
                        .findFirst()
                        .orElse(null);
    }

    /** The margin, for tests that more money or another drift would have passed. */
    private static Optional<Figure> margin(SuppressedOrder order, Verdict verdict) {
        return switch (order.reason()) {
            case BELOW_MIN_TRADE, COST_TOO_HIGH, GUARD, OVERWEIGHT_SLEEVE -> Optional.ofNullable(verdict.margin());
            case NO_TRADABLE_LISTING, FORBIDDEN_INSTRUMENT, MAX_ORDERS, NO_PRICE, ZERO_UNITS, SOLD_IN_RUN ->
                Optional.empty();
        };
    }
}

package ta.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.allocation.CadenceAllocation;
import ta.rules.allocation.CadenceResult;
import ta.rules.allocation.WorkingBook;
import ta.rules.order.Line;
import ta.rules.order.OrderRequest;
import ta.rules.order.Stage;
import ta.rules.order.SuppressedOrder;
import ta.rules.outcome.CadenceSummary;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.outcome.Outcome;
import ta.rules.outcome.OutcomeReading;
import ta.rules.outcome.OutcomeVerdict;
import ta.rules.outcome.Reason;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Cash;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.trace.Fact;

/** The end of a run: whether its orders keep the constraints, and its outcome (specification, 9 and 10). */
record Conclusion(Outcome outcome, List<Reason> reasons) {

    /**
     * @param cadence null in a review
     * @throws IllegalStateException if the orders break a limit that the allocation must keep: a defect of the engine
     */
    static List<ConstraintVerdict> constraints(
            Policy policy, RuleSession session, Triggers triggers, @Nullable CadenceResult cadence, WorkingBook book) {
        session.insert(summary(policy, triggers, cadence, book));
        List<ConstraintVerdict> verdicts = session.fire(Phase.CONSTRAINT, ConstraintVerdict.class).stream()
                .sorted(Comparator.comparing(ConstraintVerdict::constraint))
                .toList();
        verdicts.stream()
                .filter(verdict -> !verdict.passed()
                        && verdict.constraint() != ConstraintVerdict.Constraint.WITHDRAWAL
                        && verdict.constraint() != ConstraintVerdict.Constraint.MAX_DRAWDOWN)
                .findFirst()
                .ifPresent(verdict -> {
                    throw new IllegalStateException("the allocation broke its own constraint: " + verdict);
                });
        return verdicts;
    }

    private static CadenceSummary summary(
            Policy policy, Triggers triggers, @Nullable CadenceResult cadence, WorkingBook book) {
        List<Line> lines = book.lines().stream()
                .filter(line -> line.stage() == Stage.CADENCE)
                .toList();
        List<Fact> sources = new ArrayList<>(lines);
        sources.add(triggers.cadence());
        if (cadence != null) {
            sources.add(cadence.budget());
            if (cadence.withdrawal() != null) {
                sources.add(cadence.withdrawal());
            }
        }
        return new CadenceSummary(
                triggers.cadence().status(),
                lines.size(),
                lines.stream()
                        .map(Line::estimatedAmount)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                book.buys(Stage.CADENCE).stream().map(Line::outlay).reduce(BigDecimal.ZERO, BigDecimal::add),
                cadence == null ? BigDecimal.ZERO : cadence.budget().amount(),
                cadence != null
                        && (cadence.toRaise().signum() > 0
                                || policy.cadence().contribution().isEmpty()),
                cadence == null || cadence.withdrawal() == null ? null : cadence.toRaise(),
                raised(book),
                sources);
    }

    /** What the sells for a withdrawal bring. */
    private static BigDecimal raised(WorkingBook book) {
        return book.sells(Stage.CADENCE).stream()
                .filter(line -> line.reason().equals(OrderRequest.WITHDRAWAL))
                .map(Line::proceeds)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Conclusion of(
            Policy policy,
            RuleSession session,
            Triggers triggers,
            @Nullable CadenceResult cadence,
            Cash cash,
            List<Line> lines,
            WorkingBook book) {
        List<SuppressedOrder> suppressed = book.suppressed();
        List<Fact> sources = new ArrayList<>(lines);
        sources.addAll(suppressed);
        sources.add(triggers.cadence());
        sources.add(cash);
        if (cadence != null && cadence.hold() != null) {
            sources.add(cadence.hold());
        }
        // A withdrawal that has to be raised comes before the contribution, and invests none of it.
        boolean invests = cadence != null
                && cadence.toRaise().signum() == 0
                && policy.cadence().contribution().isPresent();
        boolean deployed = invests && isContributionDeployed(policy, cash);
        session.insert(new OutcomeReading(
                triggers.cadence().status(),
                lines.size(),
                suppressed.size(),
                cadence != null && raised(book).compareTo(cadence.toRaise()) < 0,
                deployed,
                cadence != null
                        && invests
                        && !deployed
                        && cadence.available().amount().signum() == 0,
                cadence != null && cadence.hold() != null,
                sources));
        List<OutcomeVerdict> verdicts = session.fire(Phase.OUTCOME, OutcomeVerdict.class);
        return new Conclusion(
                verdicts.stream()
                        .filter(verdict -> verdict.reason() == null)
                        .findFirst()
                        .orElseThrow()
                        .outcome(),
                verdicts.stream()
                        .map(OutcomeVerdict::reason)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
    }

    private static boolean isContributionDeployed(Policy policy, Cash cash) {
        Policy.Contribution contribution = policy.cadence().contribution().orElseThrow();
        return contribution.deploy() != Policy.Deploy.ALL_CASH
                && CadenceAllocation.due(contribution, cash).signum() <= 0;
    }
}

package ta.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.rules.allocation.CadenceAllocation;
import ta.rules.allocation.CadenceResult;
import ta.rules.allocation.CashParkAllocation;
import ta.rules.allocation.Limits;
import ta.rules.allocation.OrderPlacement;
import ta.rules.allocation.WorkingBook;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.decision.Decision;
import ta.rules.decision.ExpectedWeight;
import ta.rules.decision.SleeveReport;
import ta.rules.decision.ValuationReport;
import ta.rules.finding.CheckVerdict;
import ta.rules.order.EligibilityReading;
import ta.rules.order.EligibilityVerdict;
import ta.rules.order.Line;
import ta.rules.order.Stage;
import ta.rules.outcome.ConstraintEntry;
import ta.rules.outcome.Outcome;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Fact;
import ta.rules.trigger.CadenceStatus;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.DriftVerdict;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/** The part of a run after the gate: drift, triggers, orders, constraints, outcome. Belongs to one run. */
final class Allotment {

    private final RuleSet rules;
    private final Policy policy;
    private final Snapshot snapshot;
    private final RuleSession session;
    private final Valuation valuation;
    private final @Nullable ListingId park;

    Allotment(RuleSet rules, Snapshot snapshot, RuleSession session, Valuation valuation) {
        this.rules = rules;
        this.policy = rules.policy();
        this.snapshot = snapshot;
        this.session = session;
        this.valuation = valuation;
        this.park = policy.cashPark().map(Policy.CashPark::listing).orElse(null);
    }

    Decision decide(List<CheckVerdict> findings) {
        List<SleeveWeight> weights = weights(
                valuation.sleeveValues()::get, valuation.invested(), sleeve -> valuation.positionsOf(sleeve, park));
        List<DriftVerdict> drifts = judge(weights);
        Triggers triggers = Triggers.judge(policy, snapshot, session);
        WorkingBook book = new WorkingBook(valuation, weights);
        OrderPlacement desk = new OrderPlacement(
                session,
                policy,
                triggers.cadence().status(),
                snapshot.constituents(),
                eligibility(),
                valuation,
                triggers.drawdown(),
                book);
        Limits limits = new Limits(session, triggers.cadence().status());
        policy.cashPark()
                .ifPresent(parked -> new CashParkAllocation(
                                policy, valuation, byCode(weights, SleeveWeight::sleeve), book, desk, limits)
                        .allocate(triggers.waves(), triggers.sunsets(), constituent(parked.listing())));
        CadenceResult cadence = cadence(triggers, weights, drifts, book, desk, limits);
        List<Line> lines = inOrder(book.lines());
        List<ConstraintEntry> constraints = new ArrayList<>();
        Conclusion.constraints(policy, session, triggers, cadence, book)
                .forEach(verdict -> constraints.add(ConstraintEntry.of(verdict)));
        lines.forEach(line -> book.warnings(line).forEach(warning -> constraints.add(ConstraintEntry.of(warning))));
        Conclusion conclusion = Conclusion.of(policy, session, triggers, cadence, snapshot.cash(), lines, book);
        return new Decision(
                conclusion.outcome(),
                conclusion.reasons(),
                findings.stream().anyMatch(CheckVerdict::freeze),
                findings,
                report(triggers, weights, drifts),
                triggers.report(outside(drifts)),
                lines,
                book.suppressed(),
                constraints,
                conclusion.outcome() == Outcome.RECOMMENDATION ? expected(book) : List.of(),
                rules.policySha256(),
                snapshot.sha256());
    }

    private List<SleeveWeight> weights(
            Function<String, BigDecimal> value, BigDecimal invested, Function<String, List<? extends Fact>> sources) {
        List<SleeveWeight> weights = new ArrayList<>();
        for (Policy.Sleeve sleeve : policy.sleeves()) {
            weights.add(SleeveWeight.of(
                    sleeve, weights.size(), value.apply(sleeve.code()), invested, sources.apply(sleeve.code())));
        }
        return weights;
    }

    /** The verdicts in policy order. A sleeve within its band has one only in a traced session. */
    private List<DriftVerdict> judge(List<SleeveWeight> weights) {
        weights.forEach(session::insert);
        return session.fire(Phase.DRIFT, DriftVerdict.class).stream()
                .sorted(Comparator.comparingInt(verdict -> verdict.weight().order()))
                .toList();
    }

    private static List<DriftVerdict> outside(List<DriftVerdict> drifts) {
        return drifts.stream()
                .filter(drift -> drift.status() != DriftStatus.WITHIN)
                .toList();
    }

    private Map<ListingId, List<EligibilityVerdict>> eligibility() {
        for (Constituent constituent : snapshot.constituents()) {
            session.insert(new EligibilityReading(constituent));
        }
        Map<ListingId, List<EligibilityVerdict>> byListing = new HashMap<>();
        for (EligibilityVerdict verdict : session.fire(Phase.ELIGIBILITY, EligibilityVerdict.class)) {
            byListing
                    .computeIfAbsent(verdict.constituent().listing(), listing -> new ArrayList<>())
                    .add(verdict);
        }
        return byListing;
    }

    private Constituent constituent(ListingId listing) {
        return snapshot.constituents().stream()
                .filter(constituent -> constituent.listing().equals(listing))
                .findFirst()
                .orElseThrow();
    }

    /** Null in a review. */
    private @Nullable CadenceResult cadence(
            Triggers triggers,
            List<SleeveWeight> weights,
            List<DriftVerdict> drifts,
            WorkingBook book,
            OrderPlacement desk,
            Limits limits) {
        if (triggers.cadence().status() == CadenceStatus.REVIEW) {
            return null;
        }
        List<SleeveWeight> current = weights;
        List<DriftVerdict> judged = drifts;
        if (!book.buys(Stage.CASH_PARK).isEmpty()) {
            List<Fact> sources = book.sources();
            current = weights(book::value, book.invested(), sleeve -> sources);
            judged = judge(current);
        }
        Map<String, DriftVerdict> bySleeve = byCode(judged, DriftVerdict::sleeve);
        List<CadenceSleeve> sleeves = current.stream()
                .map(weight -> sleeve(triggers.cadence().status(), weight, bySleeve.get(weight.sleeve()), book))
                .toList();
        return new CadenceAllocation(session, policy, triggers.cadence(), valuation, sleeves, book, desk, limits)
                .allocate();
    }

    private static CadenceSleeve sleeve(
            CadenceStatus cadence, SleeveWeight weight, @Nullable DriftVerdict drift, WorkingBook book) {
        Line parkBuy = book.buys(Stage.CASH_PARK).stream()
                .filter(line -> line.sleeve().equals(weight.sleeve()))
                .findFirst()
                .orElse(null);
        return new CadenceSleeve(cadence, weight, drift == null ? DriftStatus.WITHIN : drift.status(), drift, parkBuy);
    }

    private static <T> Map<String, T> byCode(List<T> items, Function<T, String> code) {
        Map<String, T> map = new LinkedHashMap<>();
        items.forEach(item -> map.put(code.apply(item), item));
        return map;
    }

    /** The order of a decision: cash-park SELL, cash-park BUYs, cadence SELLs, cadence BUYs. */
    private static List<Line> inOrder(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(Line::stage).thenComparing(Line::side, Comparator.reverseOrder()))
                .toList();
    }

    private ValuationReport report(Triggers triggers, List<SleeveWeight> weights, List<DriftVerdict> drifts) {
        Map<String, DriftVerdict> bySleeve = byCode(drifts, DriftVerdict::sleeve);
        List<SleeveReport> sleeves = weights.stream()
                .map(weight -> new SleeveReport(weight, bySleeve.get(weight.sleeve())))
                .toList();
        return new ValuationReport(valuation, triggers.drawdown().drawdown(), sleeves);
    }

    private List<ExpectedWeight> expected(WorkingBook book) {
        return policy.sleeves().stream()
                .map(sleeve -> new ExpectedWeight(
                        sleeve.code(), SleeveWeight.weight(book.value(sleeve.code()), book.invested())))
                .toList();
    }
}

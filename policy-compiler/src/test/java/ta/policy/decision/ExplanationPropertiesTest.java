package ta.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.explanation.Because;
import ta.rules.explanation.Explanation;
import ta.rules.order.Suppression;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.rules.trace.Trace;
import ta.rules.trace.Unit;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.SleeveWeight;

/**
 * What is true of every explanation, over random portfolios as in {@link DecisionPropertiesTest}. No assertion is
 * described by a fact's own text, which would repeat all the facts that it was derived from.
 */
final class ExplanationPropertiesTest {

    private static final int POLICIES = 20;
    private static final BigDecimal PENNY = new BigDecimal("0.01");
    private static final Map<Integer, CompiledPolicy> COMPILED = new ConcurrentHashMap<>();

    private record Explained(CompiledPolicy policy, Snapshot snapshot, Result result, Explanation explanation) {

        static Explained of(int number, long seed) {
            CompiledPolicy compiled = COMPILED.computeIfAbsent(
                    number,
                    of -> Decisions.compile(
                            "p.json", new RandomPortfolios(of).policy().toString()));
            JsonNode json = new RandomPortfolios(seed).snapshot(new RandomPortfolios(number).policy());
            Policy policy = compiled.rules().policy();
            Snapshot snapshot = SnapshotReader.read(json, policy);
            Result result = Engine.explain(compiled.rules(), snapshot);
            return new Explained(compiled, snapshot, result, Explanation.of(policy, snapshot, result));
        }

        List<Because> sentences() {
            List<Because> all = new ArrayList<>();
            for (Explanation.Order order : explanation.orders()) {
                all.add(order.because());
                order.waterfall().forEach(step -> all.add(step.because()));
                all.addAll(order.reasons());
                order.price().ifPresent(price -> all.add(price.because()));
            }
            explanation.suppressed().forEach(order -> all.add(order.because()));
            explanation.sleeves().forEach(sleeve -> all.add(sleeve.because()));
            explanation.triggers().forEach(trigger -> all.add(trigger.because()));
            explanation.findings().forEach(finding -> all.add(finding.because()));
            explanation.constraints().forEach(constraint -> all.add(constraint.because()));
            return all;
        }
    }

    @Property
    void waterfall_ofAnyOrder_sumsToItsEstimatedAmount(
            @ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        Explained explained = Explained.of(policy, seed);
        assertThat(explained.explanation.orders().size())
                .isEqualTo(explained.result.decision().lines().size());
        for (Explanation.Order order : explained.explanation.orders()) {
            assertThat(order.waterfall().stream()
                            .map(Explanation.Step::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(order.because().sentence())
                    .isEqualByComparingTo(order.line().estimatedAmount());
            assertThat(order.price().orElseThrow().base().priceBase())
                    .isEqualByComparingTo(order.line().priceBase());
        }
    }

    @Property
    void sentence_ofAnyDecision_restsOnFactsOfItsTraceAndClausesOfItsPolicy(
            @ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        Explained explained = Explained.of(policy, seed);
        Trace trace = explained.result.trace().orElseThrow();
        for (Because because : explained.sentences()) {
            assertThat(because.sentence()).isNotBlank().doesNotContain("null");
            assertThat(because.facts()).as(because.sentence()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(trace.facts().keySet()).as(because.sentence()).containsAll(because.facts());
            because.rule()
                    .ifPresent(rule -> assertThat(trace.firings())
                            .as(because.sentence())
                            .anyMatch(firing -> firing.rule().equals(rule)
                                    && firing.outputs().contains(because.facts().get(0))));
            because.clause()
                    .ifPresent(clause -> assertThat(Decisions.json(new RandomPortfolios(policy)
                                            .policy()
                                            .toString())
                                    .at(clause)
                                    .isMissingNode())
                            .as(clause)
                            .isFalse());
        }
    }

    @Property
    void explanation_withoutATrace_saysTheSame(@ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        Explained explained = Explained.of(policy, seed);
        Result plain = new Result(Engine.decide(explained.policy.rules(), explained.snapshot), Optional.empty());
        Explained untraced = new Explained(
                explained.policy,
                explained.snapshot,
                plain,
                Explanation.of(explained.policy.rules().policy(), explained.snapshot, plain));
        assertThat(untraced.explanation.headline()).isEqualTo(explained.explanation.headline());
        assertThat(untraced.sentences()).allMatch(because -> because.facts().isEmpty());
        assertThat(untraced.sentences())
                .extracting(Because::sentence)
                .isEqualTo(explained.sentences().stream().map(Because::sentence).toList());
        assertThat(untraced.sentences())
                .extracting(Because::clause)
                .isEqualTo(explained.sentences().stream().map(Because::clause).toList());
    }

    /** A penny below and a penny above the value at which a verdict turns, the verdicts differ. */
    @Property
    void sleeve_atTheValueAtWhichItTurns_standsOnTheEdgeOfItsBand(
            @ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        for (Explanation.Sleeve sleeve : Explained.of(policy, seed).explanation.sleeves()) {
            SleeveWeight weight = sleeve.report().weight();
            boolean under = weight.driftPp().signum() < 0;
            sleeve.turnsAt().ifPresent(turns -> {
                BigDecimal less = drift(weight, turns.subtract(PENNY));
                BigDecimal more = drift(weight, turns.add(PENNY));
                BigDecimal edge = under ? weight.bandPp().negate() : weight.bandPp();
                assertThat(less).as(sleeve.because().sentence()).isLessThanOrEqualTo(edge);
                assertThat(more).as(sleeve.because().sentence()).isGreaterThanOrEqualTo(edge);
                boolean within = sleeve.report().status() == DriftStatus.WITHIN;
                assertThat(turns.compareTo(weight.value()) <= 0).isEqualTo(within == under);
            });
        }
    }

    private static BigDecimal drift(SleeveWeight weight, BigDecimal value) {
        BigDecimal invested = weight.invested().subtract(weight.value()).add(value);
        return SleeveWeight.weight(value, invested).subtract(weight.target()).movePointRight(2);
    }

    /** The properties above would prove little about explanations without content. */
    @Example
    void explanations_together_showWhatCanBeSaid() {
        List<Explained> all = Stream.iterate(0, i -> i + 1)
                .limit(40 * POLICIES)
                .map(i -> Explained.of(i % POLICIES, i))
                .toList();
        assertThat(all.stream()
                        .flatMap(explained -> explained.explanation.orders().stream())
                        .flatMap(order -> order.reasons().stream())
                        .flatMap(because -> because.rule().stream())
                        .map(rule -> rule.replaceFirst("[. ].*", "")))
                .contains("drift-band", "priority", "wave", "sunset");
        assertThat(all.stream()
                        .flatMap(explained -> explained.explanation.suppressed().stream())
                        .filter(suppressed -> suppressed.order().reason() == Suppression.BELOW_MIN_TRADE)
                        .map(suppressed -> suppressed.margin().orElseThrow().unit()))
                .isNotEmpty()
                .containsOnly(Unit.MONEY);
        assertThat(all.stream()
                        .flatMap(explained -> explained.explanation.sleeves().stream())
                        .filter(sleeve -> sleeve.turnsAt().isPresent())
                        .count())
                .isPositive();
    }
}

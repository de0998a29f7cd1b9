package ta.rules.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ta.rules.cadence.HoldVerdict;
import ta.rules.cadence.PriorityCount;
import ta.rules.trigger.CadenceStatus;

final class RuleStoreTest {

    @Test
    void compiled_ofAKnownText_isTheSameRuleWhateverItWasAskedWith() {
        RuleStore store = new RuleStore(10);
        List<RuleImpl> first = store.compiled(Dialect.MVEL, rules(1, 2, 3));
        List<RuleImpl> second = store.compiled(Dialect.MVEL, rules(4, 3, 1));
        assertThat(second.get(1)).isSameAs(first.get(2));
        assertThat(second.get(2)).isSameAs(first.get(0));
        assertThat(second).extracting(RuleImpl::getName).containsExactly("rule 4", "rule 3", "rule 1");
        assertThat(store.size()).isEqualTo(4);
    }

    @Test
    void compiled_ofAnotherDialect_isAnotherRule() {
        RuleStore store = new RuleStore(10);
        RuleImpl mvel = store.compiled(Dialect.MVEL, rules(1)).get(0);
        RuleImpl java = store.compiled(Dialect.JAVA, rules(1)).get(0);
        assertThat(java).isNotSameAs(mvel);
        assertThat(java.getDialect()).isEqualTo("java");
        assertThat(mvel.getDialect()).isEqualTo("mvel");
    }

    @Test
    void size_neverExceedsTheBound_andTheLeastRecentGoesFirst() {
        RuleStore store = new RuleStore(4);
        RuleImpl kept = store.compiled(Dialect.MVEL, rules(1)).get(0);
        RuleImpl gone = store.compiled(Dialect.MVEL, rules(2)).get(0);
        for (int i = 3; i < 12; i++) {
            assertThat(store.compiled(Dialect.MVEL, rules(1, i)).get(0)).isSameAs(kept);
            assertThat(store.size()).isLessThanOrEqualTo(4);
        }
        assertThat(store.compiled(Dialect.MVEL, rules(2)).get(0)).isNotSameAs(gone);
        assertThat(store.compiled(Dialect.MVEL, rules(21, 22, 23, 24, 25))).hasSize(5);
        assertThat(store.size()).isZero();
    }

    @Test
    void compiled_ofATextThatDoesNotCompile_throwsAndKeepsNothing() {
        RuleStore store = new RuleStore(10);
        WrittenRule wrong = written("wrong", "noSuchField > 1", "x");
        assertThatThrownBy(() -> store.compiled(Dialect.MVEL, List.of(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("noSuchField");
        assertThat(store.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void rules_ofOneBase_fireAsWrittenWhateverTheOrderInWhichTheyWereCompiled(Dialect dialect) {
        RuleStore store = new RuleStore(1000);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Random random = new Random(7);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(numbers, random);
            // Some of the rules at first, and ever more: each time compiled apart, in another order.
            List<Integer> some = numbers.subList(0, 4 * (round + 1));
            try (RuleSession session = new RuleSession(
                    store.base(dialect, some.stream().map(RuleStoreTest::rule).toList())
                            .newKieSession(),
                    false)) {
                session.insert(new PriorityCount(CadenceStatus.QUARTERLY, 3, List.of()));
                assertThat(session.fire(Phase.CADENCE, HoldVerdict.class))
                        .extracting(HoldVerdict::clause)
                        .containsExactlyElementsOf(
                                some.stream().map(number -> "/" + number).toList());
            }
        }
    }

    private static List<WrittenRule> rules(int... numbers) {
        return IntStream.of(numbers).mapToObj(RuleStoreTest::rule).toList();
    }

    /** One of three conditions, so that rules share some. */
    private static WrittenRule rule(int number) {
        return written("rule " + number, "count > " + number % 3, "/" + number);
    }

    private static WrittenRule written(String name, String condition, String clause) {
        String drl = """
                rule "%s"
                    ruleflow-group "cadence"
                when
                    $count : PriorityCount( %s )
                then
                    insert( new HoldVerdict( $count, true, "%s" ) );
                end""".formatted(name, condition, clause);
        return new WrittenRule(name, Phase.CADENCE, null, "", "A sentence.", drl, true);
    }
}

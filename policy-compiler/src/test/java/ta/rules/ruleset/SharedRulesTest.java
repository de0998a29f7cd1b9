package ta.rules.ruleset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;
import ta.policy.Decisions;
import ta.policy.Golden;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.emit.RuleEmission;
import ta.policy.rulebook.Rulebook;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/** Rules that policies share give the same bytes as one package of each policy alone, which Drools makes by itself. */
final class SharedRulesTest {

    /** Every twenty-fourth golden case, or all with {@code -Plong}: compiling each policy as a whole takes long. */
    private static final int EVERY = Boolean.getBoolean("golden.all") ? 1 : 24;

    /** The rules of about three policies, so that they come and go meanwhile. */
    private static final int FEW = 400;

    private record Case(JsonNode policy, JsonNode snapshot) {}

    @Test
    void decisionsAndTraces_ofSharedRules_areThoseOfWholePackages() throws IOException {
        RuleStore store = new RuleStore(FEW);
        List<Case> cases = cases();
        List<String> different = cases.parallelStream()
                .filter(each -> !text(each, store::base).equals(text(each, SharedRulesTest::whole)))
                .map(each -> each.snapshot().toString())
                .toList();
        assertThat(different).isEmpty();
        assertThat(cases).hasSizeGreaterThan(20);
        assertThat(store.size()).isBetween(1, FEW);
    }

    @Test
    void basesWithTheSameRules_usedByManyThreadsAtOnce_doNotDisturbEachOther() throws Exception {
        RuleStore store = new RuleStore(10_000);
        List<Case> cases = rulebook().subList(0, 6);
        List<String> alone =
                cases.stream().map(each -> text(each, SharedRulesTest::whole)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int first = i;
                results.add(threads.submit(() -> repeated(cases, first, store)));
            }
            for (Future<List<String>> result : results) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Each case once more than Drools evaluates a condition before it generates code for it; new bases are made of the
     * same rules meanwhile.
     */
    private static List<String> repeated(List<Case> cases, int first, RuleStore store) {
        String[] texts = new String[cases.size()];
        for (int i = 0; i < cases.size(); i++) {
            int index = (first + i) % cases.size();
            RuleSet rules = compiled(cases.get(index), store::base);
            for (int k = 0; k < 25; k++) {
                String text = text(cases.get(index), rules);
                assertThat(texts[index]).isIn(null, text);
                texts[index] = text;
            }
        }
        return List.of(texts);
    }

    private static String text(Case each, BiFunction<Dialect, List<WrittenRule>, KieBase> bases) {
        return text(each, compiled(each, bases));
    }

    private static String text(Case each, RuleSet rules) {
        Snapshot snapshot = SnapshotReader.read(each.snapshot(), rules.policy());
        Result result = Engine.explain(rules, snapshot);
        return DecisionJson.of(Engine.decide(rules, snapshot)).toString()
                + DecisionJson.of(result.decision())
                + TraceJson.of(result.trace().orElseThrow());
    }

    private static RuleSet compiled(Case each, BiFunction<Dialect, List<WrittenRule>, KieBase> bases) {
        PolicyResult.Valid valid = (PolicyResult.Valid)
                PolicyReader.read("policy.json", each.policy().toString().getBytes(UTF_8));
        return RuleSet.compile(
                valid.document().sha256(), valid.policy(), RuleEmission.of(valid.document(), valid.policy()), bases);
    }

    /** All rules in one package, which orders them itself. */
    private static KieBase whole(Dialect dialect, List<WrittenRule> rules) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, KnownClasses.INSTANCE));
        byte[] drl = RuleText.drl(dialect, rules).getBytes(UTF_8);
        builder.add(ResourceFactory.newByteArrayResource(drl), ResourceType.DRL);
        InternalRuleBase base = (InternalRuleBase) KnowledgeBaseFactory.newKnowledgeBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, KnownClasses.INSTANCE));
        base.addPackages(builder.getKnowledgePackages());
        return (KieBase) base;
    }

    /** The golden cases, where they are; else those of the rulebook. */
    private static List<Case> cases() throws IOException {
        Path golden = Golden.folder().orElse(null);
        if (golden == null) {
            return rulebook();
        }
        List<Case> cases = new ArrayList<>();
        int met = 0;
        for (Path file : Golden.decisions(golden)) {
            for (String text : Golden.cases(file)) {
                if (met++ % EVERY == 0) {
                    JsonNode json = Decisions.json(text);
                    cases.add(new Case(json.get("policy"), json.get("snapshot")));
                }
            }
        }
        return cases;
    }

    private static List<Case> rulebook() {
        return Rulebook.cases().stream()
                .map(name -> Rulebook.folder().resolve(name))
                .map(folder -> new Case(
                        Decisions.json(Rulebook.read(folder.resolve("1-policy.json"))),
                        Decisions.json(Rulebook.read(folder.resolve("3-facts.json")))))
                .toList();
    }
}

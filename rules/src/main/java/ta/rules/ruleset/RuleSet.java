package ta.rules.ruleset;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import ta.rules.policy.Policy;

/**
 * A compiled policy: its values, its rules ready to fire, and where each rule comes from. Immutable and shared by all
 * threads. The rules that only a trace shows are compiled when the first trace is asked for.
 */
public final class RuleSet {

    private final String policySha256;
    private final Policy policy;
    private final RuleText text;
    private final Map<String, WrittenRule> byName;
    private final BiFunction<Dialect, List<WrittenRule>, KieBase> bases;
    private final KieBase decide;
    private volatile @Nullable KieBase explain;

    private RuleSet(
            String policySha256, Policy policy, RuleText text, BiFunction<Dialect, List<WrittenRule>, KieBase> bases) {
        this.policySha256 = policySha256;
        this.policy = policy;
        this.text = text;
        this.byName = text.rules().stream().collect(Collectors.toMap(WrittenRule::name, Function.identity()));
        this.bases = bases;
        this.decide = bases.apply(
                Dialect.MVEL, text.rules().stream().filter(WrittenRule::decides).toList());
    }

    /**
     * @throws IllegalStateException when the text does not compile: a defect of the templates, never of a policy
     */
    public static RuleSet compile(String policySha256, Policy policy, RuleText text) {
        return compile(policySha256, policy, text, RuleStore.SHARED::base);
    }

    /**
     * @param bases makes a rule base of rules that fire in the order in which they are written
     */
    static RuleSet compile(
            String policySha256, Policy policy, RuleText text, BiFunction<Dialect, List<WrittenRule>, KieBase> bases) {
        return new RuleSet(policySha256, policy, text, bases);
    }

    public String policySha256() {
        return policySha256;
    }

    public Policy policy() {
        return policy;
    }

    /** All rules, in the order in which they are written. */
    public List<WrittenRule> rules() {
        return text.rules();
    }

    /**
     * @throws IllegalArgumentException when the rule set has no such rule
     */
    public WrittenRule rule(String name) {
        WrittenRule rule = byName.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("no such rule: " + name);
        }
        return rule;
    }

    /** A session that concludes what a decision needs and, when traced, all that a trace shows. */
    public RuleSession open(boolean traced) {
        return new RuleSession((traced ? explaining() : decide).newKieSession(), traced);
    }

    /** Compiles what traced sessions need, so that the first of them does not wait for it. */
    public void warmUp() {
        explaining();
    }

    private KieBase explaining() {
        if (explain == null) {
            synchronized (decide) {
                if (explain == null) {
                    // A trace also shows what decided.
                    explain = bases.apply(Dialect.JAVA, text.rules());
                }
            }
        }
        return explain;
    }
}

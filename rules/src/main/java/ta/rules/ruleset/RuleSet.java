package ta.rules.ruleset;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;
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
    private final Collection<KiePackage> decidePackages;
    private final KieBase decide;
    private volatile @Nullable KieBase explain;

    private RuleSet(String policySha256, Policy policy, RuleText text) {
        this.policySha256 = policySha256;
        this.policy = policy;
        this.text = text;
        this.byName = text.rules().stream().collect(Collectors.toMap(WrittenRule::name, Function.identity()));
        this.decidePackages = packages(text.decideDrl());
        this.decide = base(decidePackages);
    }

    /**
     * @throws IllegalStateException when the text does not compile: a defect of the templates, never of a policy
     */
    public static RuleSet compile(String policySha256, Policy policy, RuleText text) {
        return new RuleSet(policySha256, policy, text);
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
            synchronized (decidePackages) {
                if (explain == null) {
                    explain = base(packages(text.explainDrl()));
                }
            }
        }
        return explain;
    }

    private static KieBase base(Collection<KiePackage> packages) {
        InternalRuleBase base = (InternalRuleBase) KnowledgeBaseFactory.newKnowledgeBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, KnownClasses.INSTANCE));
        base.addPackages(packages);
        return (KieBase) base;
    }

    private static Collection<KiePackage> packages(String drl) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, KnownClasses.INSTANCE));
        builder.add(ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
        if (builder.hasErrors()) {
            throw new IllegalStateException("generated rules do not compile: " + builder.getErrors() + "\n" + drl);
        }
        return builder.getKnowledgePackages();
    }
}

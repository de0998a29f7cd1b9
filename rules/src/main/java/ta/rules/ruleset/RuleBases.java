package ta.rules.ruleset;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles rules, and joins compiled ones to a rule base. A compiled rule can be in any number of bases: a base takes
 * copies of its conditions, which is where evaluators and generated code collect, and shares the rest, which no session
 * changes.
 */
final class RuleBases {

    /** The imports of all rules, without a rule; conditions are evaluated with those of their base. */
    private static final Collection<KiePackage> IMPORTS = packages(RuleText.drl(Dialect.MVEL, List.of()));

    private RuleBases() {}

    /**
     * The rules by name.
     *
     * @throws IllegalStateException when the text does not compile: a defect of the templates, never of a policy
     */
    static Map<String, RuleImpl> compile(String drl) {
        Map<String, RuleImpl> rules = packages(drl).stream()
                .flatMap(compiled -> compiled.getRules().stream())
                .map(RuleImpl.class::cast)
                .collect(Collectors.toMap(RuleImpl::getName, Function.identity()));
        // With equal load orders, rules fire in the order in which a base takes them, whatever they were compiled with.
        rules.values().forEach(rule -> rule.setLoadOrder(0));
        // The first base takes the conditions themselves, and only later ones take copies.
        join(rules.values());
        return rules;
    }

    /** A base with these rules, which fire in this order. */
    static KieBase join(Collection<RuleImpl> rules) {
        InternalRuleBase base = (InternalRuleBase) KnowledgeBaseFactory.newKnowledgeBase(
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, KnownClasses.INSTANCE));
        base.addPackages(IMPORTS);
        base.addRules(rules);
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

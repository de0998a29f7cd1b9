package ta.backoffice.runs;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.policy.CompiledPolicy;
import ta.policy.document.PolicyDocument;
import ta.rules.decision.Decision;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.WrittenRule;
import ta.rules.trace.Trace;

/** The clauses of a policy that can decide something, and those that did in a run. */
final class DecidingClauses {

    /**
     * The verdicts of deciding rules that nothing is to do. Most rules that say so are not needed for a decision; these
     * are, since a decision lists their verdicts.
     */
    private static final Set<String> AT_REST = Set.of("not-reached", "deployed", "not-due", "applied");

    private static final String PASS = "-pass";

    private DecidingClauses() {}

    /** Those with a rule that can act, and those that ask for orders without a rule of their own. */
    static Set<String> of(CompiledPolicy compiled) {
        Set<String> clauses = new LinkedHashSet<>();
        compiled.text().rules().stream()
                .filter(DecidingClauses::acts)
                .map(WrittenRule::clause)
                .forEach(clauses::add);
        PolicyDocument document = compiled.document();
        document.clause("/cadence/monthly/default_orders").elements().forEach(order -> clauses.add(order.pointer()));
        Stream.of("/cash_park/waves", "/cash_park/sunset")
                .filter(list -> !document.clause(list).elements().isEmpty())
                .forEach(list -> clauses.add("/cash_park/listing"));
        return clauses;
    }

    /**
     * Those that decided something in a run: a rule of the clause fired that acts, a line was made by it, or an order
     * of it was suppressed.
     */
    static Set<String> fired(RuleSet rules, Decision decision, Trace trace) {
        Map<String, WrittenRule> byName =
                rules.rules().stream().collect(Collectors.toMap(WrittenRule::name, Function.identity()));
        Set<String> clauses = new LinkedHashSet<>();
        trace.firings().forEach(firing -> {
            WrittenRule rule = byName.get(firing.rule());
            if (rule != null && acts(rule)) {
                clauses.add(rule.clause());
            }
        });
        decision.lines().forEach(line -> clauses.add(line.clause()));
        decision.suppressed().forEach(order -> clauses.add(order.clause()));
        return clauses;
    }

    private static boolean acts(WrittenRule rule) {
        String verdict = verdict(rule.name());
        return rule.clause() != null && rule.decides() && !AT_REST.contains(verdict) && !verdict.endsWith(PASS);
    }

    /** The verdict in a rule's name, {@code <kind>.<verdict> [<subject>]}. */
    private static String verdict(String name) {
        String head = name.split(" ", 2)[0];
        return head.substring(head.lastIndexOf('.') + 1);
    }
}

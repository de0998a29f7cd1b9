package ta.rules.ruleset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.kie.api.KieBase;

/**
 * The compiled rules of recent policies by their text, so that a policy not seen before compiles only what differs.
 * Safe for use by several threads.
 */
final class RuleStore {

    /** The rules of some ten policies that have none in common, traced; a rule takes 10 to 20 kilobytes. */
    private static final int RULES_MAX = 2_000;

    static final RuleStore SHARED = new RuleStore(RULES_MAX);

    private record Text(Dialect dialect, String drl) {}

    /** Rules that were compiled together. They share their class loader, so that none is freed before all are. */
    private static final class Unit {
        private final Map<Text, RuleImpl> rules = new HashMap<>();

        Unit(Dialect dialect, List<WrittenRule> written) {
            Map<String, RuleImpl> compiled = RuleBases.compile(RuleText.drl(dialect, written));
            written.forEach(rule -> rules.put(new Text(dialect, rule.drl()), compiled.get(rule.name())));
        }
    }

    private final int max;
    private final Map<Text, Unit> unitOf = new HashMap<>();
    private final Map<Unit, Unit> leastRecentFirst = new LinkedHashMap<>(16, 0.75f, true);
    private int held;

    /**
     * @param max how many rules to keep
     */
    RuleStore(int max) {
        this.max = max;
    }

    /**
     * A base with these rules, which fire in this order.
     *
     * @throws IllegalStateException when one does not compile: a defect of the templates, never of a policy
     */
    KieBase base(Dialect dialect, List<WrittenRule> rules) {
        return RuleBases.join(compiled(dialect, rules));
    }

    /**
     * The compiled rules, in the same order.
     *
     * @throws IllegalStateException when one does not compile: a defect of the templates, never of a policy
     */
    List<RuleImpl> compiled(Dialect dialect, List<WrittenRule> rules) {
        Map<Text, RuleImpl> compiled = new HashMap<>();
        List<WrittenRule> missing = known(dialect, rules, compiled);
        if (!missing.isEmpty()) {
            // Not under the lock. Two threads may compile the same rule; either result serves.
            Unit unit = new Unit(dialect, missing);
            keep(unit);
            compiled.putAll(unit.rules);
        }
        return rules.stream()
                .map(rule -> compiled.get(new Text(dialect, rule.drl())))
                .toList();
    }

    /** Adds what is known to {@code found}, and returns the rest. */
    private synchronized List<WrittenRule> known(Dialect dialect, List<WrittenRule> rules, Map<Text, RuleImpl> found) {
        List<WrittenRule> missing = new ArrayList<>();
        for (WrittenRule rule : rules) {
            Text text = new Text(dialect, rule.drl());
            Unit unit = leastRecentFirst.get(unitOf.get(text));
            if (unit == null) {
                missing.add(rule);
            } else {
                found.put(text, unit.rules.get(text));
            }
        }
        return missing;
    }

    private synchronized void keep(Unit unit) {
        unit.rules.keySet().forEach(text -> unitOf.put(text, unit));
        leastRecentFirst.put(unit, unit);
        held += unit.rules.size();
        while (held > max) {
            Unit oldest = leastRecentFirst.keySet().iterator().next();
            leastRecentFirst.remove(oldest);
            oldest.rules.keySet().forEach(text -> unitOf.remove(text, oldest));
            held -= oldest.rules.size();
        }
    }

    /** How many rules it holds. */
    synchronized int size() {
        return held;
    }
}

package ta.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.policy.emit.RuleEmission;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.RuleText;

/**
 * Compiles policies and caches the rule sets of the most recently used ones by hash. Safe for use by several threads.
 */
public final class PolicyCompiler {

    private final Map<String, RuleSet> ruleSets;

    /**
     * @param kept how many rule sets to keep, about a megabyte each
     */
    public PolicyCompiler(int kept) {
        this.ruleSets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RuleSet> eldest) {
                return size() > kept;
            }
        };
    }

    public CompiledPolicy compile(PolicyResult.Valid valid) {
        RuleText text = RuleEmission.of(valid.document(), valid.policy());
        String sha256 = valid.document().sha256();
        RuleSet rules = known(sha256);
        if (rules == null) {
            rules = keep(RuleSet.compile(sha256, valid.policy(), text));
        }
        return new CompiledPolicy(valid.document(), text, rules);
    }

    private synchronized @Nullable RuleSet known(String sha256) {
        return ruleSets.get(sha256);
    }

    /** If two threads compile the same policy at once, both use the rule set of the first. */
    private synchronized RuleSet keep(RuleSet rules) {
        RuleSet before = ruleSets.putIfAbsent(rules.policySha256(), rules);
        return before == null ? rules : before;
    }
}

package ta.rules.trace;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a trace after the rules have fired, so that a session need only keep references while they fire. Written with
 * plain loops, since a batch builds thousands of traces a second.
 */
public final class TraceBuilder {

    private static final String[] IDS = ids();

    private final String baseCurrency;
    private final IdentityHashMap<Fact, String> ids = new IdentityHashMap<>(512);
    private final Map<String, Fact> facts = new LinkedHashMap<>(512);
    private final List<RuleFiring> firings = new ArrayList<>(256);

    /**
     * @param baseCurrency the currency of amounts
     */
    public TraceBuilder(String baseCurrency, List<? extends Fact> rawInputs) {
        this.baseCurrency = baseCurrency;
        for (Fact fact : rawInputs) {
            register(fact);
        }
    }

    /**
     * @param phase the phase of the rule
     * @param clause the JSON pointer of the rule's clause; null if it has none
     * @param sentence what the rule says
     */
    public void add(FiredRule fired, String phase, @Nullable String clause, String sentence) {
        List<String> inputs = ids(fired.matched());
        List<String> outputs = new ArrayList<>(fired.concluded().size());
        for (Fact fact : fired.concluded()) {
            outputs.add(register(fact));
        }
        firing(fired.rule(), phase, clause, sentence, inputs, outputs);
    }

    /** The fact's id. A new fact is added after the facts that it was derived from. */
    public String id(Fact fact) {
        String known = ids.get(fact);
        if (known != null) {
            return known;
        }
        Step step = fact.step();
        if (step == null) {
            throw new IllegalStateException("neither raw, nor concluded, nor derived: "
                    + fact.factType().word());
        }
        List<String> inputs = ids(fact.sources());
        String id = register(fact);
        firing(step.rule(), step.phase(), step.clause(), step.sentence(), inputs, List.of(id));
        return id;
    }

    /** The ids of several facts, each once. */
    public List<String> ids(List<? extends Fact> of) {
        List<String> found = new ArrayList<>(of.size());
        for (Fact fact : of) {
            String id = id(fact);
            if (!found.contains(id)) {
                found.add(id);
            }
        }
        return found;
    }

    public Trace build(Map<String, List<String>> roots) {
        return new Trace(baseCurrency, facts, firings, roots);
    }

    private String register(Fact fact) {
        int number = facts.size();
        String id = number < IDS.length ? IDS[number] : id(number);
        ids.put(fact, id);
        facts.put(id, fact);
        return id;
    }

    private void firing(
            String rule,
            String phase,
            @Nullable String clause,
            String sentence,
            List<String> inputs,
            List<String> outputs) {
        firings.add(new RuleFiring(firings.size() + 1, rule, phase, clause, sentence, inputs, outputs));
    }

    private static String id(int number) {
        return "f" + (number + 1);
    }

    private static String[] ids() {
        String[] ids = new String[2048];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(i);
        }
        return ids;
    }
}

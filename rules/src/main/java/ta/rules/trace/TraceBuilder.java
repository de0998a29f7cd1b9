package ta.rules.trace;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts a trace together after the rules have fired, so that firing keeps references only. */
public final class TraceBuilder {

    private final IdentityHashMap<Fact, String> ids = new IdentityHashMap<>();
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final List<RuleFiring> firings = new ArrayList<>();

    public TraceBuilder(List<? extends Fact> rawInputs) {
        rawInputs.forEach(this::register);
    }

    /**
     * @param phase the phase of the rule
     * @param clause the pointer of the rule's clause, or null
     */
    public void add(FiredRule fired, String phase, String clause) {
        List<String> inputs = ids(fired.matched());
        List<String> outputs = fired.concluded().stream().map(this::register).toList();
        firing(fired.rule(), phase, clause, inputs, outputs);
    }

    /** The fact's id; one not seen before is added after what it was derived from. */
    public String id(Fact fact) {
        String known = ids.get(fact);
        if (known != null) {
            return known;
        }
        Step step = fact.step();
        if (step == null) {
            throw new IllegalStateException("neither raw, nor concluded, nor derived: " + fact.type());
        }
        List<String> inputs = ids(fact.sources());
        String id = register(fact);
        firing(step.rule(), step.phase(), step.clause(), inputs, List.of(id));
        return id;
    }

    public List<String> ids(List<? extends Fact> of) {
        return of.stream().map((Function<Fact, String>) this::id).distinct().toList();
    }

    public Trace build(Map<String, List<String>> roots) {
        return new Trace(facts, firings, roots);
    }

    private String register(Fact fact) {
        String id = "f" + (facts.size() + 1);
        ids.put(fact, id);
        facts.put(id, fact);
        return id;
    }

    private void firing(String rule, String phase, String clause, List<String> inputs, List<String> outputs) {
        firings.add(new RuleFiring(firings.size() + 1, rule, phase, clause, inputs, outputs));
    }
}

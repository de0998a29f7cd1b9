package ta.rules.explanation;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Fact;
import ta.rules.trace.Trace;

/** Adds the ids of facts and the names of rules to sentences, from a run's trace. Without a trace it adds none. */
final class Reasons {

    private final Optional<Trace> trace;
    private final IdentityHashMap<Fact, String> ids = new IdentityHashMap<>();
    private final Map<String, String> rules = new HashMap<>();

    Reasons(Optional<Trace> trace) {
        this.trace = trace;
        trace.ifPresent(known -> {
            known.facts().forEach((id, fact) -> ids.put(fact, id));
            known.firings().forEach(firing -> firing.outputs().forEach(id -> rules.put(id, firing.rule())));
        });
    }

    /**
     * @param clause null if no single clause applies
     * @param facts the most important one first
     */
    Because because(String sentence, @Nullable String clause, List<? extends Fact> facts) {
        List<String> found = trace.isEmpty()
                ? List.of()
                : facts.stream().map(this::id).distinct().toList();
        Optional<String> rule = found.stream().findFirst().map(rules::get);
        return new Because(sentence, rule, Optional.ofNullable(clause), found);
    }

    Because because(String sentence, @Nullable String clause, Fact... facts) {
        return because(sentence, clause, List.of(facts));
    }

    /** The first matching fact of the trace; empty without a trace. */
    <T extends Fact> Optional<T> first(Class<T> kind, Predicate<T> which) {
        return trace.flatMap(known -> known.facts().values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .findFirst());
    }

    private String id(Fact fact) {
        String id = ids.get(fact);
        if (id == null) {
            throw new IllegalStateException(
                    "the trace does not know " + fact.factType().word());
        }
        return id;
    }
}

package ta.rules.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import ta.rules.decision.TraceJson;
import ta.rules.trace.Trace;

/**
 * A fact of a trace as it is stored, sent and shown. Readers need not know the class of the fact.
 *
 * @param type the word of {@link ta.rules.trace.FactType}
 * @param values by name: texts, flags and lists of these
 * @param units by name: the unit of each value that is a number
 * @param sentence the fact in words
 */
public record ExplainedFact(String type, ObjectNode values, ObjectNode units, String sentence) {

    /** The facts of a trace by id, in its order. */
    public static Map<String, ExplainedFact> of(Trace trace) {
        FactText sentences = new FactText(trace.baseCurrency());
        Map<String, ExplainedFact> facts = new LinkedHashMap<>();
        trace.facts().forEach((id, fact) -> {
            ObjectNode json = TraceJson.fact(fact, trace.baseCurrency());
            facts.put(
                    id,
                    new ExplainedFact(
                            fact.factType().word(),
                            json.withObject("/values"),
                            json.withObject("/units"),
                            sentences.of(fact)));
        });
        return facts;
    }
}

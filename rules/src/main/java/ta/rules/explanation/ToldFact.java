package ta.rules.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import ta.rules.decision.TraceJson;
import ta.rules.trace.Trace;

/**
 * A fact of a trace as it is stored, sent and shown: nobody who has it needs to know its class.
 *
 * @param type the word of its kind
 * @param values texts, flags and lists of these, by name
 * @param units of the values that are figures, by the same names
 * @param sentence what it says
 */
public record ToldFact(String type, ObjectNode values, ObjectNode units, String sentence) {

    /** The facts of a trace by id, in its order. */
    public static Map<String, ToldFact> of(Trace trace) {
        FactText sentences = new FactText(trace.baseCurrency());
        Map<String, ToldFact> told = new LinkedHashMap<>();
        trace.facts().forEach((id, fact) -> {
            ObjectNode json = TraceJson.fact(fact, trace.baseCurrency());
            told.put(
                    id,
                    new ToldFact(
                            fact.factType().word(),
                            json.withObject("/values"),
                            json.withObject("/units"),
                            sentences.of(fact)));
        });
        return told;
    }
}

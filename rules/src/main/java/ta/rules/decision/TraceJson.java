package ta.rules.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import ta.rules.trace.Fact;
import ta.rules.trace.Figure;
import ta.rules.trace.RuleFiring;
import ta.rules.trace.Trace;
import ta.rules.trace.Values;

/** The JSON of a trace (specification, 12). */
public final class TraceJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TraceJson() {}

    public static ObjectNode of(Trace trace) {
        ObjectNode json = NODES.objectNode();
        ObjectNode facts = json.putObject("facts");
        trace.facts().forEach((id, fact) -> facts.set(id, fact(fact, trace.baseCurrency())));
        ArrayNode firings = json.putArray("firings");
        trace.firings().forEach(firing -> firings.add(firing(firing)));
        ObjectNode roots = json.putObject("roots");
        trace.roots().forEach((name, ids) -> roots.set(name, texts(ids)));
        return json;
    }

    /**
     * A fact's {@code type}, its {@code values} and, for each of them that is a figure, its unit by the same name in
     * {@code units}.
     */
    public static ObjectNode fact(Fact fact, String baseCurrency) {
        ObjectNode json = NODES.objectNode().put("type", fact.factType().word());
        ObjectNode values = json.putObject("values");
        ObjectNode units = json.putObject("units");
        fact.values().forEach((name, value) -> {
            put(values, name, value);
            Figure figure = Values.figure(value);
            if (figure != null) {
                units.put(name, figure.unitText(baseCurrency));
            }
        });
        return json;
    }

    private static void put(ObjectNode values, String name, Object value) {
        if (value instanceof Boolean flag) {
            values.put(name, flag);
        } else if (value instanceof List<?> list) {
            ArrayNode array = values.putArray(name);
            list.forEach(item -> array.add(Values.text(item)));
        } else {
            values.put(name, Values.text(value));
        }
    }

    private static ObjectNode firing(RuleFiring firing) {
        ObjectNode json = NODES.objectNode()
                .put("seq", firing.seq())
                .put("rule", firing.rule())
                .put("phase", firing.phase())
                .put("clause", firing.clause());
        json.set("inputs", texts(firing.inputs()));
        json.set("outputs", texts(firing.outputs()));
        return json;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode(texts.size());
        texts.forEach(array::add);
        return array;
    }
}

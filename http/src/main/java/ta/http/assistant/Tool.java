package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ta.http.json.Json;
import ta.http.openapi.Arguments;
import ta.http.problem.Refused;

/**
 * Something that an assistant can ask for.
 *
 * @param <A> its arguments, a record of plain values with a description each
 */
public abstract class Tool<A extends Record> {

    private final String name;
    private final String title;
    private final String description;
    private final Class<A> arguments;

    Tool(String name, String title, Class<A> arguments, String description) {
        this.name = name;
        this.title = title;
        this.description = description;
        this.arguments = arguments;
    }

    public String name() {
        return name;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** For the assistant: what it returns, and when it is of use. */
    public String description() {
        return description;
    }

    /** The JSON Schema of its arguments. */
    public ObjectNode schema() {
        return Arguments.schema(arguments);
    }

    /** Whether it changes something. */
    public boolean writes() {
        return false;
    }

    /**
     * @param given the arguments as the assistant sent them, an object of JSON
     * @throws Refused if an argument is wrong, or the API refuses
     */
    public JsonNode call(byte[] given, CallerApi api) {
        return answer(Json.read(given, arguments), api);
    }

    abstract JsonNode answer(A asked, CallerApi api);
}

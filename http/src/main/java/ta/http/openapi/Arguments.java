package ta.http.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The JSON Schema of arguments that are given by name, as that of a request's body. */
public final class Arguments {

    private Arguments() {}

    /**
     * @param type a record whose components are plain values; each has a description
     */
    public static ObjectNode schema(Class<? extends Record> type) {
        Schemas schemas = new Schemas();
        schemas.of(type);
        Map<String, ObjectNode> components = schemas.components();
        if (components.size() != 1) {
            throw new IllegalStateException(type + " has a component that is not a plain value");
        }
        return components.values().iterator().next();
    }
}

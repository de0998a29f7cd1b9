package ta.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Locale;
import java.util.TreeSet;
import ta.http.problem.Problem;
import ta.http.route.Access;
import ta.http.route.Content;
import ta.http.route.Download;
import ta.http.route.Effect;
import ta.http.route.Route;
import ta.http.route.RouteTable;
import ta.http.route.Router;

/** Writes the route table as an OpenAPI 3.1 document. */
public final class OpenApi {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String JSON = "application/json";

    private final Schemas schemas = new Schemas();
    private final TreeSet<String> tags = new TreeSet<>();

    private OpenApi() {}

    /**
     * @param address the server's public address
     */
    public static ObjectNode of(RouteTable table, URI address) {
        return new OpenApi().document(table, address);
    }

    private ObjectNode document(RouteTable table, URI address) {
        ObjectNode document = NODES.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Trading assistant")
                .put("version", "1")
                .put(
                        "description",
                        "Applies an investment policy to a portfolio and explains the orders that it recommends."
                                + " It never places an order. Decimals are strings."
                                + " An error is an RFC 9457 problem with a stable code.");
        document.putArray("servers")
                .addObject()
                .put("url", address.resolve(Router.BASE).toString());
        ObjectNode paths = document.putObject("paths");
        table.routes().forEach(route -> {
            ObjectNode path =
                    paths.has(route.path()) ? (ObjectNode) paths.get(route.path()) : paths.putObject(route.path());
            path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        });
        ObjectNode problem = schemas.of(Problem.class);
        ObjectNode components = document.putObject("components");
        ObjectNode kinds = components.putObject("schemas");
        schemas.components().forEach(kinds::set);
        components
                .putObject("responses")
                .putObject("Problem")
                .put("description", "An error")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", problem);
        ObjectNode secrets = components.putObject("securitySchemes");
        secrets.putObject("token").put("type", "http").put("scheme", "bearer").put("description", "An API token");
        secrets.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "__Host-ta-session")
                .put("description", "A browser session; changes also need the header X-CSRF-Token, see GET /auth/me");
        ArrayNode named = document.putArray("tags");
        tags.forEach(tag -> named.addObject().put("name", tag));
        return document;
    }

    private ObjectNode operation(Route route) {
        String tag = tag(route);
        tags.add(tag);
        ObjectNode operation =
                NODES.objectNode().put("summary", route.summary()).put("operationId", id(route));
        operation.putArray("tags").add(tag);
        ArrayNode parameters = operation.putArray("parameters");
        route.pathParameters().forEach(name -> {
            ObjectNode parameter =
                    parameters.addObject().put("name", name).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        });
        route.parameters().forEach(known -> {
            ObjectNode parameter = parameters
                    .addObject()
                    .put("name", known.name())
                    .put("in", known.in().name().toLowerCase(Locale.ROOT))
                    .put("description", known.what());
            parameter.putObject("schema").put("type", "string");
            if (!known.example().isEmpty()) {
                parameter.put("example", known.example());
            }
        });
        if (route.effect() == Effect.WRITES) {
            ObjectNode key = parameters
                    .addObject()
                    .put("name", "Idempotency-Key")
                    .put("in", "header")
                    .put("required", true)
                    .put("description", "a new key for each request; the same key when the request is repeated");
            key.putObject("schema").put("type", "string").put("maxLength", 200);
            key.put("example", "b1946ac9-2f4e-4b7c-9c3a-0d1e2f3a4b5c");
        }
        route.body().ifPresent(type -> body(operation, type));
        ObjectNode responses = operation.putObject("responses");
        answer(responses.putObject(String.valueOf(route.status())), route);
        if (route.isConditional()) {
            responses.putObject("409").put("$ref", "#/components/responses/Problem");
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        security(operation, route);
        return operation;
    }

    private void body(ObjectNode operation, Class<?> type) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        if (type == byte[].class) {
            body.putObject("content")
                    .putObject("application/octet-stream")
                    .putObject("schema")
                    .put("type", "string")
                    .put("format", "binary");
            return;
        }
        ObjectNode content = body.putObject("content").putObject(JSON);
        content.set("schema", schemas.of(type));
        content.set("example", schemas.example(type, ""));
    }

    private void answer(ObjectNode response, Route route) {
        response.put("description", route.summary());
        Type type = route.answer();
        if (type == Void.class) {
            return;
        }
        ObjectNode content = response.putObject("content");
        if (type == Content.class || type == Download.class) {
            content.putObject("*/*").putObject("schema").put("type", "string");
            return;
        }
        ObjectNode json = content.putObject(JSON);
        json.set("schema", schemas.of(type));
        json.set("example", schemas.example(type, ""));
    }

    private static void security(ObjectNode operation, Route route) {
        ArrayNode security = operation.putArray("security");
        if (route.access() == Access.USER) {
            security.addObject().putArray("token");
        }
        if (route.access() != Access.PUBLIC) {
            security.addObject().putArray("session");
        }
    }

    /** The resource: the first segment of the path, or the one after the portfolio's id. */
    private static String tag(Route route) {
        String[] parts = route.path().split("/");
        return parts.length > 3 && parts[1].equals("portfolios") ? parts[3] : parts[1];
    }

    private static String id(Route route) {
        StringBuilder id = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
        for (String part : route.path().split("[/{}.-]+")) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return id.toString();
    }
}

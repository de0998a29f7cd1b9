package ta.http.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.HandlerType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the route table: all that the router, the OpenAPI document and the tests know about an operation.
 *
 * @param path relative to {@code /api/v1}, with parameters in braces
 * @param body type of the request body; {@code byte[]} for a file; empty for none
 * @param answer type of the response body; {@link Void} for none, {@link Content} if it is not JSON
 * @param parameters the known parameters in the query and in headers
 * @param heavy whether it computes so much that few may run at the same time
 */
public record Route(
        HandlerType method,
        String path,
        String summary,
        Access access,
        Effect effect,
        Optional<Class<?>> body,
        int status,
        Type answer,
        List<Parameter> parameters,
        boolean heavy,
        Handler handler) {

    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");

    /** A parameter in the query or in a header; {@code example} is a valid value, or empty. */
    public record Parameter(In in, String name, String what, String example) {

        /** Where a parameter stands. */
        public enum In {
            QUERY,
            HEADER
        }

        boolean isInQuery(String query) {
            return in == In.QUERY && name.equals(query);
        }
    }

    /** The path of another protocol's messages; not an entry of the table, and not below {@code /api/v1}. */
    static Route ofMessages(String path) {
        return new Route(
                HandlerType.POST,
                path,
                "",
                Access.TOKEN,
                Effect.READS,
                Optional.of(JsonNode.class),
                200,
                JsonNode.class,
                List.of(),
                false,
                (call, tx) -> null);
    }

    /** Whether the route takes {@code If-Match}, and refuses a request for another revision. */
    public boolean isConditional() {
        return parameters.contains(RouteTable.IF_MATCH);
    }

    /** The unique name, such as {@code POST /portfolios/{portfolio}/freeze}. */
    public String name() {
        return method + " " + path;
    }

    public boolean writes() {
        return effect != Effect.READS;
    }

    @Override
    public String toString() {
        return name();
    }

    /** The names in braces, in the order of the path. */
    public List<String> pathParameters() {
        return IN_PATH.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Whether the first parameter of the path is a portfolio, so that only its members may call the route. */
    public boolean isOfPortfolio() {
        Matcher matcher = IN_PATH.matcher(path);
        return matcher.find() && matcher.group(1).equals("portfolio");
    }

    Route takes(Class<?> type) {
        return new Route(
                method, path, summary, access, effect, Optional.of(type), status, answer, parameters, heavy, handler);
    }

    Route answers(int code, Type type) {
        return new Route(method, path, summary, access, effect, body, code, type, parameters, heavy, handler);
    }

    Route with(Access other) {
        return new Route(method, path, summary, other, effect, body, status, answer, parameters, heavy, handler);
    }

    Route with(Effect other) {
        return new Route(method, path, summary, access, other, body, status, answer, parameters, heavy, handler);
    }

    Route asHeavy() {
        return new Route(method, path, summary, access, effect, body, status, answer, parameters, true, handler);
    }

    Route with(List<Parameter> known) {
        return new Route(method, path, summary, access, effect, body, status, answer, known, heavy, handler);
    }
}

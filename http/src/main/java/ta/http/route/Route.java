package ta.http.route;

import io.javalin.http.HandlerType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the route table: all that the router, the OpenAPI document and the tests know of an operation.
 *
 * @param path below {@code /api/v1}, with its parameters in braces
 * @param body what it takes; {@code byte[]} for a file; empty for nothing
 * @param answer what it answers with; {@link Void} for nothing, {@link Content} for what is no JSON
 * @param parameters of the query that it knows
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
        Handler handler) {

    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");

    /** A parameter of the query; {@code example} is one good value. */
    public record Parameter(String name, String what, String example) {}

    /** What tells it from all others, as {@code POST /portfolios/{portfolio}/freeze}. */
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

    /** The names in braces, in their order. */
    public List<String> pathParameters() {
        return IN_PATH.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Whether everything below it belongs to the portfolio that its path names. */
    public boolean isOfPortfolio() {
        Matcher matcher = IN_PATH.matcher(path);
        return matcher.find() && matcher.group(1).equals("portfolio");
    }

    Route takes(Class<?> type) {
        return new Route(method, path, summary, access, effect, Optional.of(type), status, answer, parameters, handler);
    }

    Route answers(int code, Type type) {
        return new Route(method, path, summary, access, effect, body, code, type, parameters, handler);
    }

    Route with(Access other) {
        return new Route(method, path, summary, other, effect, body, status, answer, parameters, handler);
    }

    Route with(Effect other) {
        return new Route(method, path, summary, access, other, body, status, answer, parameters, handler);
    }

    Route with(List<Parameter> known) {
        return new Route(method, path, summary, access, effect, body, status, answer, known, handler);
    }
}

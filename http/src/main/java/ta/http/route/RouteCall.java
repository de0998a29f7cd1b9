package ta.http.route;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a route from within this process.
 *
 * @param route the name of the route, such as {@code GET /portfolios/{portfolio}/dashboard}
 * @param path the values of the parameters of its path
 * @param body a record, or JSON, that is written as the body
 */
public record RouteCall(
        String route,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<Object> body) {

    public static RouteCall of(String route) {
        return new RouteCall(route, Map.of(), Map.of(), Map.of(), Optional.empty());
    }

    /** Sets a parameter of the path. */
    public RouteCall at(String name, Object value) {
        return new RouteCall(route, with(path, name, value), query, headers, body);
    }

    public RouteCall query(String name, Object value) {
        return new RouteCall(route, path, with(query, name, value), headers, body);
    }

    /** Sets the parameter if there is a value. */
    public RouteCall query(String name, Optional<?> value) {
        return value.isPresent() ? query(name, (Object) value.get()) : this;
    }

    public RouteCall header(String name, String value) {
        return new RouteCall(route, path, query, with(headers, name, value), body);
    }

    public RouteCall body(Object value) {
        return new RouteCall(route, path, query, headers, Optional.of(value));
    }

    private static Map<String, String> with(Map<String, String> map, String name, Object value) {
        Map<String, String> changed = new HashMap<>(map);
        changed.put(name, value.toString());
        return changed;
    }
}

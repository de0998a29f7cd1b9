package ta.http.route;

import io.javalin.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ta.database.Ids;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** A request before authentication: received over HTTP, or made within this process. */
public abstract class Request {

    private final String id = Ids.next().toString();

    Request() {}

    /** Identifies the request in the log and in error responses. */
    public String id() {
        return id;
    }

    public abstract String method();

    public abstract String path(String name);

    /** The path with its actual ids. */
    abstract String path();

    abstract Map<String, List<String>> query();

    Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** Refuses unknown and repeated query parameters. */
    void requireKnown(Route route) {
        query().forEach((name, values) -> {
            if (route.parameters().stream().noneMatch(known -> known.isInQuery(name))) {
                throw Refused.at(Code.INVALID, name.isEmpty() ? "?" : name, "unknown parameter");
            }
            if (values.size() != 1) {
                throw Refused.at(Code.INVALID, name, "is repeated " + values.size() + " times");
            }
        });
    }

    public Optional<String> header(String name) {
        return headerLine(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    abstract Optional<String> headerLine(String name);

    public abstract Optional<String> cookie(String name);

    public abstract void setCookie(Cookie cookie);

    /** The client's network address: the nearest one that is not a trusted proxy. */
    public abstract String address();

    abstract boolean hasBody();

    public String userAgent() {
        return header("User-Agent").orElse("");
    }
}

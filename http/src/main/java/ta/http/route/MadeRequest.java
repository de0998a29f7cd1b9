package ta.http.route;

import io.javalin.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** A request that this process makes of a route. */
final class MadeRequest extends Request {

    private final Route route;
    private final RouteCall call;

    MadeRequest(Route route, RouteCall call) {
        this.route = route;
        this.call = call;
    }

    @Override
    public String method() {
        return route.method().name();
    }

    @Override
    public String path(String name) {
        return Optional.ofNullable(call.path().get(name))
                .orElseThrow(() -> Refused.at(Code.INVALID, name, "is required"));
    }

    @Override
    String path() {
        String path = Router.BASE + route.path();
        for (String name : route.pathParameters()) {
            path = path.replace("{" + name + "}", path(name));
        }
        return path;
    }

    @Override
    Map<String, List<String>> query() {
        return call.query().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> List.of(value.getValue())));
    }

    @Override
    Optional<String> headerLine(String name) {
        return Optional.ofNullable(call.headers().get(name));
    }

    /** The body as the route would receive it. */
    byte[] body() {
        return call.body().map(Json::bytes).orElseGet(() -> new byte[0]);
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.empty();
    }

    @Override
    public void setCookie(Cookie cookie) {
        throw new IllegalStateException("a request within this process gets no cookie");
    }

    @Override
    public String address() {
        return "";
    }

    @Override
    boolean hasBody() {
        return call.body().isPresent();
    }
}

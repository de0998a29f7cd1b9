package ta.http.route;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import ta.database.Database;
import ta.http.problem.Refused;

/**
 * Calls routes from within this process. A call passes the same checks as a request over HTTP, has a transaction of its
 * own, and gets the same response.
 */
public final class Calls {

    private final Dispatcher dispatcher;
    private final Map<String, Route> routes;

    Calls(Dispatcher dispatcher, RouteTable table) {
        this.dispatcher = dispatcher;
        this.routes = table.routes().stream().collect(Collectors.toMap(Route::name, Function.identity()));
    }

    /** For a process that serves no requests over HTTP. */
    public static Calls over(Database database, RouteTable table, int perSecond, int atOnce) {
        return new Calls(
                new Dispatcher(
                        database,
                        new Authenticator(new SessionCookie(true), new Origins(Set.<URI>of())),
                        new RateLimits(perSecond, atOnce)),
                table);
    }

    /**
     * @return the body of the response
     * @throws Refused if the response would be an error
     */
    public String call(Caller caller, RouteCall call) {
        Route route = Optional.ofNullable(routes.get(call.route()))
                .orElseThrow(() -> new IllegalArgumentException("there is no route " + call.route()));
        return dispatcher.call(route, caller, new MadeRequest(route, call));
    }
}

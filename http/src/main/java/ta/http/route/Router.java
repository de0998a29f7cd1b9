package ta.http.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Problems;
import ta.http.problem.Refused;
import ta.database.Database;

/** Puts a route table on a server: each request gets an id, a line in the log, its place in the metrics, and an answer. */
public final class Router {

    /** Where the API is. */
    public static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger("ta.http.access");

    private final Dispatcher dispatcher;
    private final Proxies proxies;
    private final MeterRegistry meters;

    /**
     * @param addresses where pages of ours come from
     * @param perSecond requests of one sender; {@code atOnce} requests of all
     * @param bodyPatience how long a body may take
     */
    public Router(
            Database database,
            SessionCookie cookie,
            Set<URI> addresses,
            Proxies proxies,
            MeterRegistry meters,
            int perSecond,
            int atOnce,
            Duration bodyPatience) {
        this.dispatcher = new Dispatcher(
                database,
                new Authenticator(cookie, new Origins(addresses)),
                new RateLimits(perSecond, atOnce),
                bodyPatience);
        this.proxies = proxies;
        this.meters = meters;
    }

    public void serve(RouteTable table, RoutesConfig server) {
        table.routes()
                .forEach(route -> server.addEndpoint(
                        new Endpoint(route.method(), BASE + route.path(), ctx -> serve(route, ctx))));
        // Javalin answers its own ones by itself unless they are named.
        server.exception(HttpResponseException.class, this::refuse);
        server.exception(Exception.class, this::refuse);
    }

    private void serve(Route route, Context ctx) {
        Request request = new Request(ctx, proxies);
        long start = System.nanoTime();
        MDC.put("request", request.id());
        try {
            ctx.header("X-Request-Id", request.id());
            ctx.header("Cache-Control", "no-store");
            dispatcher.serve(route, ctx, request);
        } catch (RuntimeException e) {
            answer(ctx, Problems.of(e), request.id());
        } finally {
            long nanos = System.nanoTime() - start;
            Timer.builder("ta.requests")
                    .description("requests of the API, from the wire to the answer")
                    .tag("route", route.name())
                    .tag("status", String.valueOf(ctx.statusCode()))
                    .register(meters)
                    .record(nanos, TimeUnit.NANOSECONDS);
            LOG.info("{} {} in {} ms", route.name(), ctx.statusCode(), nanos / 1_000_000);
            MDC.clear();
        }
    }

    /** What no route serves, and what failed on the way to one. */
    private void refuse(Exception e, Context ctx) {
        Request request = new Request(ctx, proxies);
        ctx.header("X-Request-Id", request.id());
        ctx.header("Cache-Control", "no-store");
        MDC.put("request", request.id());
        try {
            answer(ctx, e instanceof HttpResponseException http ? wire(http) : Problems.of(e), request.id());
        } finally {
            MDC.clear();
        }
    }

    private static Refused wire(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> new Refused(Code.NOT_FOUND, "there is no such resource", "Maybe look into /openapi.json.");
            case 405 ->
                new Refused(
                        Code.METHOD_NOT_ALLOWED, "the resource has no such method", "Maybe look into /openapi.json.");
            case 413 -> new Refused(Code.BODY_TOO_LARGE, "the body is too large", "");
            default -> new Refused(Code.MALFORMED, "the request cannot be read", "");
        };
    }

    private static void answer(Context ctx, Refused refused, String requestId) {
        Problem problem = Problem.of(refused, requestId);
        ctx.status(problem.status());
        ctx.contentType("application/problem+json");
        Optional.of(refused)
                .flatMap(Refused::retryAfter)
                .ifPresent(wait -> ctx.header("Retry-After", String.valueOf(Math.max(1, wait.toSeconds()))));
        ctx.result(Json.bytes(problem));
    }
}

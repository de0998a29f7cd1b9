package ta.http.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import ta.database.Database;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Problems;
import ta.http.problem.Refused;

/** Serves a route table. Each request gets an id, a line in the access log, a timer in the metrics, and a response. */
public final class Router {

    /** The path below which the API is. */
    public static final String BASE = "/api/v1";

    private static final Logger LOG = LoggerFactory.getLogger("ta.http.access");

    private final Dispatcher dispatcher;
    private final BodyReader bodies;
    private final Executor threads;
    private final Proxies proxies;
    private final MeterRegistry meters;

    /**
     * @param addresses the addresses of our own pages
     * @param perSecond requests per second of one client
     * @param atOnce concurrent requests of all clients
     * @param bodyPatience the deadline for a request body as a whole
     * @param threads process requests whose body has arrived
     */
    public Router(
            Database database,
            SessionCookie cookie,
            Set<URI> addresses,
            Proxies proxies,
            MeterRegistry meters,
            int perSecond,
            int atOnce,
            Duration bodyPatience,
            Executor threads) {
        this.dispatcher = new Dispatcher(
                database, new Authenticator(cookie, new Origins(addresses)), new RateLimits(perSecond, atOnce));
        this.bodies = new BodyReader(bodyPatience);
        this.threads = threads;
        this.proxies = proxies;
        this.meters = meters;
    }

    public void serve(RouteTable table, RoutesConfig server) {
        table.routes()
                .forEach(route -> server.addEndpoint(new Endpoint(
                        route.method(), BASE + route.path(), ctx -> serve(route, ctx, dispatcher::serve))));
        // Without this handler, Javalin would turn its own exceptions into responses of its own.
        server.exception(HttpResponseException.class, this::refuse);
        server.exception(Exception.class, this::refuse);
    }

    /** Serves POST requests of API tokens with the messages of another protocol. */
    public void serve(String path, MessageHandler handler, RoutesConfig server) {
        Route door = Route.ofMessages(path);
        Work forward = (route, ctx, request, admitted, bytes) ->
                dispatcher.forward(route, ctx, request, admitted, bytes, handler);
        server.addEndpoint(new Endpoint(door.method(), path, ctx -> serve(door, ctx, forward)));
    }

    /** Calls routes of the table within the requests of this router, and with the same limits. */
    public Calls calls(RouteTable table) {
        return new Calls(dispatcher, table);
    }

    /** Processes a request that has been read. */
    @FunctionalInterface
    private interface Work {
        void serve(Route route, Context ctx, Request request, Dispatcher.Admitted admitted, byte[] bytes);
    }

    private void serve(Route route, Context ctx, Work work) {
        Request request = new ReceivedRequest(ctx, proxies);
        long start = System.nanoTime();
        ctx.header("X-Request-Id", request.id());
        ctx.header("Cache-Control", "no-store");
        if (!request.hasBody()) {
            answer(route, ctx, request, start, () -> {
                Dispatcher.Admitted admitted = dispatcher.admit(route, request);
                work.serve(route, ctx, request, admitted, new byte[0]);
            });
            return;
        }
        Admission admission = admission(route, request);
        ctx.req().startAsync().setTimeout(0);
        ctx.future(() -> bodies.read(ctx.req().getAsyncContext(), Dispatcher.bodyMax(route), admission.refused())
                .thenAcceptAsync(
                        body -> answer(route, ctx, request, start, () -> {
                            try (body) {
                                byte[] bytes = body.bytes();
                                Dispatcher.Admitted admitted = Objects.requireNonNull(admission.admitted());
                                work.serve(route, ctx, request, admitted, bytes);
                            }
                        }),
                        threads));
    }

    /** One of the two. */
    private record Admission(Dispatcher.@Nullable Admitted admitted, Optional<Refused> refused) {}

    private Admission admission(Route route, Request request) {
        try {
            return new Admission(dispatcher.admit(route, request), Optional.empty());
        } catch (RuntimeException e) {
            return new Admission(null, Optional.of(Problems.of(e)));
        }
    }

    private void answer(Route route, Context ctx, Request request, long start, Runnable work) {
        MDC.put("request", request.id());
        Connections.received(ctx.req());
        try {
            work.run();
        } catch (RuntimeException e) {
            answer(ctx, Problems.of(e), request.id());
        } finally {
            long nanos = System.nanoTime() - start;
            Timer.builder("ta.requests")
                    .description("API requests, from reading the request to sending the response")
                    .tag("route", route.name())
                    .tag("status", String.valueOf(ctx.statusCode()))
                    .register(meters)
                    .record(nanos, TimeUnit.NANOSECONDS);
            LOG.info("{} {} in {} ms", route.name(), ctx.statusCode(), nanos / 1_000_000);
            MDC.clear();
        }
    }

    /** Answers a request that no route serves, or that failed before it reached one. */
    private void refuse(Exception e, Context ctx) {
        Request request = new ReceivedRequest(ctx, proxies);
        ctx.header("X-Request-Id", request.id());
        ctx.header("Cache-Control", "no-store");
        MDC.put("request", request.id());
        if (e instanceof MethodNotAllowedResponse other) {
            ctx.header("Allow", String.join(", ", other.getDetails().values()));
        }
        try {
            answer(ctx, e instanceof HttpResponseException http ? refused(http) : Problems.of(e), request.id());
        } finally {
            MDC.clear();
        }
    }

    private static Refused refused(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> new Refused(Code.NOT_FOUND, "there is no such resource", "Maybe see /openapi.json.");
            case 405 ->
                new Refused(Code.METHOD_NOT_ALLOWED, "the resource has no such method", "Maybe see /openapi.json.");
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

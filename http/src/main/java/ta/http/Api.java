package ta.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import ta.http.assistant.protocol.AssistantServer;
import ta.http.json.Json;
import ta.http.openapi.OpenApi;
import ta.http.operation.Readiness;
import ta.http.operation.SetupPage;
import ta.http.route.Connections;
import ta.http.route.Proxies;
import ta.http.route.RouteTable;
import ta.http.route.Router;
import ta.http.route.SessionCookie;
import ta.http.ui.WebUi;

/** The HTTP server with the API, the web UI and the operational endpoints. */
public final class Api implements AutoCloseable {

    /** Where assistants reach the API. */
    private static final String ASSISTANTS = "/mcp";

    private static final int CONNECTIONS = 2_000;
    private static final int CONNECTIONS_OF_ONE = 200;

    /** More than run at once, or than one client may connect: {@code /healthz} answers under full load. */
    private static final int THREADS = 300;

    private final Javalin server;

    private Api(Javalin server) {
        this.server = server;
    }

    /**
     * Starts the server; it accepts requests when this method returns.
     *
     * @throws UncheckedIOException caused by a {@link BindException} when the port is in use
     */
    public static Api start(ApiConfig config, Services services) {
        SessionCookie cookie = new SessionCookie(!config.insecure());
        RouteTable table = Routes.of(services, cookie);
        Set<URI> addresses = new HashSet<>(config.alsoAt());
        addresses.add(config.publicUrl());
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        Proxies proxies = new Proxies(config.trustedProxies());
        Connections connections = new Connections(proxies, CONNECTIONS, CONNECTIONS_OF_ONE, config.bodyPatience());
        Router router = new Router(
                services.database(),
                cookie,
                addresses,
                proxies,
                services.meters(),
                config.requestsPerSecond(),
                config.requestsAtOnce(),
                config.bodyPatience(),
                threads);
        byte[] openApi = Json.bytes(OpenApi.of(table, config.publicUrl()));
        WebUi webUi = WebUi.load();
        Readiness readiness = new Readiness(services.database(), services.pendingMigrations(), services.checks());
        Javalin server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.jetty.host = config.host();
            javalin.jetty.port = config.port();
            javalin.jetty.threadPool = threads;
            javalin.jetty.modifyServer(jetty -> jetty.setHandler(connections));
            javalin.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setIdleTimeout(config.bodyPatience().toMillis());
            });
            javalin.http.prefer405over404 = true;
            javalin.http.maxRequestSize = Long.MAX_VALUE;
            javalin.routes.before(ctx -> headers(ctx, config));
            javalin.routes.get("/healthz", ctx -> ctx.json("ok"));
            javalin.routes.get("/readyz", ctx -> {
                Readiness.Ready ready = readiness.check();
                ctx.status(ready.ready() ? 200 : 503)
                        .contentType("application/json")
                        .result(Json.bytes(ready));
            });
            javalin.routes.get("/metrics", ctx -> metrics(ctx, config, services));
            javalin.routes.get(
                    "/openapi.json", ctx -> ctx.contentType("application/json").result(openApi));
            SetupPage.serve(javalin.routes);
            webUi.serve(javalin.routes);
            router.serve(table, javalin.routes);
            if (config.assistants()) {
                router.serve(ASSISTANTS, new AssistantServer(router.calls(table))::answer, javalin.routes);
            }
        });
        try {
            return new Api(server.start());
        } catch (JavalinBindException e) {
            throw new UncheckedIOException(new BindException("port " + config.port() + " of " + config.host()));
        }
    }

    private static void headers(Context ctx, ApiConfig config) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        if (config.insecure()) {
            ctx.header("X-Insecure-Http", "true");
        } else {
            ctx.header("Strict-Transport-Security", "max-age=63072000");
        }
    }

    private static void metrics(Context ctx, ApiConfig config, Services services) {
        boolean allowed = config.metricsToken()
                .map(token -> same("Bearer " + token, ctx.header("Authorization")))
                .orElseGet(() -> isThisMachine(ctx));
        if (!allowed) {
            ctx.status(404);
            return;
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(services.meters().scrape());
    }

    private static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isThisMachine(Context ctx) {
        try {
            return ctx.header("X-Forwarded-For") == null
                    && ctx.header("Forwarded") == null
                    && InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The port that the server listens on; the actual one if the configured port is 0. */
    public int port() {
        return server.port();
    }

    /** Waits for the running requests, then stops. */
    @Override
    public void close() {
        server.stop();
    }
}

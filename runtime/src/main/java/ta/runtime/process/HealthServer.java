package ta.runtime.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.http.json.Json;
import ta.http.operation.Readiness;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/**
 * The health port of a process: {@code /healthz} shows that it is alive, {@code /readyz} whether it can work and
 * otherwise what is wrong, {@code /metrics} serves Prometheus. It serves only metrics, so it has no sign-in; the
 * environment sets its address.
 */
public final class HealthServer implements AutoCloseable {

    private record Response(int status, String type, String text) {}

    private static final String PORT = "TA_HEALTH_PORT";
    private static final String HOST = "TA_HEALTH_HOST";
    private static final String JSON = "application/json";
    private static final int BACKLOG = 16;
    private static final Response NOT_FOUND = new Response(404, JSON, "{}");
    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    });

    private HealthServer(InetSocketAddress address, Readiness readiness, PrometheusMeterRegistry meters)
            throws IOException {
        this.server = HttpServer.create(address, BACKLOG);
        server.setExecutor(threads);
        answer("/healthz", () -> new Response(200, JSON, "{\"alive\":true}"));
        answer("/readyz", () -> {
            Readiness.Ready ready = readiness.check();
            return new Response(ready.ready() ? 200 : 503, JSON, Json.text(ready));
        });
        answer("/metrics", () -> new Response(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
        server.start();
    }

    /**
     * Opens the server if {@value #PORT} is set.
     *
     * @throws Refusal if the port is invalid or in use
     */
    public static Optional<HealthServer> configured(
            Environment environment, Readiness readiness, PrometheusMeterRegistry meters) {
        if (environment.get(PORT).isEmpty()) {
            return Optional.empty();
        }
        int port = environment.number(PORT, 0, 0, 65_535);
        String host = environment.get(HOST).orElse("127.0.0.1");
        try {
            return Optional.of(
                    new HealthServer(new InetSocketAddress(InetAddress.getByName(host), port), readiness, meters));
        } catch (IOException e) {
            throw Refusal.unusable("ERROR the port " + port + " of " + host + " cannot be opened: " + e.getMessage()
                    + "\nMaybe choose another port with " + PORT + ", or unset it.");
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(String path, Supplier<Response> handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean exact = exchange.getRequestURI().getPath().equals(path);
                send(exchange, exact ? respond(handler) : NOT_FOUND);
            }
        });
    }

    private static Response respond(Supplier<Response> handler) {
        try {
            return handler.get();
        } catch (RuntimeException e) {
            LOG.error("a defect in the health check", e);
            return new Response(500, JSON, "{}");
        }
    }

    private static void send(HttpExchange exchange, Response answer) throws IOException {
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

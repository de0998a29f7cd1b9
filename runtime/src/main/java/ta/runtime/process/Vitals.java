package ta.runtime.process;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import ta.http.operation.Readiness;
import ta.runtime.settings.Environment;

/** The signs of life of a process without the API: its row in the register and, if configured, its health port. */
public final class Vitals implements AutoCloseable {

    private final ProcessRow row;
    private final Optional<HealthServer> health;

    private Vitals(ProcessRow row, Optional<HealthServer> health) {
        this.row = row;
        this.health = health;
    }

    /**
     * @param row closed together with this
     * @param environment {@code TA_HEALTH_PORT} and {@code TA_HEALTH_HOST} configure the health port
     */
    public static Vitals show(
            Environment environment, ProcessRow row, Readiness readiness, PrometheusMeterRegistry meters) {
        try {
            return new Vitals(row, HealthServer.configured(environment, readiness, meters));
        } catch (RuntimeException e) {
            row.close();
            throw e;
        }
    }

    /** The health port, for the start-up message; empty if there is none. */
    public String where() {
        return health.map(server -> ", health on port " + server.port()).orElse("");
    }

    @Override
    public void close() {
        health.ifPresent(HealthServer::close);
        row.close();
    }
}

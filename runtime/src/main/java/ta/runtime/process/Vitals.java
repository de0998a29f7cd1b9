package ta.runtime.process;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import ta.http.operation.Readiness;
import ta.runtime.settings.Environment;

/** The signs of life of a process that serves no API: its row in the register, and its port where it has one. */
public final class Vitals implements AutoCloseable {

    private final ProcessRow row;
    private final Optional<HealthServer> health;

    private Vitals(ProcessRow row, Optional<HealthServer> health) {
        this.row = row;
        this.health = health;
    }

    /**
     * @param row is closed with this
     * @param environment has {@code TA_HEALTH_PORT}, if there is to be one, and {@code TA_HEALTH_HOST}
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

    /** Where it can be asked, for a person at the terminal; nothing where it cannot. */
    public String where() {
        return health.map(server -> ", health on port " + server.port()).orElse("");
    }

    @Override
    public void close() {
        health.ifPresent(HealthServer::close);
        row.close();
    }
}

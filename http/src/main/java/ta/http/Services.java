package ta.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ta.database.Database;
import ta.backoffice.notice.WebhookHosts;
import ta.backoffice.strategy.ActivePolicies;

/**
 * What the API works with.
 *
 * @param database as {@code ta_app}
 * @param pendingMigrations what the database lacks, by version
 * @param checks what this process has to be ready for besides, by name, as {@link ta.http.operation.Readiness} takes it
 * @param webhooks where a member may have notices sent
 * @param wake tells the worker of this process that there may be a job; the job's row is the truth
 */
public record Services(
        Database database,
        ActivePolicies policies,
        PrometheusMeterRegistry meters,
        Supplier<List<String>> pendingMigrations,
        Map<String, Supplier<String>> checks,
        WebhookHosts webhooks,
        Runnable wake) {}

package ta.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ta.backoffice.notice.WebhookHosts;
import ta.backoffice.retention.RetentionTerms;
import ta.backoffice.review.ReviewTerms;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;

/**
 * What the API needs from the process that runs it.
 *
 * @param database connections with the role {@code ta_app}
 * @param pendingMigrations the versions of the migrations that are not applied yet
 * @param checks further readiness checks of this process, by name; for their results see {@link Readiness}
 * @param webhooks the hosts to which members may send notifications
 * @param backups the folder of backups that an administrator may download; empty if this process knows none
 * @param terms decide how long a recommendation stays open
 * @param reviews what is configured for reviews by a model; empty if they are off
 * @param wake signals the worker of this process that there may be a job; only the job's row decides whether there is
 *     one
 */
public record Services(
        Database database,
        ActivePolicies policies,
        PrometheusMeterRegistry meters,
        Supplier<List<String>> pendingMigrations,
        Map<String, Supplier<String>> checks,
        WebhookHosts webhooks,
        Optional<Path> backups,
        RetentionTerms terms,
        Optional<ReviewTerms> reviews,
        Runnable wake) {}

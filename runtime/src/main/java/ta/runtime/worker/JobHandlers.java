package ta.runtime.worker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.simulation.RunSimulation;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.provider.setup.Providers;
import ta.runtime.review.Reviewer;

/** The handler of each kind of job. To add one, add its kind to {@link JobKind} and its handler here. */
final class JobHandlers {

    private JobHandlers() {}

    static Map<JobKind, JobHandler> over(
            Database database,
            ActivePolicies policies,
            Providers providers,
            Courier courier,
            Keeping keeping,
            Optional<Reviewer> reviewer) {
        DecideRun decide = new DecideRun(database, policies, keeping.terms());
        Map<JobKind, JobHandler> handlers = new EnumMap<>(JobKind.class);
        handlers.put(JobKind.DECIDE_RUN, job -> {
            UUID portfolio = job.portfolioId().orElseThrow();
            UUID run = job.runId().orElseThrow();
            // Compiles the policy now: after a start that takes seconds, and later the portfolio is locked and its
            // owner waits.
            database.read(job.actor(), tx -> {
                policies.warm(tx, portfolio);
                return null;
            });
            return tx -> decide.within(tx, portfolio, run);
        });
        handlers.put(JobKind.REFRESH_PRICES, new RefreshHandler(database, policies, providers));
        handlers.put(JobKind.ASK_PROVIDER, new AskHandler(database, providers));
        handlers.put(JobKind.ASK_MODEL, new ReviewHandler(database, policies, reviewer));
        handlers.put(JobKind.SEND_NOTICE, new SendHandler(database, courier));
        handlers.put(JobKind.SIMULATE, new RunSimulation(database, policies)::prepare);
        KeepingHandlers.add(handlers, database, keeping);
        return handlers;
    }
}

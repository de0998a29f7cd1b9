package ta.runtime.worker;

import java.util.EnumMap;
import java.util.Map;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.provider.setup.Providers;
import ta.storage.Database;
import ta.storage.jobs.JobKind;
import ta.storage.runs.DecideRun;
import ta.storage.runs.RefreshPrices;
import ta.storage.strategy.ActivePolicies;

/** Who does which kind of job. To add one: name it in {@link JobKind} and say here who does it. */
final class JobHandlers {

    private JobHandlers() {}

    static Map<JobKind, JobHandler> over(
            Database database, ActivePolicies policies, Providers providers, Courier courier, Keeping keeping) {
        DecideRun decide = new DecideRun(database, policies);
        Map<JobKind, JobHandler> handlers = new EnumMap<>(JobKind.class);
        handlers.put(
                JobKind.DECIDE_RUN,
                job -> tx -> decide.within(
                        tx, job.portfolioId().orElseThrow(), job.runId().orElseThrow()));
        handlers.put(
                JobKind.REFRESH_PRICES, new RefreshHandler(database, new RefreshPrices(database, policies), providers));
        handlers.put(JobKind.SEND_NOTICE, new SendHandler(database, courier));
        KeepingHandlers.add(handlers, database, keeping);
        return handlers;
    }
}

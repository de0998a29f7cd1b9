package ta.runtime.worker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ta.runtime.market.FileProvider;
import ta.runtime.notice.Courier;
import ta.storage.Database;
import ta.storage.jobs.JobKind;
import ta.storage.runs.DecideRun;
import ta.storage.runs.RefreshPrices;
import ta.storage.strategy.ActivePolicies;

/** Who does which kind of job. To add one: name it in {@link JobKind} and say here who does it. */
final class JobHandlers {

    private JobHandlers() {}

    static Map<JobKind, JobHandler> over(
            Database database, ActivePolicies policies, Optional<FileProvider> prices, Courier courier) {
        DecideRun decide = new DecideRun(database, policies);
        Map<JobKind, JobHandler> handlers = new EnumMap<>(JobKind.class);
        handlers.put(
                JobKind.DECIDE_RUN,
                job -> tx -> decide.within(
                        tx, job.portfolioId().orElseThrow(), job.runId().orElseThrow()));
        handlers.put(
                JobKind.REFRESH_PRICES, new RefreshHandler(database, new RefreshPrices(database, policies), prices));
        handlers.put(JobKind.SEND_NOTICE, new SendHandler(database, courier));
        return handlers;
    }
}

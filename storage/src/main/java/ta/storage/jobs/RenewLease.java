package ta.storage.jobs;

import static ta.storage.jooq.Tables.JOBS;

import java.time.Duration;
import ta.storage.Database;

/** Keeps a job with its worker while that waits for others, as for a provider with many listings. */
public final class RenewLease {

    private final Database database;

    public RenewLease(Database database) {
        this.database = database;
    }

    /**
     * @param lease from now on, by the database's clock
     * @throws LeaseLostException when another worker has the job
     */
    public void renew(LeasedJob job, Duration lease) {
        database.transact(job.actor(), tx -> {
            JobStore.update(
                    job, tx.sql().update(JOBS).set(JOBS.LEASED_UNTIL, tx.at().plus(lease)));
            return job;
        });
    }
}

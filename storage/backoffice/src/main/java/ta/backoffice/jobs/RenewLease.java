package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Duration;
import java.util.Collection;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Database;

/** Keeps jobs with their worker while it is alive and they take long, as one that asks a provider for many listings. */
public final class RenewLease {

    private final Database database;

    public RenewLease(Database database) {
        this.database = database;
    }

    /**
     * Those that another worker has by now stay his. One that is at its last step is passed over: as long as its row is locked nobody
     * takes it, and waiting for it would let the others run out.
     *
     * @param lease from now on, by the database's clock
     */
    public void renew(Collection<LeasedJob> jobs, Duration lease) {
        if (jobs.isEmpty()) {
            return;
        }
        database.transact(
                Actor.system(ClaimJob.WORKER),
                tx -> tx.sql()
                        .update(JOBS)
                        .set(JOBS.LEASED_UNTIL, tx.at().plus(lease))
                        .where(JOBS.ID.in(DSL.select(JOBS.ID)
                                .from(JOBS)
                                .where(DSL.or(jobs.stream().map(JobStore::isOf).toList()))
                                .forUpdate()
                                .skipLocked()))
                        .execute());
    }
}

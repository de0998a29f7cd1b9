package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Duration;
import java.util.Collection;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Database;

/** Extends the leases of jobs that take long, such as a price refresh of many listings, while their worker is alive. */
public final class RenewLease {

    private final Database database;

    public RenewLease(Database database) {
        this.database = database;
    }

    /**
     * Extends the leases. Jobs that have another worker by now are left alone. Locked rows are skipped: a locked job is
     * about to commit and cannot be claimed, and waiting for it could let the leases of the others run out.
     *
     * @param lease how long, from now by the database's clock
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

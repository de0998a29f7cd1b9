package ta.runtime.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.jobs.RenewLease;
import ta.database.Database;
import ta.database.StorageException;

/**
 * Renews the leases of all running jobs in one statement while this process is alive, so that a lease may be short
 * although a job takes long. The lease of a job that exceeds its longest time is no longer renewed, and its thread is
 * interrupted.
 */
final class Heartbeat implements AutoCloseable {

    private record Begun(Thread thread, long since) {}

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final RenewLease leases;
    private final Duration lease;
    private final WorkerSettings settings;
    private final Map<LeasedJob, Begun> running = new HashMap<>();
    private final Thread thread = new Thread(this::run, "heartbeat");
    private boolean closing;

    Heartbeat(Database database, WorkerSettings settings) {
        this.leases = new RenewLease(database);
        this.lease = settings.lease();
        this.settings = settings;
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void begin(LeasedJob job) {
        running.put(job, new Begun(Thread.currentThread(), System.nanoTime()));
    }

    /** Removes the job, and clears an interrupt that was meant for it. */
    synchronized void end(LeasedJob job) {
        running.remove(job);
        boolean late = Thread.interrupted();
        LOG.trace("interrupted: {}", late);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** The job of a thread, if it has one. */
    synchronized List<LeasedJob> of(Thread worker) {
        return running.entrySet().stream()
                .filter(job -> job.getValue().thread() == worker)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void run() {
        try {
            while (true) {
                List<LeasedJob> jobs = jobsToRenew();
                if (jobs == null) {
                    return;
                }
                try {
                    leases.renew(jobs, lease);
                } catch (StorageException e) {
                    LOG.warn("the leases of {} jobs could not be renewed: {}", jobs.size(), e.getMessage());
                } catch (RuntimeException | Error e) {
                    // This thread must go on: without it, another worker would take over every long job before its end.
                    LOG.error("a defect in the heartbeat", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the next renewal. Returns the jobs to renew, or null when this is closed. */
    private synchronized @Nullable List<LeasedJob> jobsToRenew() throws InterruptedException {
        long end = System.nanoTime() + lease.toNanos() / 3;
        for (long left = end - System.nanoTime(); left > 0 && !closing; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        if (closing) {
            return null;
        }
        List<LeasedJob> jobs = new ArrayList<>();
        running.forEach((job, begun) -> {
            if (System.nanoTime() - begun.since() < settings.longest(job.kind()).toNanos()) {
                jobs.add(job);
            } else {
                LOG.error("{} {} takes too long and is interrupted", job.kind(), job.id());
                begun.thread().interrupt();
            }
        });
        return jobs;
    }

    @Override
    public synchronized void close() {
        closing = true;
        notifyAll();
    }
}

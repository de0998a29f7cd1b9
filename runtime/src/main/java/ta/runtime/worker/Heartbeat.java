package ta.runtime.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.database.Database;
import ta.database.StorageException;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.jobs.RenewLease;

/**
 * Renews the leases of the jobs under way, all of them in one statement, as long as this process is alive: so a lease may be short though
 * a job takes long. A job that takes too long for any is left to its lease, and its thread interrupted.
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

    /** From now on no interrupt is meant for the job. */
    synchronized void end(LeasedJob job) {
        running.remove(job);
        boolean late = Thread.interrupted();
        LOG.trace("interrupted: {}", late);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** The job that a thread is at, if there is one. */
    synchronized List<LeasedJob> of(Thread worker) {
        return running.entrySet().stream()
                .filter(job -> job.getValue().thread() == worker)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void run() {
        try {
            while (true) {
                List<LeasedJob> jobs = kept();
                if (jobs == null) {
                    return;
                }
                try {
                    leases.renew(jobs, lease);
                } catch (StorageException e) {
                    LOG.warn("the leases of {} jobs could not be renewed: {}", jobs.size(), e.getMessage());
                } catch (RuntimeException | Error e) {
                    // Without it every job that takes long would be another worker's in its middle.
                    LOG.error("a defect of the heartbeat", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those to be renewed after the next pause; null when there will be none any more. */
    private synchronized List<LeasedJob> kept() throws InterruptedException {
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

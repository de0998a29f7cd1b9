package ta.runtime.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.jobs.BuryUnknownJobs;
import ta.backoffice.jobs.SweepJobs;
import ta.database.Database;
import ta.database.StorageException;

/**
 * A thread that signals due jobs: when it is nudged, and at regular intervals. The caller of {@link #nudge} waits for
 * neither Redis nor the database.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BURY = Duration.ofMinutes(1);

    private final SweepJobs jobs;
    private final BuryUnknownJobs unknown;
    private final Signal signal;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "sweeper");
    private volatile boolean closing;
    private long buriedAt = System.nanoTime();

    /**
     * @param database opened as {@code Role.WORKER}
     * @param signal not closed by this
     */
    public Sweeper(Database database, Signal signal) {
        this.jobs = new SweepJobs(database);
        this.unknown = new BuryUnknownJobs(database);
        this.signal = signal;
        thread.setDaemon(true);
        thread.start();
    }

    /** Announces that a job may be due. Call this after the commit: before it, the job is not visible. */
    public void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (!closing) {
            Duration pause = signal.pause();
            try {
                signal.sweep(jobs);
                bury();
            } catch (StorageException e) {
                LOG.debug("cannot query due jobs: {}", e.getMessage());
                pause = OUTAGE_PAUSE;
            } catch (RuntimeException | Error e) {
                // This thread must go on, as nothing else wakes workers.
                LOG.error("a defect in the sweep", e);
                pause = OUTAGE_PAUSE;
            }
            await(pause);
        }
    }

    private void bury() {
        if (System.nanoTime() - buriedAt > BURY.toNanos()) {
            buriedAt = System.nanoTime();
            int buried = unknown.bury();
            if (buried > 0) {
                LOG.error("{} jobs were given up, as no running version knows their kinds", buried);
            }
        }
    }

    private void await(Duration pause) {
        try {
            if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        nudges.release();
        try {
            // The thread ends by itself, because its calls have timeouts; there is no need to wait for them.
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

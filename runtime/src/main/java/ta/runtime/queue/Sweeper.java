package ta.runtime.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.database.Database;
import ta.database.StorageException;
import ta.backoffice.jobs.BuryUnknownJobs;
import ta.backoffice.jobs.SweepJobs;

/**
 * A thread that signals what is due: when it is told that there is something, and every now and then without. Whoever tells it waits for
 * neither Redis nor the database.
 */
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BURY = Duration.ofMinutes(1);

    private final SweepJobs jobs;
    private final BuryUnknownJobs unknown;
    private final Signal signal;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "sweeper");
    private volatile boolean closing;
    private long buriedAt = System.nanoTime();

    /**
     * @param database as {@link ta.database.Role#WORKER}
     * @param signal stays open when this is closed
     */
    public Sweeper(Database database, Signal signal) {
        this.jobs = new SweepJobs(database);
        this.unknown = new BuryUnknownJobs(database);
        this.signal = signal;
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that something may be due now. To be called after the commit: before it there is nothing to be seen. */
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
                LOG.debug("the database cannot be asked for what is due: {}", e.getMessage());
                pause = OUTAGE_PAUSE;
            } catch (RuntimeException | Error e) {
                // Without it nobody would be woken any more.
                LOG.error("a defect of the sweep", e);
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
                LOG.error("{} jobs are given up, as no version that runs here knows their kinds", buried);
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
            // It ends by itself, as what it asks for has its time-outs; nobody needs to wait for them.
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

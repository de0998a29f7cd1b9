package ta.runtime.queue;

import java.time.Duration;
import java.util.Optional;
import ta.backoffice.jobs.SweepJobs;
import ta.database.StorageException;

/** Wakes workers when jobs are due. */
public interface Signal extends AutoCloseable {

    /** Called when the result of a signal is committed in the database. */
    @FunctionalInterface
    interface Receipt {
        void settled();
    }

    /**
     * Signals the jobs that are due.
     *
     * @throws StorageException if the database is unavailable; a failure of what carries the signal is handled here
     */
    void sweep(SweepJobs jobs);

    /** The interval between sweeps while nobody announces a new job. */
    Duration pause();

    /** Waits for a signal, at most for {@code most}. Empty if there was none; a job may be due all the same. */
    Optional<Receipt> receive(String worker, Duration most) throws InterruptedException;

    /** Releases waiting workers at shutdown. */
    void release();

    @Override
    void close();
}

package ta.runtime.queue;

import java.time.Duration;
import java.util.Optional;
import ta.database.StorageException;
import ta.backoffice.jobs.SweepJobs;

/** What wakes workers. */
public interface Signal extends AutoCloseable {

    /** To be told when what came of a signal stands in the database. */
    @FunctionalInterface
    interface Receipt {
        void settled();
    }

    /**
     * Signals what is due.
     *
     * @throws StorageException when there is no database to ask; whatever carries the signal is nobody's concern but its own
     */
    void sweep(SweepJobs jobs);

    /** How often that has to be done, though nobody says that there is something new. */
    Duration pause();

    /** Waits for a signal, at most as long; none when nobody called. There may be something due without one. */
    Optional<Receipt> receive(String worker, Duration most) throws InterruptedException;

    /** Lets those go on who wait, as there is nothing more to wait for. */
    void letGo();

    @Override
    void close();
}

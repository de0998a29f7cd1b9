package ta.runtime.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ta.backoffice.jobs.SweepJobs;

/** Wakes the threads of this process, and none but those: with it alone, each process looks for itself. */
public final class ThreadSignal implements Signal {

    private final Semaphore signals = new Semaphore(0);
    private final int threads;
    private final Duration pause;

    /**
     * @param threads that there are to be woken
     */
    public ThreadSignal(int threads, Duration pause) {
        this.threads = threads;
        this.pause = pause;
    }

    @Override
    public void sweep(SweepJobs jobs) {
        wake(threads == 0 ? 0 : jobs.due(threads));
    }

    /** So many, if there are so many; those who have not yet heard the last signal are not called twice. */
    void wake(int most) {
        int missing = Math.min(most, threads) - signals.availablePermits();
        if (missing > 0) {
            signals.release(missing);
        }
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Optional<Receipt> receive(String worker, Duration most) throws InterruptedException {
        boolean woken = signals.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        return woken ? Optional.of(() -> {}) : Optional.empty();
    }

    @Override
    public void letGo() {
        signals.release(threads);
    }

    @Override
    public void close() {
        // It has nothing that would have to be given back.
    }
}

package ta.runtime.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ta.backoffice.jobs.SweepJobs;

/** Wakes the threads of this process only. Without Redis, each process polls by itself. */
public final class ThreadSignal implements Signal {

    private final Semaphore signals = new Semaphore(0);
    private final int threads;
    private final Duration pause;

    /**
     * @param threads number of threads to wake
     * @param pause interval between sweeps
     */
    public ThreadSignal(int threads, Duration pause) {
        this.threads = threads;
        this.pause = pause;
    }

    @Override
    public void sweep(SweepJobs jobs) {
        wake(threads == 0 ? 0 : jobs.due(threads));
    }

    /** Wakes up to {@code most} threads. Signals that no thread has received yet count, so that none is woken twice. */
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
    public void release() {
        signals.release(threads);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}

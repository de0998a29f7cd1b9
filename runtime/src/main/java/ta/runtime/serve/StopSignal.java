package ta.runtime.serve;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for Ctrl-C or SIGTERM. The JVM halts when its shutdown hooks have ended, so the hook of this class waits until
 * it is closed. Close it last, after everything that must end cleanly.
 */
public final class StopSignal implements AutoCloseable {

    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::receive, "stop-signal");

    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until the process is told to stop. */
    public void await() throws InterruptedException {
        received.await();
    }

    /** Whether the process was told to stop. */
    public boolean heard() {
        return received.getCount() == 0;
    }

    private void receive() {
        received.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already shutting down, and the hook no longer waits.
        }
    }
}

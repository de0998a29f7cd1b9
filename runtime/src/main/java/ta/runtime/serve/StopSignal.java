package ta.runtime.serve;

import java.util.concurrent.CountDownLatch;

/**
 * Hears Ctrl-C and SIGTERM. The JVM halts when its hooks have run, so the one of this waits until it is closed, which is to be done
 * last: after all that has to end in good order.
 */
public final class StopSignal implements AutoCloseable {

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::tell, "stop-signal");

    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until the process is told to end. */
    public void await() throws InterruptedException {
        told.await();
    }

    /** Whether it was. */
    public boolean heard() {
        return told.getCount() == 0;
    }

    private void tell() {
        told.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine goes down already, and the hook has nothing to wait for.
        }
    }
}

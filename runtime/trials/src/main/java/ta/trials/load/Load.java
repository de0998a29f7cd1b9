package ta.trials.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Clients that repeat one request without a pause, each waiting for its response. */
final class Load {

    /** What a client repeats. */
    interface Client extends AutoCloseable {

        /** Sends one request; returns the status of its response. */
        int once() throws Exception;

        /** Waits until the next request is due; the wait is not measured. */
        default void pause() throws Exception {
            // Most clients have no pause.
        }

        @Override
        default void close() throws IOException, SQLException {
            // Most have nothing to close.
        }
    }

    private final Machine machine;

    Load(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param warmUp time before the measurement, whose responses do not count
     * @param clients creates a client from its number, from 0
     */
    Measured run(String name, int count, Duration warmUp, Duration length, IntFunction<? extends Client> clients) {
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + length.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<List<Measured.Sample>>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> repeat(clients.apply(number), begin, end)));
            }
            sleepUntil(begin);
            Machine.Used before = machine.used();
            sleepUntil(end);
            String used = machine.used().since(before);
            List<Measured.Sample> samples = Collections.synchronizedList(new ArrayList<>());
            for (Future<List<Measured.Sample>> client : running) {
                samples.addAll(client.get());
            }
            return new Measured(name, count, length, List.copyOf(samples), used);
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + ": a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Measured.Sample> repeat(Client client, long begin, long end) throws Exception {
        List<Measured.Sample> samples = new ArrayList<>();
        try (client) {
            for (client.pause(); System.nanoTime() < end; client.pause()) {
                long start = System.nanoTime();
                int status = client.once();
                long done = System.nanoTime();
                if (done >= begin && done < end) {
                    samples.add(new Measured.Sample(done - begin, done - start, status));
                }
            }
        }
        return samples;
    }

    private static void sleepUntil(long time) throws InterruptedException {
        long millis = (time - System.nanoTime()) / 1_000_000;
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }
}

package ta.backoffice.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs tasks on several threads. */
final class Parallel {

    private Parallel() {}

    /**
     * @param done receives how many tasks are done, from any thread
     * @return what the tasks returned, in their order
     */
    static <T> List<T> run(List<Callable<T>> tasks, int threads, IntConsumer done) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger count = new AtomicInteger();
            List<Callable<T>> counted = new ArrayList<>();
            for (Callable<T> task : tasks) {
                counted.add(() -> {
                    T result = task.call();
                    done.accept(count.incrementAndGet());
                    return result;
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : workers.invokeAll(counted)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulation failed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}

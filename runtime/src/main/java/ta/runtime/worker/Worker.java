package ta.runtime.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.provider.setup.Providers;
import ta.runtime.session.Environment;
import ta.storage.Actor;
import ta.storage.Database;
import ta.storage.StorageException;
import ta.storage.jobs.JobKind;
import ta.storage.jobs.LeasedJob;
import ta.storage.market.ProviderHealth;
import ta.storage.strategy.ActivePolicies;

/**
 * Threads that take jobs and do them, until it is closed. Any number of workers, in any number of processes, share one queue. An
 * unavailable database stops none of them: they ask again, ever less often.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration OUTAGE_PAUSE_MAX = Duration.ofSeconds(30);

    private final JobTurn turn;
    private final WorkerSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore signals = new Semaphore(0);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicBoolean outage = new AtomicBoolean();
    private volatile boolean closing;

    Worker(Database database, Map<JobKind, JobHandler> handlers, WorkerSettings settings) {
        this.turn = new JobTurn(database, handlers, settings);
        this.settings = settings;
        for (int i = 1; i <= settings.threads(); i++) {
            String name = "worker-" + ProcessHandle.current().pid() + "-" + i;
            Thread thread = new Thread(() -> run(name), name);
            // A job that hangs must not keep a process from ending; its lease is there for that.
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Starts one.
     *
     * @param database as {@link ta.storage.Role#WORKER}, with a connection for each thread; it stays open when this is closed
     * @param environment says where prices and rates come from, as {@link Providers} reads it, and how notices are sent, as
     *     {@link Courier} does
     */
    public static Worker start(
            Database database, ActivePolicies policies, Environment environment, WorkerSettings settings) {
        return start(
                database,
                policies,
                Providers.configured(environment),
                Courier.configured(environment),
                Keeping.configured(environment, database),
                settings);
    }

    /** The same with the providers themselves. */
    static Worker start(
            Database database,
            ActivePolicies policies,
            Providers providers,
            Courier courier,
            Keeping keeping,
            WorkerSettings settings) {
        try {
            database.transact(Actor.system("worker"), tx -> {
                ProviderHealth.configure(tx, providers.all());
                return providers;
            });
        } catch (StorageException e) {
            // Its jobs wait for the database too; what is configured is then said by what comes of them.
            LOG.warn("nobody could be told which providers are configured: {}", e.getMessage());
        }
        return new Worker(database, JobHandlers.over(database, policies, providers, courier, keeping), settings);
    }

    /** Says that something may be due now. To be called after the commit: before it there is nothing to be seen. */
    public void wake() {
        if (signals.availablePermits() < threads.size()) {
            signals.release();
        }
    }

    /** Whether none of its threads has a job, or is asking for one. */
    public boolean idle() {
        return busy.get() == 0;
    }

    /** Takes no more jobs, and waits for those under way as long as the settings say. What is not done then, another does. */
    @Override
    public void close() {
        closing = true;
        signals.release(threads.size());
        Instant end = Instant.now().plus(settings.grace());
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, Duration.between(Instant.now(), end).toMillis()));
                if (thread.isAlive()) {
                    LOG.warn("{} is left in the middle of a job, which its lease gives to another", thread.getName());
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String name) {
        Duration pause = settings.poll();
        while (!closing) {
            try {
                boolean worked = turn(name);
                available();
                pause = settings.poll();
                if (!worked) {
                    await(pause);
                }
            } catch (StorageException e) {
                unavailable(e);
                pause = longer(pause);
                await(pause);
            } catch (RuntimeException | Error e) {
                // A thread that ended here would be missed by nobody until the queue is long.
                LOG.error("a defect between two jobs", e);
                pause = longer(pause);
                await(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(OUTAGE_PAUSE_MAX) < 0 ? twice : OUTAGE_PAUSE_MAX;
    }

    /** Whether there was a job. */
    private boolean turn(String name) {
        busy.incrementAndGet();
        try {
            Optional<LeasedJob> job = turn.claim(name);
            job.ifPresent(turn::perform);
            return job.isPresent();
        } finally {
            busy.decrementAndGet();
        }
    }

    private void await(Duration most) {
        try {
            boolean woken = signals.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("woken: {}", woken);
        } catch (InterruptedException e) {
            // Closing interrupts it; nobody else may.
            closing = true;
            Thread.currentThread().interrupt();
        }
    }

    private void unavailable(StorageException e) {
        if (outage.compareAndSet(false, true)) {
            LOG.warn("the database is unavailable; jobs wait until it is back: {}", e.getMessage());
        }
    }

    private void available() {
        if (outage.compareAndSet(true, false)) {
            LOG.warn("the database is back; jobs go on");
        }
    }
}

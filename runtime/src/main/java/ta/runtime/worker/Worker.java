package ta.runtime.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.jobs.GiveBackJob;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.Tasks;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.provider.setup.Providers;
import ta.runtime.queue.Signal;
import ta.runtime.queue.Signal.Receipt;
import ta.runtime.queue.Signals;
import ta.runtime.queue.Sweeper;
import ta.runtime.queue.ThreadSignal;
import ta.runtime.review.ReviewSettings;
import ta.runtime.review.Reviewer;
import ta.runtime.settings.Environment;

/**
 * Threads that claim and perform jobs until the worker is closed. Any number of workers, in any number of processes,
 * share one queue. While the database is unavailable, they try again, at growing intervals.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration OUTAGE_PAUSE_MAX = Duration.ofSeconds(30);

    /** Idle workers poll at this interval even without a signal. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration TICK = Duration.ofMillis(100);

    private final JobTurn turn;
    private final GiveBackJob giveBack;
    private final WorkerSettings settings;
    private final Signal signal;
    private final Sweeper sweeper;
    private final Heartbeat heartbeat;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean outage = new AtomicBoolean();
    private volatile boolean closing;

    /**
     * @param signal closed together with this
     */
    Worker(
            Database database,
            Map<JobKind, JobHandler> handlers,
            WorkerSettings settings,
            Signal signal,
            MeterRegistry meters) {
        this.heartbeat = new Heartbeat(database, settings);
        this.turn = new JobTurn(database, handlers, settings, heartbeat, new JobMeters(meters));
        this.giveBack = new GiveBackJob(database);
        this.settings = settings;
        this.signal = signal;
        this.sweeper = new Sweeper(database, signal);
        for (int i = 1; i <= settings.threads(); i++) {
            String name = "worker-" + ProcessHandle.current().pid() + "-" + i;
            Thread thread = new Thread(() -> run(name), name);
            // A job that hangs must not keep the process from ending; its lease runs out.
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Starts a worker.
     *
     * @param database opened as {@code Role.WORKER}, with a connection for each thread and two more; not closed by this
     * @param environment configures the price providers ({@link Providers}), notices ({@link Courier}), backups and
     *     retention ({@link Keeping}), reviews ({@link ReviewSettings}) and the signal ({@link Signals})
     */
    public static Worker start(
            Database database,
            ActivePolicies policies,
            Environment environment,
            WorkerSettings settings,
            MeterRegistry meters) {
        return start(
                database,
                policies,
                Providers.configured(environment),
                Courier.configured(environment),
                Keeping.configured(environment, database),
                ReviewSettings.configured(environment).map(Reviewer::new),
                settings,
                settings.doesAll()
                        ? Signals.configured(
                                environment, settings.threads(), settings.poll(), settings.longest(), meters)
                        : new ThreadSignal(settings.threads(), settings.poll()),
                meters);
    }

    /** Starts a worker with the given parts. */
    static Worker start(
            Database database,
            ActivePolicies policies,
            Providers providers,
            Courier courier,
            Keeping keeping,
            Optional<Reviewer> reviewer,
            WorkerSettings settings,
            Signal signal,
            MeterRegistry meters) {
        Map<JobKind, JobHandler> handlers = JobHandlers.over(database, policies, providers, courier, keeping, reviewer);
        handlers.keySet().retainAll(settings.kinds());
        settings.requireOf(handlers.keySet());
        try {
            database.transact(Actor.system("worker"), tx -> {
                // Only a worker that fetches prices knows which providers are configured.
                if (handlers.containsKey(JobKind.REFRESH_PRICES)) {
                    providers.broken().values().forEach(LOG::error);
                    ProviderHealth.configure(tx, providers.all(), providers.defaultPrices(), providers.broken());
                }
                if (handlers.containsKey(JobKind.BACK_UP)) {
                    Tasks.begin(tx, TaskKind.BACKUP);
                }
                if (handlers.containsKey(JobKind.ANCHOR)) {
                    Tasks.begin(tx, TaskKind.ANCHOR);
                }
                return providers;
            });
        } catch (StorageException e) {
            // The jobs wait for the database as well; then their results show what is configured.
            LOG.warn("could not record what this worker is configured for: {}", e.getMessage());
        }
        return new Worker(database, handlers, settings, signal, meters);
    }

    /** Announces that a job may be due. Call this after the commit: before it, the job is not visible. */
    public void wake() {
        sweeper.nudge();
    }

    /** {@code ok}, or what is wrong with its threads. */
    public String describe() {
        long gone = threads.stream().filter(thread -> !thread.isAlive()).count();
        if (gone > 0) {
            return gone + " of " + threads.size() + " threads are gone";
        }
        if (!heartbeat.isAlive()) {
            return "the leases of jobs are not renewed";
        }
        return sweeper.isAlive() ? "ok" : "due jobs are not looked for";
    }

    /**
     * Takes no more jobs, and waits for running ones as long as the settings say. Then gives back what is unfinished.
     */
    @Override
    public void close() {
        closing = true;
        sweeper.close();
        signal.release();
        Instant end = Instant.now().plus(settings.grace());
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, Duration.between(Instant.now(), end).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.stream().filter(Thread::isAlive).forEach(this::giveBack);
        heartbeat.close();
        signal.close();
    }

    /** Gives back the row first, so that later writes of the thread are refused. */
    private void giveBack(Thread thread) {
        for (LeasedJob job : heartbeat.of(thread)) {
            try {
                if (giveBack.giveBack(job)) {
                    LOG.warn("{} {} is given back unfinished", job.kind(), job.id());
                } else {
                    LOG.warn("{} {} is left to finish its last step", job.kind(), job.id());
                }
            } catch (StorageException e) {
                LOG.warn("{} {} is left to its lease: {}", job.kind(), job.id(), e.getMessage());
            }
        }
        thread.interrupt();
    }

    private void run(String name) {
        Duration pause = settings.poll();
        boolean lookAgain = true;
        long looked = System.nanoTime();
        while (!closing) {
            try {
                Optional<Receipt> receipt = signal.receive(name, lookAgain ? Duration.ZERO : settings.poll());
                if (receipt.isEmpty() && !lookAgain && System.nanoTime() - looked < LOOK.toNanos()) {
                    continue;
                }
                // Stays true if the turn fails, so that the next round looks again.
                lookAgain = true;
                lookAgain = !closing && turn(name);
                looked = System.nanoTime();
                receipt.ifPresent(Receipt::settled);
                available();
                pause = settings.poll();
            } catch (InterruptedException e) {
                // The interrupt was meant for the job that has just ended, or closing is set.
                LOG.debug("interrupted between two jobs");
            } catch (StorageException e) {
                unavailable(e);
                pause = longer(pause);
                rest(pause);
            } catch (RuntimeException | Error e) {
                // The thread must go on: nobody would notice its end until the queue is long.
                LOG.error("a defect between two jobs", e);
                pause = longer(pause);
                rest(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(OUTAGE_PAUSE_MAX) < 0 ? twice : OUTAGE_PAUSE_MAX;
    }

    /** Performs the next due job. Returns whether there was one. */
    private boolean turn(String name) {
        Optional<LeasedJob> job = turn.claim(name);
        job.ifPresent(turn::perform);
        return job.isPresent();
    }

    private void rest(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!closing && System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(end - System.nanoTime(), TICK.toNanos()));
        }
    }

    private void unavailable(StorageException e) {
        if (outage.compareAndSet(false, true)) {
            LOG.warn("the database is unavailable; jobs wait until it is back: {}", e.getMessage());
        }
    }

    private void available() {
        if (outage.compareAndSet(true, false)) {
            LOG.warn("the database is back; jobs continue");
        }
    }
}

package ta.runtime.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.backoffice.tasks.FireTask;
import ta.backoffice.tasks.Tasks;

/** Fires the tasks of all portfolios, until it is closed. An unavailable database only makes it late. */
public final class Scheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** What does not fit is nearer its time at the next look. */
    private static final int TRIGGERS_MAX = 10_000;

    private static final Duration JITTER = Duration.ofSeconds(1);
    private static final String TASK = "task";

    private final Database database;
    private final FireTask firing;
    private final Runnable fired;
    private final SchedulerSettings settings;
    private final org.quartz.Scheduler quartz;

    /** Not Quartz's: it gives its threads to what is due first, and a look that waited for ten thousand tasks would come too late. */
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "scheduler-look");
        thread.setDaemon(true);
        return thread;
    });

    private final Future<?> looking;
    private final AtomicBoolean outage = new AtomicBoolean();
    private volatile long lookedAt = System.nanoTime();

    /** By the database's clock, which counts; this machine's may be another. */
    private record Upcoming(Instant at, List<Tasks.Due> tasks) {}

    private Scheduler(Database database, SchedulerSettings settings, Runnable fired) throws SchedulerException {
        this.database = database;
        this.firing = new FireTask(database);
        this.fired = fired;
        this.settings = settings;
        this.quartz = new StdSchedulerFactory(properties(settings)).getScheduler();
        quartz.setJobFactory((bundle, scheduler) -> new Firing(this));
        quartz.addJob(
                JobBuilder.newJob(Firing.class)
                        .withIdentity(TASK)
                        .storeDurably()
                        .build(),
                true);
        quartz.start();
        this.looking =
                looks.scheduleWithFixedDelay(this::look, 0, settings.look().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts one, which looks at once for what an outage has left.
     *
     * @param database as {@link ta.database.Role#WORKER}; it stays open when this is closed
     * @param fired is told of each task that was fired, after its commit: there may be a job now
     */
    public static Scheduler start(Database database, SchedulerSettings settings, Runnable fired) {
        try {
            return new Scheduler(database, settings, fired);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler did not start", e);
        }
    }

    /** Each has a name of its own, as Quartz knows those of one process by their names. */
    private static Properties properties(SchedulerSettings settings) {
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "scheduler-" + UUID.randomUUID());
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(settings.threads()));
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, "org.quartz.simpl.RAMJobStore");
        return properties;
    }

    /** Makes a trigger for each task whose time is near; what is due already fires now. */
    private void look() {
        try {
            Upcoming near = database.read(
                    Actor.system("scheduler"),
                    tx -> new Upcoming(tx.at(), Tasks.due(tx, tx.at().plus(settings.ahead()), TRIGGERS_MAX)));
            Instant now = Instant.now();
            for (Tasks.Due task : near.tasks()) {
                set(task, now.plus(Duration.between(near.at(), task.at())));
            }
            lookedAt = System.nanoTime();
            available();
        } catch (StorageException e) {
            unavailable(e);
        } catch (SchedulerException | RuntimeException | Error e) {
            // What is thrown here would end the looks without a word.
            if (!looks.isShutdown()) {
                LOG.error("a defect of the look for tasks", e);
            }
        }
    }

    private void set(Tasks.Due task, Instant at) throws SchedulerException {
        TriggerKey key = TriggerKey.triggerKey(task.id().toString(), TASK);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(TASK)
                .startAt(Date.from(at))
                // However late the thread is that it waits for.
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .usingJobData(new JobDataMap(Map.of(TASK, task)))
                .build();
        Trigger before = quartz.getTrigger(key);
        if (before == null) {
            quartz.scheduleJob(trigger);
        } else if (Duration.between(before.getStartTime().toInstant(), at).abs().compareTo(JITTER) > 0) {
            quartz.rescheduleJob(key, trigger);
        }
    }

    /** One that fails is still due at the next look. */
    private void fire(Tasks.Due task) {
        try {
            FireTask.Fired result = firing.fire(task);
            available();
            result.slot().ifPresent(slot -> {
                LOG.info("task {}: slot {}, {} skipped", task.id(), slot, result.skipped());
                fired.run();
            });
        } catch (StorageException.Unavailable e) {
            unavailable(e);
        } catch (RuntimeException e) {
            LOG.error("task {} could not be fired, and is tried again", task.id(), e);
        }
    }

    private void unavailable(StorageException e) {
        if (outage.compareAndSet(false, true)) {
            LOG.warn("the database is unavailable; tasks wait until it is back: {}", e.getMessage());
        }
    }

    private void available() {
        if (outage.compareAndSet(true, false)) {
            LOG.warn("the database is back; tasks go on");
        }
    }

    /** {@code ok}, or what is wrong. */
    public String describe() {
        Duration since = Duration.ofNanos(System.nanoTime() - lookedAt);
        return since.compareTo(settings.ahead()) > 0
                ? "the tasks were not looked at for " + since.toSeconds() + " seconds"
                : "ok";
    }

    /** Waits for those that are being fired. */
    @Override
    public void close() {
        looking.cancel(false);
        looks.shutdown();
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("the scheduler did not stop in good order", e);
        }
    }

    private record Firing(Scheduler scheduler) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            scheduler.fire((Tasks.Due) context.getTrigger().getJobDataMap().get(TASK));
        }
    }
}

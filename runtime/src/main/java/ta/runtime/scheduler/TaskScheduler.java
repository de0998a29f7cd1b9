package ta.runtime.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.tasks.FireTask;
import ta.backoffice.tasks.Tasks;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;

/** Fires the tasks of all portfolios until it is closed. An unavailable database only delays them. */
public final class TaskScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskScheduler.class);

    /** Tasks beyond this limit are later ones; a later look sets their triggers. */
    private static final int TRIGGERS_MAX = 10_000;

    private static final Duration JITTER = Duration.ofSeconds(1);
    private static final String TASK = "task";

    private final Database database;
    private final FireTask firing;
    private final Runnable onFired;
    private final SchedulerSettings settings;
    private final Scheduler quartz;

    /**
     * A thread apart from Quartz's: Quartz gives its threads to what is due first, and a look that waited for ten
     * thousand tasks would be too late.
     */
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "scheduler-look");
        thread.setDaemon(true);
        return thread;
    });

    private final Future<?> looking;
    private final AtomicBoolean outage = new AtomicBoolean();
    private volatile long lookedAt = System.nanoTime();

    /** Times of the database's clock, which decides; the clock of this machine may differ. */
    private record Upcoming(Instant at, List<Tasks.Due> tasks) {}

    private TaskScheduler(Database database, SchedulerSettings settings, Runnable onFired) throws SchedulerException {
        this.database = database;
        this.firing = new FireTask(database);
        this.onFired = onFired;
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
     * Starts a scheduler. It looks at once for tasks that an outage has left.
     *
     * @param database opened as {@code Role.WORKER}; not closed by this
     * @param onFired called after the commit that fired a task: there may be a new job
     */
    public static TaskScheduler start(Database database, SchedulerSettings settings, Runnable onFired) {
        try {
            return new TaskScheduler(database, settings, onFired);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler did not start", e);
        }
    }

    /** Each scheduler has a unique name, by which Quartz distinguishes the schedulers of a process. */
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

    /** Sets a trigger for each task that is due soon. An overdue task fires at once. */
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
            // An exception would silently end the looks.
            if (!looks.isShutdown()) {
                LOG.error("a defect in the look for tasks", e);
            }
        }
    }

    private void set(Tasks.Due task, Instant at) throws SchedulerException {
        TriggerKey key = TriggerKey.triggerKey(task.id().toString(), TASK);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(TASK)
                .startAt(Date.from(at))
                // Fires even if a thread becomes free late.
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

    /** A task that fails to fire is still due at the next look. */
    private void fire(Tasks.Due task) {
        try {
            FireTask.Fired result = firing.fire(task);
            available();
            result.slot().ifPresent(slot -> {
                LOG.info("task {}: slot {}, {} skipped", task.id(), slot, result.skipped());
                onFired.run();
            });
        } catch (StorageException.Unavailable e) {
            unavailable(e);
        } catch (RuntimeException e) {
            LOG.error("task {} could not be fired and will be tried again", task.id(), e);
        }
    }

    private void unavailable(StorageException e) {
        if (outage.compareAndSet(false, true)) {
            LOG.warn("the database is unavailable; tasks wait until it is back: {}", e.getMessage());
        }
    }

    private void available() {
        if (outage.compareAndSet(true, false)) {
            LOG.warn("the database is back; tasks continue");
        }
    }

    /** {@code ok}, or what is wrong. */
    public String describe() {
        Duration since = Duration.ofNanos(System.nanoTime() - lookedAt);
        return since.compareTo(settings.ahead()) > 0
                ? "there was no look for due tasks for " + since.toSeconds() + " seconds"
                : "ok";
    }

    /** Waits for tasks that are being fired. */
    @Override
    public void close() {
        looking.cancel(false);
        looks.shutdown();
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("the scheduler did not stop cleanly", e);
        }
    }

    private record Firing(TaskScheduler scheduler) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            scheduler.fire((Tasks.Due)
                    Objects.requireNonNull(context.getTrigger().getJobDataMap().get(TASK)));
        }
    }
}

package ta.runtime.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import ta.backoffice.tasks.ChangeTasks;
import ta.backoffice.tasks.TaskDefinition;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/**
 * Two schedulers fire each slot once; after an outage only the latest slot runs; nothing is lost while the database is
 * away.
 */
final class TaskSchedulerTest {

    private static final SchedulerSettings HASTY =
            new SchedulerSettings(Duration.ofMillis(100), Duration.ofSeconds(10), 3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TASKS = 20;

    private final TestDatabase database = TestDatabase.create();
    private final FullPortfolio portfolio = FullPortfolio.begin(database);

    TaskSchedulerTest() {
        // The shipped tasks have their own times, which may be now.
        database.asSuperuser("update ta.task_definitions set enabled = false");
    }

    @Test
    void slots_afterAnOutage_areTakenOnceByTwoSchedulers_theLatestRun() {
        // No task may become due during the test.
        int hour = LocalTime.now(ZoneOffset.UTC).getHour() < 12 ? 20 : 8;
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(create("task " + i, "0 " + i + " " + hour + " * * ?"));
        }
        since("now() - interval '3 days'");
        AtomicInteger fired = new AtomicInteger();
        try (TaskScheduler one = TaskScheduler.start(database.as(Role.WORKER), HASTY, fired::incrementAndGet);
                TaskScheduler two = TaskScheduler.start(database.as(Role.WORKER), HASTY, fired::incrementAndGet)) {
            await().atMost(PATIENCE)
                    .until(() -> ask("select count(*) from ta.task_definitions where enabled and due_at <= now()")
                            .equals(List.of("0")));
            assertThat(one).isNotSameAs(two);
        }
        assertThat(ask("select count(*) from ta.task_runs where task_definition_id is not null and state = 'QUEUED'"))
                .containsExactly(String.valueOf(TASKS));
        assertThat(ask("select distinct format('%s %s', count(*) filter (where state = 'QUEUED'),"
                        + " count(*) filter (where state = 'SKIPPED' and problem ->> 'code' = 'MISSED'))"
                        + " from ta.task_runs where task_definition_id is not null group by task_definition_id"))
                .as("three slots each, of which the newest is run")
                .containsExactly("1 2");
        assertThat(ask("select count(distinct slot) from ta.task_runs where task_definition_id is not null"))
                .containsExactly(String.valueOf(3 * TASKS));
        assertThat(ask("select count(*) from ta.audit_events where event::json ->> 'action' = 'task.skip'"))
                .containsExactly(String.valueOf(TASKS));
        assertThat(fired).hasValue(tasks.size());
    }

    @Test
    void slots_thatAreStillToCome_areTakenAtTheirTimes() {
        UUID task = create("soon", "0 0 8 * * ?");
        // Users cannot create a task that fires this often, but a test must not wait for minutes.
        database.asSuperuser(
                "update ta.task_definitions set schedule = '0/2 * * * * ?', due_at = now(), slots_after = now() where"
                        + " id = '"
                        + task + "'");
        try (TaskScheduler scheduler = start()) {
            await().atMost(PATIENCE)
                    .until(
                            () -> ask("select slot from ta.task_runs where state = 'QUEUED' and task_definition_id = '"
                                    + task + "'"),
                            slots -> slots.size() >= 3);
            database.asSuperuser("update ta.task_definitions set enabled = false where id = '" + task + "'");
            assertThat(scheduler).isNotNull();
        }
        assertThat(ask("select (count(distinct slot) = count(*))::text from ta.task_runs where task_definition_id = '"
                        + task + "'"))
                .containsExactly("true");
    }

    @Test
    void looks_continue_whileEachThreadIsFiring() throws InterruptedException {
        SchedulerSettings one = new SchedulerSettings(Duration.ofMillis(50), Duration.ofSeconds(3), 1);
        for (int i = 0; i < 5; i++) {
            create("task " + i, "0 0 8 * * ?");
        }
        since("now() - interval '1 day'");
        CountDownLatch firing = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (TaskScheduler scheduler = TaskScheduler.start(database.as(Role.WORKER), one, () -> {
            firing.countDown();
            waitFor(over);
        })) {
            firing.await();
            // Longer than the time after which missing looks are reported.
            Thread.sleep(6_000);
            assertThat(scheduler.describe()).isEqualTo("ok");
            over.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void scheduler_whoseDatabaseGoesAway_continuesWhenItIsBack() throws InterruptedException {
        UUID task = create("daily", "0 0 8 * * ?");
        String name = database.config().url().replaceAll(".*/", "");
        Logger logger = (Logger) LoggerFactory.getLogger(TaskScheduler.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        try (TaskScheduler scheduler = start()) {
            logger.addAppender(log);
            database.asSuperuserElsewhere(
                    "alter database " + name + " allow_connections false",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            await().atMost(PATIENCE).until(() -> !log.list.isEmpty());
            Thread.sleep(1_000);
            database.asSuperuserElsewhere("alter database " + name + " allow_connections true");
            await().atMost(PATIENCE).until(() -> log.list.size() > 1);
            since("now() - interval '1 day'");
            await().atMost(PATIENCE)
                    .until(() -> ask("select count(*) from ta.task_runs where task_definition_id = '" + task + "'")
                            .equals(List.of("1")));
            assertThat(scheduler).isNotNull();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list.stream()
                        .map(event -> event.getFormattedMessage().split(";", 2)[0])
                        .filter(message -> message.startsWith("the database")))
                .containsExactly("the database is unavailable", "the database is back");
    }

    private TaskScheduler start() {
        return TaskScheduler.start(database.as(Role.WORKER), HASTY, () -> {});
    }

    private UUID create(String name, String schedule) {
        return database.as(Role.APP)
                .transact(
                        portfolio.owner,
                        tx -> ChangeTasks.create(
                                tx,
                                portfolio.id,
                                new TaskDefinition(name, TaskKind.DRIFT_CHECK, schedule, "UTC", false, true)));
    }

    /** Acts as if no scheduler had been running since then. */
    private void since(String time) {
        database.asSuperuser("update ta.task_definitions set slots_after = " + time + ", due_at = " + time
                + " where portfolio_id = '" + portfolio.id + "' and time_zone = 'UTC'");
    }

    /** The first column of a query, as text. */
    private List<String> ask(String sql) {
        return database.as(Role.READONLY)
                .read(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
    }
}

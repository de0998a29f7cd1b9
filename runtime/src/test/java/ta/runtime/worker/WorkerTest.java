package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import ta.backoffice.TestPolicies;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.Runs;
import ta.runtime.settings.Environment;

/** A worker with the jobs of a queue, and the faults on the way. */
final class WorkerTest {

    private static final Map<String, String> NOTHING = Map.of();
    private static final String JOBS = "select state || ' ' || attempt from ta.jobs";

    @TempDir
    private Path folder;

    private WorkerFixture desk;

    @BeforeEach
    void setUp() {
        desk = new WorkerFixture();
    }

    @Test
    void run_thatIsRequested_isDecidedWhenTheWorkerIsWoken() {
        WorkerSettings patient = new WorkerSettings(
                1,
                WorkerFixture.HASTY.kinds(),
                Duration.ofHours(1),
                WorkerFixture.HASTY.lease(),
                WorkerFixture.HASTY.longest(),
                WorkerFixture.HASTY.retry(),
                WorkerFixture.HASTY.grace());
        UUID before = desk.review();
        try (Worker worker = Worker.start(
                desk.worker,
                TestPolicies.SHARED,
                new Environment(NOTHING, folder),
                patient,
                new SimpleMeterRegistry())) {
            desk.awaited(before, "SUCCEEDED");
            UUID run = desk.review();
            worker.wake();
            assertThat(desk.awaited(run, "SUCCEEDED").outcome()).contains("BLOCKED");
        }
        assertThat(desk.ask("select distinct event::json ->> 'actor' from ta.audit_events"
                        + " where event::json ->> 'action' = 'run.decide'"))
                .isEqualTo("worker");
    }

    @Test
    void worker_thatFetchesNoPrices_leavesTheProvidersOfOthersConfigured() throws Exception {
        String configured = "select name from ta.provider_health where configured order by name";
        desk.worker(provider("listing,file\nXLON:VWRP,V.csv\n")).close();
        String before = desk.ask(configured);
        assertThat(before).contains("file");
        WorkerSettings others = new WorkerSettings(
                1,
                Set.of(JobKind.SEND_NOTICE),
                WorkerFixture.HASTY.poll(),
                WorkerFixture.HASTY.lease(),
                WorkerFixture.HASTY.longest(),
                WorkerFixture.HASTY.retry(),
                WorkerFixture.HASTY.grace());
        Worker.start(
                        desk.worker,
                        TestPolicies.SHARED,
                        new Environment(NOTHING, folder),
                        others,
                        new SimpleMeterRegistry())
                .close();
        assertThat(desk.ask(configured)).isEqualTo(before);
    }

    @Test
    void decision_ofAFrozenPortfolio_isFrozenAndARefreshFails() throws Exception {
        UUID refresh = desk.request(RunTask.PRICE_REFRESH);
        UUID review = desk.review();
        desk.freeze();
        try (Worker worker = desk.worker(provider("listing,file\nXLON:VWRP,V.csv\n"))) {
            assertThat(desk.awaited(review, "FROZEN").outcome()).contains("FROZEN");
            assertThat(problem(desk.awaited(refresh, "FAILED")).code()).isEqualTo("FROZEN");
            assertThat(worker.describe()).isEqualTo("ok");
        }
        assertThat(desk.ask("select count(*) from ta.price_points")).isEqualTo("0");
    }

    @Test
    void refresh_withoutAProvider_failsAndSaysWhatToDo() {
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        try (Worker worker = desk.worker(NOTHING)) {
            worker.wake();
            assertThat(problem(desk.awaited(run, "FAILED"))).isEqualTo(new RunProblem("NO_PROVIDER", """
                    no source of prices is chosen for this portfolio
                    Maybe choose one in its settings."""));
        }
        assertThat(desk.ask(JOBS)).isEqualTo("DONE 1");
    }

    @Test
    void refresh_withAProvider_importsWhatItHasAndNamesWhatIsMissing() throws Exception {
        Files.writeString(folder.resolve("V.csv"), "date,close\n2026-02-26,11200\n2026-02-27,11234.5\n");
        Files.writeString(folder.resolve("fx.csv"), "date,base,quote,rate\n2026-02-26,GBP,USD,1.35\n");
        UUID whole = desk.request(RunTask.PRICE_REFRESH);
        try (Worker worker = desk.worker(provider("listing,file\nXLON:VWRP,V.csv\n"))) {
            worker.wake();
            Runs.Run row = desk.awaited(whole, "SUCCEEDED");
            assertThat(row.problem()).isEmpty();
            assertThat(row.outcome()).isEmpty();
            Files.writeString(folder.resolve("map.csv"), "listing,file\nXLON:VWRP,V.csv\nXLON:SEMI,S.csv\n");
            UUID part = desk.request(RunTask.PRICE_REFRESH);
            worker.wake();
            RunProblem problem = problem(desk.awaited(part, "SUCCEEDED"));
            assertThat(problem.code()).isEqualTo("INCOMPLETE");
            assertThat(problem.message())
                    .startsWith("not refreshed, or only in part:\nXLON:SEMI: file has no usable file: ERROR")
                    .contains("S.csv: there is no such file");
        }
        assertThat(desk.ask("select price from ta.price_points order by as_of")).isEqualTo("11200\n11234.5");
        assertThat(desk.ask("select rate from ta.fx_rates")).isEqualTo("1.35");
    }

    @Test
    void refresh_whoseFilesAreMissing_isRetriedAndGivenUp() throws Exception {
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        try (Worker worker = desk.worker(provider("listing,file\nXLON:VWRP,nowhere.csv\n"))) {
            worker.wake();
            RunProblem problem = problem(desk.awaited(run, "FAILED"));
            assertThat(problem.code()).isEqualTo("PROVIDER");
            assertThat(problem.message()).contains("nowhere.csv: there is no such file");
        }
        assertThat(desk.ask(JOBS)).isEqualTo("DEAD 5");
    }

    @Test
    void refusal_thatOccursOnlyInTheRun_isNotRetried() {
        Instant march = Instant.parse("2026-03-02T08:00:00Z");
        UUID run = desk.request(RunTask.WEEKLY_REVIEW, Optional.of(march));
        desk.pay(march.plusSeconds(60));
        try (Worker worker = desk.worker(NOTHING)) {
            worker.wake();
            assertThat(problem(desk.awaited(run, "FAILED")).code()).isEqualTo("AS_OF_PAST");
        }
        assertThat(desk.ask(JOBS)).isEqualTo("DONE 1");
        assertThat(desk.ask("select kind from ta.alerts")).isEmpty();
    }

    @Test
    void jobThatAlwaysFails_isADeadLetterWithAnAlertAndStopsNoOther() {
        UUID poison = desk.review();
        UUID good = desk.review();
        JobHandler handler = job -> {
            if (job.runId().orElseThrow().equals(poison)) {
                throw new StackOverflowError("too deep");
            }
            return tx -> tx.sql()
                    .execute("update ta.task_runs set state = 'SUCCEEDED', finished_at = now() where id = '" + good
                            + "'");
        };
        try (Worker worker = desk.worker(handler)) {
            worker.wake();
            assertThat(problem(desk.awaited(poison, "FAILED")).code()).isEqualTo("DEFECT");
            assertThat(desk.awaited(good, "SUCCEEDED").problem()).isEmpty();
        }
        assertThat(desk.ask(JOBS + " order by 1")).isEqualTo("DEAD 5\nDONE 1");
        assertThat(desk.ask("select kind || ' ' || subject from ta.alerts")).isEqualTo("JOB_DEAD " + poison);
    }

    @Test
    void backends_terminatedInTheMiddle_costOnlyAnAttempt() {
        UUID run = desk.review();
        try (Worker worker = desk.worker(NOTHING)) {
            try (WorkerFixture.Barrier barrier = desk.barrier()) {
                worker.wake();
                barrier.awaitArrival();
                terminate();
            }
            desk.awaited(run, "SUCCEEDED");
        }
        assertThat(desk.ask(JOBS)).isEqualTo("DONE 2");
        assertThat(desk.ask("select count(*) from ta.decisions")).isEqualTo("1");
    }

    @Test
    void database_thatIsAwayForAWhile_isAwaitedAndReportedOnce() throws Exception {
        String name = desk.ask("select current_database()");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Worker.class);
        logger.addAppender(log);
        try (Worker worker = desk.worker(NOTHING)) {
            desk.awaited(desk.review(), "SUCCEEDED");
            desk.database.asSuperuserElsewhere(
                    "alter database " + name + " allow_connections false",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            await().atMost(Duration.ofSeconds(30)).until(() -> !log.list.isEmpty());
            Thread.sleep(1_000);
            desk.database.asSuperuserElsewhere("alter database " + name + " allow_connections true");
            await().atMost(Duration.ofSeconds(60)).until(() -> log.list.size() > 1);
            desk.awaited(desk.review(), "SUCCEEDED");
            worker.wake();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list.stream().map(event -> event.getFormattedMessage().split(";", 2)[0]))
                .containsExactly("the database is unavailable", "the database is back");
    }

    @Test
    void close_inTheMiddleOfAJob_letsItFinish() {
        UUID run = desk.review();
        Worker worker = desk.worker(NOTHING);
        CompletableFuture<Void> closed;
        try (WorkerFixture.Barrier barrier = desk.barrier()) {
            barrier.awaitArrival();
            closed = CompletableFuture.runAsync(worker::close);
            assertThat(desk.run(run).state()).isEqualTo("RUNNING");
        }
        closed.join();
        assertThat(desk.run(run).state()).isEqualTo("SUCCEEDED");
        UUID later = desk.review();
        assertThat(desk.run(later).state()).isEqualTo("QUEUED");
    }

    @Test
    void jobs_ofTwoWorkers_areDoneOnceEach() {
        for (int i = 0; i < 50; i++) {
            desk.review();
        }
        try (Worker one = desk.worker(NOTHING);
                Worker two = desk.worker(NOTHING)) {
            one.wake();
            two.wake();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> desk.ask("select count(*) from ta.jobs where state <> 'DONE'")
                            .equals("0"));
        }
        assertThat(desk.ask("select distinct state || ' ' || attempt from ta.jobs"))
                .isEqualTo("DONE 1");
        assertThat(desk.ask("select count(*) from ta.decisions")).isEqualTo("50");
        assertThat(desk.ask("select count(distinct leased_by) >= 1 from ta.jobs"))
                .isEqualTo("true");
    }

    private void terminate() {
        desk.database.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and usename = 'ta_worker'");
    }

    /** The configuration of a folder with that mapping. */
    private Map<String, String> provider(String mapping) throws IOException {
        Map<String, String> variables = new HashMap<>();
        variables.put("TA_PRICES_FOLDER", folder.toString());
        variables.put(
                "TA_PRICES_MAPPING",
                Files.writeString(folder.resolve("map.csv"), mapping).toString());
        if (Files.exists(folder.resolve("fx.csv"))) {
            variables.put("TA_PRICES_FX", folder.resolve("fx.csv").toString());
        }
        return variables;
    }

    private static RunProblem problem(Runs.Run row) {
        return row.problem().orElseThrow();
    }
}

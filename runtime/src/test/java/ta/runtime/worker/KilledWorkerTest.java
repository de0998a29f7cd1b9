package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.DatabaseConfig;
import ta.database.Role;

/** A worker that is killed in the middle of a job leaves only a lease. */
final class KilledWorkerTest {

    private static final String POINTS =
            "select session || ' ' || revision || ' ' || cash from ta.valuation_points order by session, revision";

    @TempDir
    private Path folder;

    private final WorkerFixture desk = new WorkerFixture();

    @Test
    void job_whoseWorkerIsKilled_isTakenOverAfterItsLease() throws Exception {
        UUID run = desk.review();
        try (WorkerFixture.Barrier barrier = desk.barrier()) {
            Process process = start();
            try {
                barrier.awaitArrival();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !desk.somebodyWaits());
        assertThat(desk.run(run).state()).isEqualTo("RUNNING");
        assertThat(desk.ask("select state || ' ' || attempt from ta.jobs")).isEqualTo("RUNNING 1");
        assertThat(desk.ask("select count(*) from ta.decisions")).isEqualTo("0");
        try (Worker worker = desk.worker(Map.of())) {
            worker.wake();
            desk.awaited(run, "SUCCEEDED");
        }
        assertThat(desk.ask("select state || ' ' || attempt from ta.jobs")).isEqualTo("DONE 2");
        assertThat(desk.ask("select count(*) from ta.decisions")).isEqualTo("1");
        assertThat(desk.ask("select event::json ->> 'action' from ta.audit_events where portfolio_id is not null"
                        + " order by seq desc limit 2"))
                .isEqualTo("run.decide\nrun.request");
    }

    /** A late entry makes the points stale; the worker is killed while it writes the new ones. */
    @Test
    void restatement_whoseWorkerIsKilled_leavesThePointsAsTheyWere_untilTheNextOne() throws Exception {
        desk.price();
        UUID first = desk.review();
        try (Worker worker = desk.worker(Map.of())) {
            worker.wake();
            desk.awaited(first, "SUCCEEDED");
        }
        String before = desk.ask(POINTS);
        assertThat(before).isEqualTo("2026-02-26 1 0\n2026-02-27 1 0");
        desk.pay(WorkerFixture.PAID);
        UUID run = desk.review();
        try (WorkerFixture.Barrier barrier = desk.barrier()) {
            Process process = start();
            try {
                barrier.awaitArrival();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !desk.somebodyWaits());
        assertThat(desk.ask(POINTS)).isEqualTo(before);
        try (Worker worker = desk.worker(Map.of())) {
            worker.wake();
            desk.awaited(run, "SUCCEEDED");
        }
        assertThat(desk.ask(POINTS)).isEqualTo("2026-02-26 1 0\n2026-02-26 2 1\n2026-02-27 1 0\n2026-02-27 2 1");
        assertThat(desk.faults()).isEmpty();
    }

    /** Whoever takes it over begins again, and what comes of it is what comes of one that nothing disturbed. */
    @Test
    void simulation_whoseWorkerIsKilled_isTakenOver_withTheSameResult() throws Exception {
        LocalDate from = LocalDate.of(2024, 1, 2);
        LocalDate to = LocalDate.of(2025, 12, 31);
        desk.closes(from, to);
        desk.simulate(from, to);
        Process process = start();
        try {
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> Integer.parseInt(desk.ask("select progress from ta.simulations")) > 0);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(desk.ask("select state from ta.simulations")).isEqualTo("RUNNING");
        desk.simulate(from, to);
        try (Worker worker = desk.worker(Map.of())) {
            worker.wake();
            await().atMost(Duration.ofSeconds(120))
                    .until(() -> desk.ask("select state from ta.simulations").equals("DONE\nDONE"));
        }
        assertThat(desk.ask("select state || ' ' || attempt from ta.jobs where kind = 'SIMULATE' order by attempt"))
                .isEqualTo("DONE 1\nDONE 2");
        assertThat(desk.ask("select result ->> 'simulations' from ta.simulations")
                        .lines())
                .hasSize(2)
                .allMatch(result -> result.contains("\"trades\""))
                .satisfies(results -> assertThat(results.get(0)).isEqualTo(results.get(1)));
        assertThat(desk.faults()).isEmpty();
    }

    private Process start() throws IOException {
        DatabaseConfig config = desk.database.config();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.out").toFile());
        builder.environment().put("TA_DB_URL", config.url());
        builder.environment().put("TA_DB_PASSWORD_WORKER", config.passwords().get(Role.WORKER));
        return builder.start();
    }
}

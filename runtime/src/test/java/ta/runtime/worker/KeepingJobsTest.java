package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.LeasedJob;
import ta.database.Actor;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Ids;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.runtime.keeping.Keeping;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** The handlers of the maintenance jobs, each called as a worker does. */
final class KeepingJobsTest {

    private static final WorkerFixture DESK = new WorkerFixture();

    @TempDir
    private Path folder;

    @Test
    void handlers_withoutFolders_pruneAndNothingElse() {
        assertThat(handlers(Map.of())).containsOnlyKeys(JobKind.PRUNE);
    }

    @Test
    void prune_aPortfolio_endsWithNothingToDo() {
        DESK.database.asSuperuser(
                "insert into ta.jobs (id, portfolio_id, kind, state, finished_at) values (gen_random_uuid(), '"
                        + DESK.portfolio.id() + "', 'SEND_NOTICE', 'DONE', now() - interval '40 days')");
        perform(Map.of(), JobKind.PRUNE);
        assertThat(events("retention.prune")).hasSize(1).first().asString().contains("\"kind\":\"JOBS\"");
        perform(Map.of(), JobKind.PRUNE);
        assertThat(events("retention.prune")).hasSize(1);
    }

    @Test
    void backUpAndAnchor_asJobs_areRecordedInTheSystemsChain() throws IOException {
        Map<String, String> folders =
                Map.of("TA_BACKUP_DIR", "backups", "TA_ANCHOR_DIR", "anchors", "TA_BACKUP_KEEP", "2");
        for (int i = 0; i < 3; i++) {
            perform(folders, JobKind.BACK_UP);
        }
        assertThat(events("backup.make")).hasSize(3);
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".zip"))).hasSize(2);
        }
        perform(folders, JobKind.ANCHOR);
        perform(folders, JobKind.ANCHOR);
        assertThat(events("anchor.make")).hasSize(2);
    }

    @Test
    void backUp_whereAFileIsInTheWay_isRetried() throws IOException {
        Files.writeString(folder.resolve("backups"), "in the way");
        assertThatThrownBy(() -> perform(Map.of("TA_BACKUP_DIR", "backups"), JobKind.BACK_UP))
                .isInstanceOf(StorageException.Unavailable.class)
                .hasMessageContaining("cannot write to " + folder.resolve("backups"));
    }

    @Test
    void settings_thatAreInvalid_areRefused() {
        assertThatThrownBy(() -> handlers(Map.of("TA_RETENTION_RUNS_MONTHS", "0")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TA_RETENTION_RUNS_MONTHS is 0\nMaybe use a number from 1 to ");
        assertThatThrownBy(() -> handlers(Map.of("TA_RETENTION_NOTICES_DAYS", "6")))
                .hasMessageContaining("Maybe use a number from 7 to ");
        DatabaseConfig config = DESK.database.config();
        DatabaseConfig alone = new DatabaseConfig(
                config.url(), Map.of(Role.WORKER, config.passwords().get(Role.WORKER)));
        try (Database worker = Database.open(alone, Role.WORKER)) {
            assertThatThrownBy(() -> Keeping.configured(environment(Map.of("TA_ANCHOR_DIR", "a")), worker))
                    .hasMessageContaining("TA_DB_PASSWORD_READONLY is not set");
        }
    }

    private void perform(Map<String, String> variables, JobKind kind) {
        LeasedJob job = new LeasedJob(
                Ids.next(),
                kind,
                kind == JobKind.PRUNE ? Optional.of(DESK.portfolio.id()) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                5,
                Instant.now());
        Consumer<Transaction> last = handlers(variables).get(kind).prepare(job);
        DESK.worker.transact(job.actor(), tx -> {
            last.accept(tx);
            return kind;
        });
    }

    private Map<JobKind, JobHandler> handlers(Map<String, String> variables) {
        Map<JobKind, JobHandler> handlers = new EnumMap<>(JobKind.class);
        KeepingHandlers.add(handlers, DESK.worker, Keeping.configured(environment(variables), DESK.worker));
        return handlers;
    }

    private Environment environment(Map<String, String> variables) {
        return new Environment(variables, folder);
    }

    private static List<String> events(String action) {
        return DESK.database
                .as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql()
                                .fetch("select event from ta.audit_events where event::json ->> 'action' = '" + action
                                        + "'")
                                .getValues(0, String.class));
    }
}

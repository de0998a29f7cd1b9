package ta.backoffice.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.StorageException;
import ta.database.Transaction;

/** The members of a portfolio create, change and delete its tasks. */
class ChangeTasksTest {

    private static final Board BOARD = new Board();
    private static final String MONDAYS = "0 0 8 ? * MON";

    private final TestPortfolio mine = TestPortfolio.create(BOARD.database);

    @Test
    void portfolio_thatIsNew_hasTheShippedTasks() {
        List<Tasks.Task> tasks = of(mine.owner(), Optional.of(mine.id()));
        assertThat(tasks)
                .extracting(
                        row -> row.definition().task() + " " + row.definition().schedule())
                .containsExactly(
                        "PRICE_REFRESH 0 5 8-18 ? * MON-FRI",
                        "DRIFT_CHECK 0 30 18 ? * MON-FRI",
                        "WEEKLY_REVIEW 0 0 8 ? * MON",
                        "MONTHLY_ALLOCATION 0 0 8 1 * ?",
                        "RETENTION 0 0 3 ? * SUN");
        assertThat(tasks).allSatisfy(row -> {
            assertThat(row.definition().timeZone()).isEqualTo(Board.LONDON);
            assertThat(row.nextSlots()).hasSize(5).isSorted();
        });
    }

    @Test
    void task_fromItsCreationToItsEnd_isAudited() {
        TaskDefinition task = Board.task(TaskKind.QUARTERLY_REBALANCE, MONDAYS);
        UUID id = BOARD.create(mine.owner(), mine.id(), task);
        assertThat(BOARD.task(mine.owner(), mine.id(), id).definition()).isEqualTo(task);
        TaskDefinition to = new TaskDefinition("Later", task.task(), "0 0 9 ? * TUE", "Europe/Paris", true, false);
        BOARD.change(mine.owner(), mine.id(), id, to);
        assertThat(BOARD.task(mine.owner(), mine.id(), id).definition()).isEqualTo(to);
        BOARD.delete(mine.owner(), mine.id(), id);
        assertThat(of(mine.owner(), Optional.of(mine.id())))
                .extracting(Tasks.Task::id)
                .doesNotContain(id);
        assertThat(BOARD.ask("select event::json ->> 'action' from ta.audit_events where portfolio_id = '" + mine.id()
                        + "' order by seq offset 1"))
                .containsExactly("task.create", "task.change", "task.delete");
    }

    @Test
    void task_thatIsInvalid_isRefused() {
        assertRefused("INVALID", () -> create(Board.task(TaskKind.DRIFT_CHECK, "0 0 8 30 2 ?")));
        assertRefused("INVALID", () -> create(Board.task(TaskKind.DRIFT_CHECK, " ")));
        assertRefused("INVALID", () -> create(Board.task(TaskKind.DRIFT_CHECK, "0 0 8 ? * MON ".repeat(20))));
        assertRefused("INVALID", () -> create(Board.task(TaskKind.BACKUP, MONDAYS)));
        create(Board.task(TaskKind.DRIFT_CHECK, MONDAYS));
        assertRefused("EXISTS", () -> create(Board.task(TaskKind.DRIFT_CHECK, MONDAYS)));
        int room = 50 - of(mine.owner(), Optional.of(mine.id())).size();
        for (int i = 0; i < room; i++) {
            create(new TaskDefinition("task " + i, TaskKind.DRIFT_CHECK, MONDAYS, Board.LONDON, false, true));
        }
        assertRefused("INVALID", () -> create(Board.task(TaskKind.WEEKLY_REVIEW, MONDAYS)));
        assertThat(of(mine.owner(), Optional.of(mine.id()))).hasSize(50);
    }

    @Test
    void task_ofAnotherPortfolio_isNotFound() {
        UUID id = BOARD.create(mine.owner(), mine.id(), Board.task(TaskKind.DRIFT_CHECK, MONDAYS));
        TestPortfolio theirs = TestPortfolio.create(BOARD.database);
        for (UUID portfolio : List.of(mine.id(), theirs.id())) {
            assertRefused("NOT_FOUND", () -> BOARD.task(theirs.owner(), portfolio, id));
            assertRefused(
                    "NOT_FOUND",
                    () -> BOARD.change(theirs.owner(), portfolio, id, Board.task(TaskKind.DRIFT_CHECK, MONDAYS)));
            assertRefused("NOT_FOUND", () -> BOARD.delete(theirs.owner(), portfolio, id));
            assertRefused("NOT_FOUND", () -> start(theirs.owner(), Optional.of(portfolio), id));
        }
        assertRefused(
                "NOT_FOUND", () -> BOARD.create(theirs.owner(), mine.id(), Board.task(TaskKind.DRIFT_CHECK, MONDAYS)));
        assertThat(BOARD.task(mine.owner(), mine.id(), id).id()).isEqualTo(id);
    }

    @Test
    void tasksOfTheInstallation_areTheAdministrators() {
        UUID user = new CreateUser(BOARD.app).create(Actor.system("test"), "admin@example.org", "Admin");
        BOARD.database.asSuperuser("update ta.users set admin = true where id = '" + user + "'");
        Actor admin = Actor.user(user, "admin@example.org");
        assertThat(of(mine.owner(), Optional.empty())).isEmpty();
        List<Tasks.Task> tasks = of(admin, Optional.empty());
        assertThat(tasks).extracting(row -> row.definition().task()).containsExactly(TaskKind.ANCHOR, TaskKind.BACKUP);
        UUID id = tasks.get(0).id();
        TaskDefinition later = new TaskDefinition("Anchor", TaskKind.ANCHOR, "0 30 4 * * ?", "UTC", false, true);
        assertRefused("NOT_FOUND", () -> change(mine.owner(), id, later));
        assertRefused("NOT_FOUND", () -> start(mine.owner(), Optional.empty(), id));
        change(admin, id, later);
        assertThat(of(admin, Optional.empty()).get(0).definition()).isEqualTo(later);
        assertRefused(
                "INVALID",
                () -> change(
                        admin, id, new TaskDefinition("Anchor", TaskKind.ANCHOR, "0 30 4 * * ?", "UTC", true, true)));
        RunTaskNow.Started started = start(admin, Optional.empty(), id);
        assertThat(start(admin, Optional.empty(), id))
                .as("while a job is unfinished, no second one is queued")
                .isEqualTo(started);
        assertThat(BOARD.ask("select kind || ' ' || key from ta.jobs where portfolio_id is null"))
                .containsExactly("ANCHOR ANCHOR");
    }

    @Test
    void task_thatIsRunNow_makesTheRunOfItsKeyOnce() {
        FullPortfolio full = BOARD.portfolio();
        UUID id = BOARD.create(full.owner, full.id, Board.task(TaskKind.WEEKLY_REVIEW, MONDAYS));
        RunTaskNow.Started first = start(full.owner, Optional.of(full.id), id);
        assertThat(start(full.owner, Optional.of(full.id), id)).isEqualTo(first);
        assertThat(first.job()).isEmpty();
        assertThat(BOARD.runs(id)).containsExactly("key QUEUED");
        assertThatThrownBy(() -> write(
                        full.owner, tx -> RunTaskNow.within(tx, Optional.of(full.id), id, "2026-12-07T08:00+00:00")))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageStartingWith("the key 2026-12-07T08:00+00:00 has the form of a scheduled time");
    }

    private UUID create(TaskDefinition task) {
        return BOARD.create(mine.owner(), mine.id(), task);
    }

    private static List<Tasks.Task> of(Actor actor, Optional<UUID> portfolio) {
        return BOARD.app.read(actor, tx -> Tasks.of(tx, portfolio));
    }

    private static void change(Actor actor, UUID id, TaskDefinition to) {
        write(actor, tx -> {
            ChangeTasks.change(tx, Optional.empty(), id, to);
            return id;
        });
    }

    private static RunTaskNow.Started start(Actor actor, Optional<UUID> portfolio, UUID id) {
        return write(actor, tx -> RunTaskNow.within(tx, portfolio, id, "key"));
    }

    private static <T> T write(Actor actor, Function<Transaction, T> work) {
        return BOARD.app.transact(actor, work);
    }

    private static void assertRefused(String code, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

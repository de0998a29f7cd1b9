package ta.backoffice.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.backoffice.TestPortfolio;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;

/** A slot is taken once, by the first scheduler that comes, and none is lost. */
class FireTaskTest {

    private static final Board BOARD = new Board();
    private static final String MONDAYS = "0 0 8 ? * MON";
    private static final String HOURLY = "0 30 * * * ?";
    private static final FireTask.Fired NOTHING = new FireTask.Fired(Optional.empty(), 0);

    private final FullPortfolio portfolio = BOARD.portfolio();

    @Test
    void slot_thatHasCome_isAskedForOnce() {
        UUID task = create(TaskKind.WEEKLY_REVIEW, MONDAYS, "2026-12-04T12:00:00Z");
        assertThat(fire(task, "2026-12-07T07:59:59Z")).isEqualTo(NOTHING);
        assertThat(fire(task, "2026-12-07T08:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 0));
        assertThat(fire(task, "2026-12-07T08:00:01Z")).isEqualTo(NOTHING);
        assertThat(BOARD.runs(task)).containsExactly("2026-12-07T08:00+00:00 QUEUED");
        assertThat(BOARD.ask("select kind from ta.jobs j join ta.task_runs r on r.id = j.task_run_id"
                        + " where r.task_definition_id = '" + task + "'"))
                .containsExactly("DECIDE_RUN");
        assertThat(row(task, "last_slot || ' ' || (due_at at time zone 'UTC')"))
                .isEqualTo("2026-12-07T08:00+00:00 2026-12-14 08:00:00");
        assertThat(row(task, "(select requested_by from ta.task_runs r where r.task_definition_id = t.id)"))
                .isEqualTo("scheduler");
    }

    @Test
    void slots_ofAnOutage_areSkippedButForTheLatest() {
        UUID task = create(TaskKind.WEEKLY_REVIEW, "0 0 8,18 * * ?", "2026-12-04T12:00:00Z");
        assertThat(fire(task, "2026-12-07T12:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 5));
        assertThat(BOARD.runs(task))
                .containsExactly(
                        "2026-12-04T18:00+00:00 SKIPPED MISSED",
                        "2026-12-05T08:00+00:00 SKIPPED MISSED",
                        "2026-12-05T18:00+00:00 SKIPPED MISSED",
                        "2026-12-06T08:00+00:00 SKIPPED MISSED",
                        "2026-12-06T18:00+00:00 SKIPPED MISSED",
                        "2026-12-07T08:00+00:00 QUEUED");
    }

    @Test
    void allocations_thatWereSkipped_areTold() {
        UUID task = create(TaskKind.MONTHLY_ALLOCATION, "0 0 8 1 * ?", "2026-08-04T12:00:00Z");
        assertThat(fire(task, "2026-11-07T12:00:00Z")).isEqualTo(fired("2026-11-01T08:00+00:00", 2));
        assertThat(BOARD.ask("select title || ': ' || body from ta.notifications where portfolio_id = '" + portfolio.id
                        + "' and kind = 'TASK_SKIPPED'"))
                .containsExactly("test MONTHLY_ALLOCATION: 2 runs were skipped: No scheduler was at work from"
                        + " 2026-09-01 to 2026-10-01. Only the latest run was made; what the skipped ones would"
                        + " have deployed was not.");
    }

    /** A clock that was far ahead for some seconds leaves a time up to which slots were taken that is wrong. */
    @Test
    void slots_afterAClockWasFarAhead_goOn_andNoneIsTakenTwice() {
        UUID task = create(TaskKind.WEEKLY_REVIEW, MONDAYS, "2026-12-04T12:00:00Z");
        assertThat(fire(task, "2026-12-07T08:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 0));
        assertThat(fire(task, "2028-01-12T08:00:00Z").slot()).contains("2028-01-10T08:00+00:00");
        assertThat(fire(task, "2026-12-07T08:00:30Z")).isEqualTo(NOTHING);
        assertThat(fire(task, "2026-12-14T08:00:00Z")).isEqualTo(fired("2026-12-14T08:00+00:00", 0));
        assertThat(fire(task, "2026-12-14T07:30:00Z")).as("an hour back").isEqualTo(NOTHING);
        assertThat(fire(task, "2026-12-14T08:00:10Z")).isEqualTo(NOTHING);
    }

    @Test
    void slots_ofALongOutage_areCountedAndTheNewestKept() {
        UUID task = create(TaskKind.PRICE_REFRESH, "0 0/5 * * * ?", "2026-12-04T12:00:00Z");
        assertThat(fire(task, "2026-12-07T12:00:00Z")).isEqualTo(fired("2026-12-07T12:00+00:00", 3 * 288 - 1));
        List<String> runs = BOARD.runs(task);
        assertThat(runs)
                .hasSize(501)
                .endsWith("2026-12-07T11:55+00:00 SKIPPED MISSED", "2026-12-07T12:00+00:00 QUEUED");
        assertThat(event("task.skip"))
                .containsExactly("{\"definition\":\"" + task + "\",\"first\":\"2026-12-04T12:05+00:00\","
                        + "\"last\":\"2026-12-07T11:55+00:00\",\"slots\":\"863\",\"task\":\"PRICE_REFRESH\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29", "2026-10-25"})
    void slots_ofANightOnWhichTheClocksChange_areEachTakenOnce(String day) {
        Instant begin = Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(3));
        UUID task = create(TaskKind.DRIFT_CHECK, HOURLY, begin.toString());
        List<String> taken = new ArrayList<>();
        for (Instant now = begin; now.isBefore(begin.plus(Duration.ofHours(10))); now = now.plusSeconds(15 * 60)) {
            fire(task, now.toString()).slot().ifPresent(taken::add);
        }
        boolean spring = day.startsWith("2026-03");
        List<String> night = Stream.of("00:30", "01:30", "02:30", "03:30", "04:30", "05:30")
                .map(time -> day + "T" + time + (time.compareTo("01:45") < 0 == spring ? "+00:00" : "+01:00"))
                .toList();
        // In spring the clock skips 01:30: that slot is due at 02:30 summer time, together with the slot of 02:30,
        // which is later and is the one that runs.
        List<String> expected = night.stream()
                .filter(slot -> !(spring && slot.contains("T01:30")))
                .toList();
        assertThat(taken).containsSubsequence(expected).doesNotHaveDuplicates();
        assertThat(BOARD.runs(task))
                .containsAll(expected.stream().map(slot -> slot + " QUEUED").toList())
                .noneMatch(run -> run.contains("SKIPPED"));
    }

    @Test
    void slot_onAClosedDay_movesToTheNextSession() {
        TaskDefinition monthly =
                new TaskDefinition("first", TaskKind.MONTHLY_ALLOCATION, "0 0 8 1 * ?", Board.LONDON, true, true);
        UUID task = BOARD.create(portfolio.owner, portfolio.id, monthly);
        BOARD.since(task, "2026-12-15T00:00:00Z");
        // New Year's Day 2027 is a Friday.
        assertThat(fire(task, "2027-01-01T09:00:00Z")).isEqualTo(NOTHING);
        assertThat(row(task, "due_at at time zone 'UTC'")).isEqualTo("2027-01-04 08:00:00");
        assertThat(fire(task, "2027-01-04T08:00:00Z")).isEqualTo(fired("2027-01-04T08:00+00:00", 0));
    }

    @Test
    void slot_ofAFrozenPortfolio_isAskedForWhereItDecides_andSkippedWhereItFetches() {
        UUID review = create(TaskKind.WEEKLY_REVIEW, MONDAYS, "2026-12-04T12:00:00Z");
        UUID refresh = create(TaskKind.PRICE_REFRESH, MONDAYS, "2026-12-04T12:00:00Z");
        new FreezePortfolio(BOARD.app).freeze(portfolio.owner, portfolio.id, "a doubt");
        assertThat(fire(review, "2026-12-07T08:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 0));
        assertThat(fire(refresh, "2026-12-07T08:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 1));
        assertThat(BOARD.runs(review)).containsExactly("2026-12-07T08:00+00:00 QUEUED");
        assertThat(BOARD.runs(refresh)).containsExactly("2026-12-07T08:00+00:00 SKIPPED FROZEN");
    }

    @Test
    void slot_ofAPortfolioWithoutAPolicy_isSkippedOnce() {
        TestPortfolio bare = TestPortfolio.create(BOARD.database);
        UUID task = BOARD.create(bare.owner(), bare.id(), Board.task(TaskKind.DRIFT_CHECK, MONDAYS));
        BOARD.since(task, "2026-12-04T12:00:00Z");
        assertThat(BOARD.fire(bare.id(), task, "2026-12-07T08:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 1));
        assertThat(BOARD.fire(bare.id(), task, "2026-12-07T08:00:10Z")).isEqualTo(NOTHING);
        assertThat(BOARD.runs(task)).containsExactly("2026-12-07T08:00+00:00 SKIPPED NO_POLICY");
    }

    @Test
    void slot_ofATaskWithoutRuns_queuesAJob() {
        UUID retention = create(TaskKind.RETENTION, "0 0 3 * * ?", "2026-12-04T12:00:00Z");
        assertThat(fire(retention, "2026-12-07T12:00:00Z")).isEqualTo(fired("2026-12-07T03:00+00:00", 2));
        assertThat(BOARD.ask("select kind || ' ' || key from ta.jobs where portfolio_id = '" + portfolio.id + "'"))
                .containsExactly("PRUNE RETENTION");
        assertThat(BOARD.runs(retention)).isEmpty();
        for (String task : List.of("ANCHOR", "BACKUP")) {
            UUID id = UUID.fromString(BOARD.ask("select id from ta.task_definitions where task = '" + task + "'")
                    .get(0));
            BOARD.since(id, "2026-12-06T12:00:00Z");
            assertThat(BOARD.fire(null, id, "2026-12-07T12:00:00Z").slot())
                    .as("no process can do it yet")
                    .isEmpty();
            BOARD.worker.transact(Actor.system("worker"), tx -> {
                Tasks.begin(tx, TaskKind.valueOf(task));
                return tx;
            });
            BOARD.since(id, "2026-12-06T12:00:00Z");
            assertThat(BOARD.fire(null, id, "2026-12-07T12:00:00Z").slot()).isPresent();
        }
        assertThat(BOARD.ask("select kind || ' ' || key from ta.jobs where portfolio_id is null order by 1"))
                .containsExactly("ANCHOR ANCHOR", "BACK_UP BACKUP");
    }

    @Test
    void slot_thatManySchedulersTake_isTakenByOne() throws InterruptedException, ExecutionException {
        UUID task = create(TaskKind.WEEKLY_REVIEW, MONDAYS, "2026-11-20T12:00:00Z");
        ExecutorService schedulers = Executors.newFixedThreadPool(6);
        try {
            Callable<FireTask.Fired> fire = () -> fire(task, "2026-12-07T08:00:00Z");
            List<FireTask.Fired> fired = new ArrayList<>();
            for (Future<FireTask.Fired> one : schedulers.invokeAll(Collections.nCopies(12, fire))) {
                fired.add(one.get());
            }
            assertThat(fired).containsOnlyOnce(fired("2026-12-07T08:00+00:00", 2));
            assertThat(fired).filteredOn(NOTHING::equals).hasSize(11);
        } finally {
            schedulers.shutdown();
        }
        assertThat(BOARD.runs(task)).hasSize(3);
    }

    @Test
    void slots_whilePausedOrBeforeAChange_neverCount() {
        TaskDefinition task = Board.task(TaskKind.DRIFT_CHECK, HOURLY);
        TaskDefinition paused = new TaskDefinition(task.name(), task.task(), HOURLY, Board.LONDON, false, false);
        TaskDefinition other = Board.task(TaskKind.DRIFT_CHECK, "0 45 * * * ?");
        TaskDefinition renamed = new TaskDefinition("new", task.task(), HOURLY, Board.LONDON, false, true);
        UUID id = create(TaskKind.DRIFT_CHECK, HOURLY, "2026-10-01T12:00:00Z");
        BOARD.change(portfolio.owner, portfolio.id, id, paused);
        assertThat(fire(id, "2026-10-02T12:00:00Z")).isEqualTo(NOTHING);
        assertThat(BOARD.task(portfolio.owner, portfolio.id, id).nextSlots()).isEmpty();
        Instant before = Instant.now().minusSeconds(60);
        BOARD.change(portfolio.owner, portfolio.id, id, task);
        assertThat(Instant.parse(row(id, "to_char(slots_after at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")))
                .isAfter(before);
        BOARD.since(id, "2026-10-01T12:00:00Z");
        BOARD.change(portfolio.owner, portfolio.id, id, renamed);
        assertThat(row(id, "slots_after at time zone 'UTC'")).isEqualTo("2026-10-01 12:00:00");
        BOARD.change(portfolio.owner, portfolio.id, id, other);
        assertThat(row(id, "slots_after > now() - interval '1 minute'")).isEqualTo("true");
        assertThat(BOARD.runs(id)).isEmpty();
    }

    @Test
    void slot_ofADeletedTask_isNotTaken() {
        UUID id = create(TaskKind.DRIFT_CHECK, HOURLY, "2026-10-01T12:00:00Z");
        BOARD.delete(portfolio.owner, portfolio.id, id);
        assertThat(fire(id, "2026-10-02T12:00:00Z")).isEqualTo(NOTHING);
    }

    @Test
    void slots_afterAClockThatWasPutBack_areTakenOnce() {
        UUID id = create(TaskKind.DRIFT_CHECK, HOURLY, "2026-10-01T12:00:00Z");
        List<String> taken = Stream.of("13:30", "12:30", "13:31", "14:00", "14:30")
                .flatMap(time -> fire(id, "2026-10-01T" + time + ":00Z").slot().stream())
                .toList();
        assertThat(taken).containsExactly("2026-10-01T14:30+01:00", "2026-10-01T15:30+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule = 'whenever'", "time_zone = 'Mars/Olympus'"})
    void task_thatCannotBeRead_isLeftAloneWithAnAlert(String change) {
        UUID id = create(TaskKind.DRIFT_CHECK, HOURLY, "2026-10-01T12:00:00Z");
        BOARD.database.asSuperuser("update ta.task_definitions set " + change + " where id = '" + id + "'");
        assertThat(fire(id, "2026-10-01T14:00:00Z")).isEqualTo(NOTHING);
        assertThat(row(id, "due_at at time zone 'UTC'")).isEqualTo("2026-10-01 15:00:00");
        assertThat(alerts(id))
                .singleElement()
                .asString()
                .startsWith("The schedule of the task test DRIFT_CHECK cannot be read. It is tried again every hour: ");
        assertThat(BOARD.task(portfolio.owner, portfolio.id, id).nextSlots()).isEmpty();
        UUID other = create(TaskKind.WEEKLY_REVIEW, HOURLY, "2026-10-01T12:00:00Z");
        BOARD.database.asSuperuser("update ta.task_definitions set " + change + " where id = '" + other + "'");
        fire(other, "2026-10-01T14:00:00Z");
        BOARD.change(portfolio.owner, portfolio.id, id, Board.task(TaskKind.DRIFT_CHECK, HOURLY));
        BOARD.delete(portfolio.owner, portfolio.id, other);
        assertThat(alerts(id)).isEmpty();
        assertThat(alerts(other)).isEmpty();
    }

    @Test
    void task_thatOneSchedulerCannotRead_isTakenByAnother_andByASaveWithoutChange() {
        UUID id = create(TaskKind.DRIFT_CHECK, HOURLY, "2026-10-01T12:00:00Z");
        BOARD.database.asSuperuser("update ta.task_definitions set time_zone = 'Mars/Olympus' where id = '" + id + "'");
        assertThat(fire(id, "2026-10-01T14:00:00Z")).isEqualTo(NOTHING);
        BOARD.database.asSuperuser(
                "update ta.task_definitions set time_zone = '" + Board.LONDON + "' where id = '" + id + "'");
        assertThat(fire(id, "2026-10-01T14:59:59Z")).isEqualTo(NOTHING);
        assertThat(fire(id, "2026-10-01T15:00:00Z")).isEqualTo(fired("2026-10-01T15:30+01:00", 2));
        BOARD.database.asSuperuser("update ta.task_definitions set due_at = null where id = '" + id + "'");
        BOARD.change(portfolio.owner, portfolio.id, id, Board.task(TaskKind.DRIFT_CHECK, HOURLY));
        assertThat(row(id, "due_at <= now()")).isEqualTo("true");
    }

    @Test
    void slot_ofAnotherZone_isADifferentSlot() {
        UUID london = create(TaskKind.WEEKLY_REVIEW, MONDAYS, "2026-12-04T12:00:00Z");
        TaskDefinition abroad =
                new TaskDefinition("abroad", TaskKind.WEEKLY_REVIEW, MONDAYS, "America/New_York", false, true);
        UUID newYork = BOARD.create(portfolio.owner, portfolio.id, abroad);
        BOARD.since(newYork, "2026-12-04T12:00:00Z");
        fire(london, "2026-12-07T08:00:00Z");
        assertThat(fire(newYork, "2026-12-07T13:00:00Z")).isEqualTo(fired("2026-12-07T08:00-05:00", 0));
        assertThat(BOARD.runs(newYork)).containsExactly("2026-12-07T08:00-05:00 QUEUED");

        TaskDefinition moved =
                new TaskDefinition("moved", TaskKind.WEEKLY_REVIEW, MONDAYS, "America/Chicago", false, true);
        BOARD.change(portfolio.owner, portfolio.id, london, moved);
        BOARD.since(london, "2026-12-07T08:00:00Z");
        fire(london, "2026-12-07T14:00:00Z");
        assertThat(BOARD.runs(london))
                .containsExactly("2026-12-07T08:00+00:00 QUEUED", "2026-12-07T08:00-06:00 QUEUED");
    }

    @Test
    void slot_ofTwoTasksOfAKindAtOneMoment_hasOneRun() {
        UUID one = create(TaskKind.WEEKLY_REVIEW, MONDAYS, "2026-12-04T12:00:00Z");
        TaskDefinition same = new TaskDefinition("same", TaskKind.WEEKLY_REVIEW, MONDAYS, "UTC", false, true);
        UUID other = BOARD.create(portfolio.owner, portfolio.id, same);
        BOARD.since(other, "2026-12-04T12:00:00Z");
        fire(one, "2026-12-07T08:00:00Z");
        assertThat(fire(other, "2026-12-07T08:00:00Z")).isEqualTo(fired("2026-12-07T08:00+00:00", 0));
        assertThat(BOARD.runs(one)).hasSize(1);
        assertThat(BOARD.runs(other)).isEmpty();
    }

    @Test
    void job_ofATaskWithoutRuns_isQueuedOnceWhileItIsUnfinished() {
        UUID id = create(TaskKind.RETENTION, "0 0 3 * * ?", "2026-12-04T12:00:00Z");
        fire(id, "2026-12-05T12:00:00Z");
        fire(id, "2026-12-06T12:00:00Z");
        BOARD.app.transact(portfolio.owner, tx -> RunTaskNow.within(tx, Optional.of(portfolio.id), id, "a person's"));
        assertThat(BOARD.ask("select kind || ' ' || state from ta.jobs where portfolio_id = '" + portfolio.id + "'"))
                .containsExactly("PRUNE QUEUED");
        assertThat(event("task.fire"))
                .hasSize(2)
                .anyMatch(details -> details.contains("\"slot\":\"2026-12-05T03:00+00:00\""))
                .anyMatch(details -> details.contains("\"slot\":\"2026-12-06T03:00+00:00\""));
    }

    private static List<String> alerts(UUID task) {
        return BOARD.ask("select message from ta.alerts where subject = '" + task + "' and resolved_at is null");
    }

    private UUID create(TaskKind kind, String schedule, String since) {
        UUID task = BOARD.create(portfolio.owner, portfolio.id, Board.task(kind, schedule));
        BOARD.since(task, since);
        return task;
    }

    private FireTask.Fired fire(UUID task, String now) {
        return BOARD.fire(portfolio.id, task, now);
    }

    private static FireTask.Fired fired(String slot, int skipped) {
        return new FireTask.Fired(Optional.of(slot), skipped);
    }

    private static String row(UUID task, String column) {
        return BOARD.ask("select (" + column + ")::text from ta.task_definitions t where id = '" + task + "'")
                .get(0);
    }

    private List<String> event(String action) {
        return BOARD.ask("select event::json ->> 'details' from ta.audit_events where portfolio_id = '" + portfolio.id
                + "' and event::json ->> 'action' = '" + action + "'");
    }
}

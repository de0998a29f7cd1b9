package ta.backoffice.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RequestRun;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.Runs;
import ta.database.Actor;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.Task;

/** A run is requested and then carried out: one for each slot, however often it is requested. */
class RequestRunTest {

    private static final Queue QUEUE = new Queue();
    private static final Instant MARCH = Instant.parse("2026-03-02T08:00:00Z");

    private final TestPortfolio portfolio = QUEUE.portfolio();

    @Test
    void request_thatCommits_isQueuedAndThenDecided() {
        UUID run = QUEUE.request(portfolio, RunTask.MONTHLY_ALLOCATION, "march", MARCH.plusNanos(5))
                .runId();
        Runs.Run queued = QUEUE.run(portfolio, run);
        assertThat(queued)
                .isEqualTo(new Runs.Run(
                        run,
                        portfolio.id(),
                        RunTask.MONTHLY_ALLOCATION,
                        "march",
                        "QUEUED",
                        Optional.of(MARCH),
                        portfolio.owner().name(),
                        queued.requestedAt(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        LeasedJob job = QUEUE.claimed();
        assertThat(QUEUE.run(portfolio, run).state()).isEqualTo("RUNNING");
        QUEUE.decide(job);
        Runs.Run decided = QUEUE.run(portfolio, run);
        assertThat(decided.state()).isEqualTo("SUCCEEDED");
        assertThat(decided.outcome()).contains("BLOCKED");
        assertThat(decided.startedAt()).isPresent();
        assertThat(decided.finishedAt()).isPresent();
        assertThat(decided.requestedBy()).isEqualTo(portfolio.owner().name());
        assertThat(QUEUE.ask("select state from ta.jobs where id = '" + job.id() + "'"))
                .isEqualTo("DONE");
        assertThat(QUEUE.ask("select event::json ->> 'action' from ta.audit_events where portfolio_id = '"
                        + portfolio.id() + "' order by seq offset 2"))
                .isEqualTo("run.request\nrun.decide");
    }

    @Test
    void request_withoutATime_countsAnEntryOfTheSameMoment() {
        UUID run = QUEUE.review(portfolio);
        Instant now = Instant.now();
        new RecordEntries(QUEUE.app)
                .record(
                        portfolio.owner(),
                        portfolio.id(),
                        EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, TestDatabase.number("5"), now)));
        QUEUE.decide(QUEUE.claimed());
        Runs.Run row = QUEUE.run(portfolio, run);
        assertThat(row.state()).isEqualTo("SUCCEEDED");
        assertThat(row.asOf().orElseThrow()).isBetween(now, now.plusSeconds(20));
    }

    @Test
    void request_ofTheSameSlotAgain_isTheSameRun() {
        RequestRun.Requested first = QUEUE.request(portfolio, RunTask.WEEKLY_REVIEW, "monday");
        assertThat(first.repeated()).isFalse();
        RequestRun.Requested again = new RequestRun.Requested(first.runId(), true);
        assertThat(QUEUE.request(portfolio, RunTask.WEEKLY_REVIEW, "monday")).isEqualTo(again);
        QUEUE.decide(QUEUE.claimed());
        assertThat(QUEUE.request(portfolio, RunTask.WEEKLY_REVIEW, "monday")).isEqualTo(again);
        assertThat(QUEUE.claim("two")).isEmpty();
        assertThat(QUEUE.ask("select count(*) from ta.jobs where portfolio_id = '" + portfolio.id() + "'"))
                .isEqualTo("1");
    }

    @Test
    void request_thatRollsBack_leavesNeitherRunNorJob() {
        assertThatThrownBy(() -> QUEUE.app.transact(portfolio.owner(), tx -> {
                    RequestRun.within(tx, portfolio.id(), RunTask.WEEKLY_REVIEW, "never", Optional.empty());
                    throw new IllegalStateException("the response could not be kept");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(QUEUE.claim("one")).isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void request_thatCannotSucceed_isRefusedAtOnce() {
        new RecordEntries(QUEUE.app)
                .record(
                        portfolio.owner(),
                        portfolio.id(),
                        EntryBatch.manual(NewEntry.cash(
                                EntryType.CONTRIBUTION, TestDatabase.number("5"), MARCH.plus(Duration.ofDays(1)))));
        TestPortfolio bare = TestPortfolio.create(QUEUE.database);
        assertConflict("NO_POLICY", () -> QUEUE.request(bare, RunTask.WEEKLY_REVIEW, "a"));
        assertConflict("AS_OF_PAST", () -> QUEUE.request(portfolio, RunTask.WEEKLY_REVIEW, "a", MARCH));
        new FreezePortfolio(QUEUE.app).freeze(portfolio.owner(), portfolio.id(), "a doubt");
        assertConflict("FROZEN", () -> QUEUE.request(portfolio, RunTask.PRICE_REFRESH, "a"));
        assertThatThrownBy(() -> QUEUE.request(portfolio, RunTask.PRICE_REFRESH, "a", MARCH))
                .isInstanceOf(StorageException.Invalid.class);
        assertThatThrownBy(() -> QUEUE.request(portfolio, RunTask.WEEKLY_REVIEW, " "))
                .isInstanceOf(StorageException.Invalid.class);
        assertThat(runs()).isEmpty();
        assertThat(QUEUE.claim("one")).isEmpty();
    }

    @Test
    void decision_ofAFrozenPortfolio_isRecordedAsFrozen() {
        new FreezePortfolio(QUEUE.app).freeze(portfolio.owner(), portfolio.id(), "a doubt");
        UUID run = QUEUE.review(portfolio);
        QUEUE.decide(QUEUE.claimed());
        assertThat(QUEUE.run(portfolio, run).state()).isEqualTo("FROZEN");
        assertThat(QUEUE.run(portfolio, run).outcome()).contains("FROZEN");
    }

    @Test
    void immediateRun_underTheKeyOfAQueuedOne_isRefusedUntilThatIsDecided() {
        RequestRun.Requested queued = QUEUE.request(portfolio, RunTask.WEEKLY_REVIEW, "key", MARCH);
        DecideRun decide = new DecideRun(QUEUE.worker, TestPolicies.SHARED);
        Actor actor = Actor.worker("test", portfolio.id());
        RunRequest request = new RunRequest(portfolio.id(), Task.WEEKLY_REVIEW, "key", MARCH);
        assertConflict("RUN_UNDECIDED", () -> decide.run(actor, request));
        QUEUE.decide(QUEUE.claimed());
        assertThat(decide.run(actor, request).repeated()).isTrue();
        assertThat(decide.run(actor, request).runId()).isEqualTo(queued.runId());
    }

    @Test
    void runs_pageByPage_areNewestFirst() {
        List<UUID> asked = List.of(QUEUE.review(portfolio), QUEUE.review(portfolio), QUEUE.review(portfolio));
        asked.forEach(run -> QUEUE.decide(QUEUE.claimed()));
        assertThat(page(Optional.empty(), 2)).containsExactly(asked.get(2), asked.get(1));
        assertThat(page(Optional.of(asked.get(1)), 2)).containsExactly(asked.get(0));
        assertThatThrownBy(() -> QUEUE.run(portfolio, Ids.next())).isInstanceOf(StorageException.NotFound.class);
    }

    private List<UUID> runs() {
        return page(Optional.empty(), 100);
    }

    private List<UUID> page(Optional<UUID> before, int limit) {
        return QUEUE
                .app
                .read(portfolio.owner(), tx -> Runs.of(tx, portfolio.id(), Runs.Filter.ALL, before, limit))
                .stream()
                .map(Runs.Run::id)
                .toList();
    }

    private static void assertConflict(String code, ThrowingCallable change) {
        assertThatThrownBy(change)
                .asInstanceOf(InstanceOfAssertFactories.type(StorageException.Conflict.class))
                .extracting(StorageException::code)
                .isEqualTo(code);
    }
}

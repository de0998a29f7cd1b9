package ta.backoffice.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.backoffice.TestPolicies;
import ta.backoffice.advice.ExpireAdvice;
import ta.backoffice.advice.IgnoreRecommendation;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.Replay;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.rules.portfolio.Task;

/** Old data is pruned, and events record it; verification still finds anything else that is missing. */
class PruneTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database WORKER = DATABASE.as(Role.WORKER);
    private static final Instant LONG_AGO = FullPortfolio.MONDAY.plus(Duration.ofHours(1));
    private static final RetentionTerms SHORT = new RetentionTerms(1, 7, 1);

    private final ActivePolicies policies = TestPolicies.SHARED;
    private FullPortfolio portfolio;

    @BeforeEach
    void setUp() {
        portfolio = FullPortfolio.begin(DATABASE);
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
    }

    @Test
    void prune_oldRuns_emptiesThoseThatNobodyWasAdvisedBy() {
        List<UUID> old = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            old.add(decide(Task.WEEKLY_REVIEW, LONG_AGO).runId());
        }
        RunReport advised = decide(Task.MONTHLY_ALLOCATION, LONG_AGO);
        new IgnoreRecommendation(DATABASE.as(Role.APP))
                .ignore(
                        portfolio.owner,
                        portfolio.id,
                        advised.recommendationId().orElseThrow(),
                        "not now");
        UUID recent = decide(Task.WEEKLY_REVIEW, now()).runId();
        assertThat(faults()).isEmpty();

        assertThat(prune()).isEqualTo(new Prune.Pruned(0, old.size(), 0));

        assertThat(strings("select run_id from ta.run_input_snapshots where body is null"))
                .containsExactlyInAnyOrderElementsOf(
                        old.stream().map(UUID::toString).toList());
        for (String table : List.of("run_facts", "rule_firings", "run_input_refs")) {
            assertThat(strings("select distinct run_id from ta." + table))
                    .as(table)
                    .containsExactlyInAnyOrder(advised.runId().toString(), recent.toString());
        }
        assertThat(faults()).isEmpty();
        assertThat(replay(old.get(0)).pruned()).isTrue();
        assertThat(replay(advised.runId()))
                .satisfies(replay -> assertThat(replay.pruned()).isFalse())
                .satisfies(replay -> assertThat(replay.agrees()).isTrue());
        assertThat(tombstones())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).contains("\"kind\":\"RUNS\""));

        assertThat(prune()).isEqualTo(new Prune.Pruned(0, 0, 0));
        assertThat(tombstones()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update ta.run_input_snapshots set body = null, pruned_at = now() where run_id = '{kept}'"
                        + "|{kept}: has no body, but no event records that it was pruned",
                "delete from ta.run_facts where run_id = '{kept}'"
                        + "|{kept}: has no trace, but no event records that it was pruned",
                "delete from ta.run_input_snapshots where run_id = '{pruned}'"
                        + "|{pruned}: is missing, but pruning keeps the row: event ",
                "update ta.run_input_snapshots set body = '{}', pruned_at = null where run_id = '{pruned}'"
                        + "|{pruned}: has a body, but event ",
                "insert into ta.run_facts select portfolio_id, '{pruned}', fact, type, fact_values, units, sentence"
                        + " from ta.run_facts where run_id = '{kept}'"
                        + "|{pruned}: has rows of a trace, but event ",
                "update ta.run_input_snapshots set snapshot_sha256 = sha256('x') where run_id = '{pruned}'"
                        + "|{pruned}: was changed after event ",
            })
    void verify_tamperedWithAfterPruning_namesTheRun(String statement, String fault) {
        UUID pruned = decide(Task.WEEKLY_REVIEW, LONG_AGO).runId();
        prune();
        UUID kept = decide(Task.WEEKLY_REVIEW, now()).runId();
        List<String> faults = DATABASE.asSuperuserForNow(
                this::faults,
                "alter table ta.run_input_snapshots disable trigger all",
                "alter table ta.run_facts disable trigger all",
                filled(statement, kept, pruned));
        assertThat(faults).anyMatch(found -> found.contains(filled(fault, kept, pruned)));
    }

    @Test
    void prune_whileARunIsUnderWay_harmsNeither() throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            decide(Task.WEEKLY_REVIEW, LONG_AGO);
        }
        CountDownLatch decided = new CountDownLatch(1);
        CountDownLatch pruned = new CountDownLatch(1);
        CompletableFuture<UUID> run = CompletableFuture.supplyAsync(() -> WORKER.transact(portfolio.worker, tx -> {
            UUID id = queue(tx, Task.WEEKLY_REVIEW);
            new DecideRun(WORKER, policies).within(tx, portfolio.id, id);
            decided.countDown();
            await(pruned);
            return id;
        }));
        decided.await();
        // A slice without its audit event, because the run holds the lock of the chain: it prunes old runs and waits
        // for nothing.
        List<Object> slice = new ArrayList<>();
        assertThatThrownBy(() -> WORKER.transact(portfolio.worker, tx -> {
                    slice.addAll(tx.sql().fetch("select * from ta.prune_runs(now() - interval '2 months', 100)"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(slice).hasSize(25);
        assertThat(run).isNotDone();
        pruned.countDown();
        run.join();
        assertThat(prune().runs()).isEqualTo(25);
        assertThat(replay(run.join()).agrees()).isTrue();
        assertThat(replay(run.join()).pruned()).isFalse();
        assertThat(faults()).isEmpty();
    }

    @Test
    void prune_twiceAtOnce_takesEachRunOnce() {
        for (int i = 0; i < 45; i++) {
            decide(Task.WEEKLY_REVIEW, LONG_AGO);
        }
        CompletableFuture<Prune.Pruned> other = CompletableFuture.supplyAsync(this::prune);
        long mine = prune().runs();
        assertThat(mine + other.join().runs()).isEqualTo(45);
        assertThat(faults()).isEmpty();
    }

    @Test
    void prune_finishedRows_keepsWhatSomebodyMustSee() {
        String of = "'" + portfolio.id + "'";
        String user = "'" + portfolio.owner.userId().orElseThrow() + "'";
        DATABASE.asSuperuser(
                "insert into ta.alerts"
                        + " (id, portfolio_id, kind, severity, subject, message, raised_at, resolved_at, resolved_by)"
                        + " select gen_random_uuid(), " + of + ", 'X', 'warn', s, 'm', now() - interval '300 days', r,"
                        + " case when r is null then null else 'a' end"
                        + " from (values ('open', null), ('late', now() - interval '2 days'),"
                        + " ('over', now() - interval '91 days')) v (s, r)",
                "insert into ta.alert_causes (id, portfolio_id, alert_id, listing_id)"
                        + " select gen_random_uuid(), portfolio_id, id, (select id from ta.listings limit 1)"
                        + " from ta.alerts where portfolio_id = " + of,
                "insert into ta.notifications (id, portfolio_id, user_id, kind, channel, title, body, created_at)"
                        + " select gen_random_uuid(), " + of + ", " + user
                        + ", 'FREEZE', 'FEED', 'old', '', now() - interval '91 days'"
                        + " from generate_series(1, 1203)",
                "insert into ta.jobs (id, portfolio_id, kind, key, state, finished_at) select gen_random_uuid(), " + of
                        + ", 'PRUNE', s || d, s, now() - make_interval(days => d)"
                        + " from (values ('DONE', 31), ('DONE', 29), ('DEAD', 400)) v (s, d)",
                "insert into ta.idempotency_keys (user_id, route, key, body_sha256, created_at) select " + user
                        + ", 'POST /x', d::text, sha256('b'), now() - make_interval(days => d)"
                        + " from (values (31), (29)) v (d)");
        long notices = DATABASE.as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql()
                                .fetchSingle("select count(*) from ta.notifications where portfolio_id = " + of
                                        + " and title <> 'old'")
                                .get(0, Long.class));

        Prune.Pruned pruned = new Prune(WORKER, RetentionTerms.DEFAULT).prune(portfolio.worker, portfolio.id);

        assertThat(pruned.rows()).isEqualTo(1 + 1203 + 1 + 1);
        assertThat(strings("select subject from ta.alerts where kind = 'X'")).containsExactlyInAnyOrder("open", "late");
        assertThat(strings("select count(*)::text from ta.notifications")).containsExactly(String.valueOf(notices));
        assertThat(strings("select key from ta.jobs where kind = 'PRUNE'"))
                .containsExactlyInAnyOrder("DONE29", "DEAD400");
        assertThat(tombstones()).hasSize(5);
        assertThat(faults()).isEmpty();
    }

    @Test
    void prune_adviceThatWasOpenForTooLong_expiresOnceAndSaysSo() {
        RunReport report = decide(Task.MONTHLY_ALLOCATION, now());
        UUID recommendation = report.recommendationId().orElseThrow();
        assertThat(prune().expired()).isZero();
        assertThat(WORKER.<Integer>transact(
                        portfolio.worker,
                        tx -> ExpireAdvice.within(tx, portfolio.id, tx.at().plusSeconds(1))))
                .isOne();
        assertThat(strings("select state from ta.recommendations")).containsExactly("EXPIRED");
        assertThat(strings("select link ->> 'recommendation' from ta.notifications"
                        + " where title = 'A recommendation has expired'"))
                .containsExactly(recommendation.toString());
        assertThatThrownBy(() -> new IgnoreRecommendation(DATABASE.as(Role.APP))
                        .ignore(portfolio.owner, portfolio.id, recommendation, "late"))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("has been EXPIRED since")
                .hasMessageContaining("Maybe record other trades as ledger entries.");
        assertThat(prune().expired()).isZero();
        assertThat(faults()).isEmpty();
    }

    @Test
    void decision_expiresAdviceThatWasOpenForTooLong_butNotWhatItSupersedes() {
        decide(Task.MONTHLY_ALLOCATION, now());
        Instant later = now().plus(Duration.ofDays(RetentionTerms.DEFAULT.adviceDays() - 1));
        decide(Task.WEEKLY_REVIEW, later);
        assertThat(strings("select state from ta.recommendations")).containsExactly("OPEN");
        Instant tooLate = later.plus(Duration.ofDays(2));
        decide(Task.MONTHLY_ALLOCATION, tooLate);
        assertThat(strings("select state from ta.recommendations order by created_at"))
                .containsExactly("SUPERSEDED", "OPEN");
        decide(Task.WEEKLY_REVIEW, tooLate.plus(Duration.ofDays(RetentionTerms.DEFAULT.adviceDays() + 1)));
        assertThat(strings("select state from ta.recommendations order by created_at"))
                .containsExactly("SUPERSEDED", "EXPIRED");
        assertThat(strings("select title from ta.notifications where title = 'A recommendation has expired'"))
                .hasSize(1);
        assertThat(faults()).isEmpty();
    }

    /** In a zone whose clock was set back this month, "a month ago" by local time is an hour earlier than by UTC. */
    @Test
    void prune_atTheShortestTermsWhereTheClockWasChanged_isAllowed() {
        LocalDate changed = now().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(3);
        String zone = "STD0DST-1,J" + julian(changed.minusDays(90)) + ",J" + julian(changed);
        WORKER.transact(portfolio.worker, tx -> {
            tx.sql().execute("set local timezone = '" + zone + "'");
            for (String call : List.of(
                    "prune_runs('" + SHORT.runsBefore(tx.at()) + "', 1)",
                    "prune_rows('ALERTS', '" + SHORT.rowsBefore(PrunedKind.ALERTS, tx.at()) + "', 1)")) {
                assertThatCode(() -> tx.sql().fetch("select * from ta." + call))
                        .as(zone)
                        .doesNotThrowAnyException();
            }
            return null;
        });
    }

    /** The day of the year in POSIX form J: 29 February is never counted. */
    private static int julian(LocalDate day) {
        return day.withYear(2023).getDayOfYear();
    }

    @Test
    void prune_soonerThanAllowed_isRefusedByTheDatabaseToo() {
        assertThatThrownBy(() -> new RetentionTerms(0, 90, 31)).hasMessageContaining("at least 1 month, not 0");
        assertThatThrownBy(() -> new RetentionTerms(12, 6, 31)).hasMessageContaining("at least 7 days, not 6");
        for (String call : List.of("prune_runs(now() - interval '27 days', 1)", "prune_rows('ALERTS', now(), 1)")) {
            assertThatThrownBy(() ->
                            WORKER.transact(portfolio.worker, tx -> tx.sql().fetch("select * from ta." + call)))
                    .isInstanceOf(StorageException.Invalid.class)
                    .hasMessageContaining("at least");
        }
    }

    @Test
    void prune_inNoPortfoliosContext_findsNothing() {
        decide(Task.WEEKLY_REVIEW, LONG_AGO);
        assertThat(WORKER.<Integer>transact(
                        Actor.system("worker"),
                        tx -> tx.sql()
                                .fetch("select * from ta.prune_runs(now() - interval '2 months', 10)")
                                .size()))
                .isZero();
    }

    private Prune.Pruned prune() {
        return new Prune(WORKER, SHORT).prune(portfolio.worker, portfolio.id);
    }

    /** Makes a run in a transaction that has the time {@code at}. */
    private RunReport decide(Task task, Instant at) {
        return WORKER.transact(
                portfolio.worker,
                tx -> new DecideRun(WORKER, policies)
                        .within(new Transaction(tx.sql(), tx.actor(), at), portfolio.id, queue(tx, task)));
    }

    private UUID queue(Transaction tx, Task task) {
        UUID run = Ids.next();
        tx.sql()
                .execute("insert into ta.task_runs (id, portfolio_id, task, slot, as_of, requested_by) values ('" + run
                        + "', '" + portfolio.id + "', '" + task + "', '" + run + "', '" + FullPortfolio.MONDAY
                        + "', 'test')");
        return run;
    }

    private static Instant now() {
        return WORKER.read(Actor.system("test"), Transaction::at);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Replay replay(UUID run) {
        return new ReplayRuns(DATABASE.as(Role.READONLY), policies).replay(Actor.system("test"), run);
    }

    private List<String> faults() {
        return DATABASE.as(Role.READONLY).read(Actor.system("test"), this::faults);
    }

    private List<String> faults(Transaction tx) {
        List<String> faults = new ArrayList<>();
        VerifyAudit.within(tx, portfolio.id, fault -> faults.add(fault.seq() + " " + fault.what()));
        VerifyRecord.within(tx, portfolio.id, fault -> faults.add(fault.sentence()));
        return faults;
    }

    private List<String> tombstones() {
        return strings("select event from ta.audit_events where event like '%\"retention.prune\"%'");
    }

    /** The first column of the rows that the portfolio's worker sees. */
    private List<String> strings(String sql) {
        return WORKER.read(portfolio.worker, tx -> tx.sql().fetch(sql).getValues(0, String.class));
    }

    private static String filled(String text, UUID kept, UUID pruned) {
        return text.replace("{kept}", kept.toString()).replace("{pruned}", pruned.toString());
    }
}

package ta.backoffice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.advice.Deployed;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Fill;
import ta.backoffice.advice.IgnoreRecommendation;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.advice.RecordedFills;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.Entries;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.ImportedFiles;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.book.Units;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.AlertList;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditTrail;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.governance.FreezeState;
import ta.backoffice.governance.UnfreezePortfolio;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.jobs.DiscardJob;
import ta.backoffice.jobs.RetryJob;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.notice.ChangeChannels;
import ta.backoffice.notice.Channel;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.notice.Outbox;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.runs.RunDecision;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.runs.RunTrace;
import ta.backoffice.runs.Runs;
import ta.backoffice.runs.SettleTerms;
import ta.backoffice.runs.VerifyArchives;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.ApproveVersion;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.strategy.SaveDraft;
import ta.backoffice.strategy.StrategyVersions;
import ta.backoffice.tasks.ChangeTasks;
import ta.backoffice.tasks.RunTaskNow;
import ta.backoffice.tasks.Tasks;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.rules.policy.Severity;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/** Every operation gives the same result for an id of another portfolio as for an unknown id. */
class ForeignIdsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final FullPortfolio MINE = FullPortfolio.of(DATABASE);
    private static final TestPortfolio THEIRS = TestPortfolio.create(DATABASE);
    private static final Actor STRANGER = THEIRS.owner();
    private static final Actor WORKER = new Actor("worker", STRANGER.userId(), Optional.of(THEIRS.id()));
    private static final Database APP = DATABASE.as(Role.APP);
    private static final Database WORK = DATABASE.as(Role.WORKER);
    private static final ActivePolicies POLICIES = TestPolicies.SHARED;
    private static final ListingId FUND = ListingId.of("XLON", "VWRP");
    private static final ListingTerms TERMS = new ListingTerms(LocalDate.of(2026, 1, 1), "GBP", "GBP");
    private static final NewEntry ENTRY = NewEntry.cash(EntryType.CONTRIBUTION, number("1"), FullPortfolio.MONDAY);
    private static final Fill FILL =
            new Fill(1, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, FullPortfolio.MONDAY, Optional.of("CN-9"));

    @Test
    void changes_ofAForeignPortfolio_areRefusedAsOfNone() {
        Map<String, Function<UUID, Object>> changes = new LinkedHashMap<>();
        changes.put("record", id -> new RecordEntries(APP).record(STRANGER, id, EntryBatch.manual(ENTRY)));
        changes.put("reverse", id -> new ReverseEntry(APP).reverse(STRANGER, id, MINE.entry, "r"));
        changes.put("execute", id -> execute(id, MINE.recommendation));
        changes.put("ignore", id -> ignore(id, MINE.recommendation));
        changes.put(
                "activate", id -> new ActivatePolicy(APP).activate(STRANGER, id, FullPortfolio.policy(), "a policy"));
        changes.put("draft", id -> change(tx -> CreateDraft.within(tx, id, "{}", Optional.empty(), "r")));
        changes.put("copy a version", id -> change(tx -> CreateDraft.copy(tx, id, 1, "r")));
        changes.put("save a draft", id -> change(tx -> save(tx, id)));
        changes.put("approve a version", id -> change(tx -> approve(tx, id)));
        changes.put("decide", id -> decide(WORK, WORKER, id));
        changes.put("decide as the user", id -> decide(APP, STRANGER, id));
        changes.put("refresh", id -> refresh(WORK, WORKER, id));
        changes.put("refresh as the user", id -> refresh(APP, STRANGER, id));
        changes.put("lift", id -> new RefreshPrices(APP, POLICIES).unfreeze(STRANGER, id, "r"));
        changes.put("freeze", id -> new FreezePortfolio(APP).freeze(STRANGER, id, "r"));
        changes.put("freeze as a worker", id -> new FreezePortfolio(WORK).freeze(WORKER, id, "r"));
        changes.put("unfreeze", id -> new UnfreezePortfolio(APP).unfreeze(STRANGER, id, "r"));
        changes.put(
                "review",
                id -> new ReviewPrice(APP).review(STRANGER, id, new PriceReview.Reject(MINE.pricePoint, "r")));
        changes.put("delete a channel", id -> change(tx -> deleted(tx, id, MINE.channel)));
        changes.put("try a channel", id -> change(tx -> tried(tx, id, MINE.channel)));
        changes.put(
                "retry a job",
                id -> change(tx -> {
                    RetryJob.within(tx, Optional.of(id), Ids.next());
                    return id;
                }));
        changes.put(
                "discard a job",
                id -> change(tx -> {
                    DiscardJob.within(tx, Optional.of(id), Ids.next(), "r");
                    return id;
                }));
        changes.put("settle", id -> new SettleTerms(APP, POLICIES).settle(STRANGER, id, FUND, TERMS, "r"));
        for (String change : List.copyOf(changes.keySet())) {
            assertThat(said(changes.get(change), MINE.id))
                    .as(change)
                    .isEqualTo("NotFound NOT_FOUND there is no portfolio ID");
        }
        assertSame(changes, MINE.id);
    }

    @Test
    void partsOfChanges_inAForeignPortfolio_areRefusedAsInNone() {
        Map<String, Function<UUID, Object>> parts = new LinkedHashMap<>();
        // The alert is open in the foreign portfolio: a conflict with it must look the same as a refusal.
        parts.put("open alert", id -> change(tx -> raise(tx, id, "cash")));
        parts.put("new alert", id -> change(tx -> raise(tx, id, "new")));
        parts.put(
                "resolve",
                id -> change(tx -> {
                    Alerts.settlePrice(tx, id, MINE.pricePoint, "r");
                    return "done";
                }));
        parts.put(
                "notice",
                id -> change(tx -> {
                    Notices.tell(tx, id, NoticeKind.WAVE, "title", "body");
                    return "done";
                }));
        parts.put(
                "event",
                id -> change(tx -> {
                    Audit.append(tx, Optional.of(id), "x.y", Map.of());
                    return "done";
                }));
        assertSame(parts, MINE.id);
    }

    @Test
    void readers_ofAForeignPortfolio_findWhatTheyFindOfNone() {
        Map<String, BiFunction<Transaction, UUID, Object>> readers = new LinkedHashMap<>();
        readers.put("holdings", Holdings::of);
        readers.put("cash", CashBalance::of);
        readers.put("entries", Entries::of);
        readers.put("ledger lines", LedgerLines::of);
        readers.put("imported files", (tx, id) -> ImportedFiles.importedAt(tx, id, "0".repeat(64)));
        readers.put("units", (tx, id) -> Units.at(tx, id, FullPortfolio.MONDAY));
        readers.put("newest entry", (tx, id) -> Units.newestEntry(tx, id, Optional.empty()));
        readers.put("first trade", Units::firstTradeTime);
        readers.put("newest trade", (tx, id) -> Units.newestTradeTime(tx, id, tx.at()));
        readers.put("recommendations", (tx, id) -> Recommendations.of(tx, id, true));
        readers.put("recommendation", (tx, id) -> Recommendations.one(tx, id, MINE.recommendation));
        readers.put("deployed", (tx, id) -> Deployed.contribution(tx, id, FullPortfolio.MONDAY, ZoneOffset.UTC));
        readers.put("waves", (tx, id) -> Deployed.names(tx, id, "WAVE:"));
        readers.put("findings", (tx, id) -> Findings.of(tx, id, true));
        readers.put("finding", (tx, id) -> Findings.one(tx, id, MINE.finding));
        readers.put("constituents", Constituents::of);
        readers.put("active policy", POLICIES::of);
        readers.put("policy of a run", (tx, id) -> POLICIES.ofRun(tx, id, MINE.run));
        readers.put("frozen", FreezePortfolio::isFrozen);
        readers.put("freeze", FreezeState::of);
        readers.put("versions", StrategyVersions::of);
        readers.put("active version", StrategyVersions::active);
        readers.put("version", (tx, id) -> StrategyVersions.one(tx, id, 1));
        readers.put("alerts", (tx, id) -> AlertList.of(tx, id, false, Optional.empty(), 10));
        readers.put("audit", (tx, id) -> AuditTrail.of(tx, Optional.of(id), Long.MAX_VALUE, 10));
        readers.put("chain", (tx, id) -> VerifyAudit.within(tx, id, fault -> {}));
        readers.put("fold", (tx, id) -> VerifyLedger.within(tx, id, difference -> {}));
        readers.put("archives", (tx, id) -> VerifyArchives.within(tx, id, fault -> {}));
        readers.put("channels", Channel::of);
        readers.put("runs", (tx, id) -> Runs.of(tx, id, Runs.Filter.ALL, Optional.empty(), 10));
        readers.put("trace", (tx, id) -> RunTrace.of(tx, id, MINE.run));
        Map<String, Function<UUID, Object>> attempts = new LinkedHashMap<>();
        readers.forEach((name, reader) -> {
            attempts.put(name, id -> APP.read(STRANGER, tx -> reader.apply(tx, id)));
            attempts.put(name + " as a worker", id -> WORK.read(WORKER, tx -> reader.apply(tx, id)));
            attempts.put(name + " as nobody", id -> APP.read(Actor.system("nobody"), tx -> reader.apply(tx, id)));
        });
        // Not as a worker: the scheduler uses that role and sees the tasks of all portfolios.
        attempts.put("tasks", id -> APP.read(STRANGER, tx -> Tasks.of(tx, Optional.of(id))));
        attempts.put("task", id -> APP.read(STRANGER, tx -> Tasks.one(tx, Optional.of(id), MINE.task)));
        assertSame(attempts, MINE.id);
    }

    @Test
    void foreignRows_inOnesOwnPortfolio_areNotFoundAsNoneAre() {
        UUID own = THEIRS.id();
        assertSame(Map.of("reverse", id -> new ReverseEntry(APP).reverse(STRANGER, own, id, "r")), MINE.entry);
        Map<String, Function<UUID, Object>> advice = Map.of(
                "execute", id -> execute(own, id),
                "ignore", id -> ignore(own, id),
                "recommendation", id -> APP.read(STRANGER, tx -> Recommendations.one(tx, own, id)));
        assertSame(advice, MINE.recommendation);
        Map<String, Function<UUID, Object>> found = Map.of(
                "recommendation by id", id -> APP.read(STRANGER, tx -> Recommendations.one(tx, id)),
                "fills", id -> APP.read(STRANGER, tx -> RecordedFills.of(tx, id)));
        assertSame(found, MINE.recommendation);
        Map<String, Function<UUID, Object>> runs = Map.of(
                "run", id -> APP.read(STRANGER, tx -> Runs.one(tx, id)),
                "decision", id -> APP.read(STRANGER, tx -> RunDecision.of(tx, id)),
                "trace", id -> APP.read(STRANGER, tx -> RunTrace.of(tx, own, id)),
                "replay", id -> new ReplayRuns(APP, POLICIES).replay(STRANGER, id));
        assertSame(runs, MINE.run);
        Map<String, Function<UUID, Object>> channels = Map.of(
                "channel", id -> APP.read(STRANGER, tx -> Channel.one(tx, own, id)),
                "delete a channel", id -> change(tx -> deleted(tx, own, id)),
                "try a channel", id -> change(tx -> tried(tx, own, id)));
        assertSame(channels, MINE.channel);
        Map<String, Function<UUID, Object>> tasks = Map.of(
                "task",
                id -> APP.read(STRANGER, tx -> Tasks.one(tx, Optional.of(own), id)),
                "task of the installation",
                id -> APP.read(STRANGER, tx -> Tasks.one(tx, Optional.empty(), id)),
                "run a task",
                id -> change(tx -> RunTaskNow.within(tx, Optional.of(own), id, "k")),
                "delete a task",
                id -> change(tx -> {
                    ChangeTasks.delete(tx, own, id);
                    return "done";
                }));
        assertSame(tasks, MINE.task);
        assertSame(Map.of("finding", id -> APP.read(STRANGER, tx -> Findings.one(tx, own, id))), MINE.finding);
        UUID owner = MINE.owner.userId().orElseThrow();
        assertSame(Map.of("portfolios", id -> APP.read(STRANGER, tx -> Portfolios.of(tx, id))), owner);
    }

    /** Each attempt gives the same result for the foreign id as for an unknown one, and changes nothing. */
    private static void assertSame(Map<String, Function<UUID, Object>> attempts, UUID foreign) {
        Map<String, String> before = Probe.contents(DATABASE);
        attempts.forEach(
                (name, attempt) -> assertThat(said(attempt, foreign)).as(name).isEqualTo(said(attempt, Ids.next())));
        assertThat(Probe.contents(DATABASE)).isEqualTo(before);
    }

    private static String said(Function<UUID, Object> attempt, UUID id) {
        try {
            return "returned " + attempt.apply(id);
        } catch (StorageException e) {
            return e.getClass().getSimpleName() + " " + e.code() + " "
                    + e.getMessage().replace(id.toString(), "ID");
        }
    }

    private static Object execute(UUID portfolio, UUID recommendation) {
        return new ExecuteRecommendation(APP).execute(STRANGER, portfolio, recommendation, List.of(FILL), true, false);
    }

    private static Object ignore(UUID portfolio, UUID recommendation) {
        new IgnoreRecommendation(APP).ignore(STRANGER, portfolio, recommendation, "r");
        return "ignored";
    }

    private static Object save(Transaction tx, UUID portfolio) {
        SaveDraft.within(tx, portfolio, 1, "{}", Optional.empty());
        return "saved";
    }

    private static Object deleted(Transaction tx, UUID portfolio, UUID channel) {
        ChangeChannels.delete(tx, portfolio, channel);
        return "deleted";
    }

    private static Object tried(Transaction tx, UUID portfolio, UUID channel) {
        Outbox.test(tx, portfolio, channel);
        return "tried";
    }

    private static Object approve(Transaction tx, UUID portfolio) {
        ApproveVersion.within(tx, portfolio, 1, FullPortfolio.policy(), "r");
        return "approved";
    }

    private static Object decide(Database database, Actor actor, UUID portfolio) {
        RunRequest request = new RunRequest(portfolio, Task.WEEKLY_REVIEW, "slot", FullPortfolio.MONDAY);
        return new DecideRun(database, POLICIES).run(actor, request);
    }

    private static Object refresh(Database database, Actor actor, UUID portfolio) {
        return new RefreshPrices(database, POLICIES)
                .refresh(
                        actor,
                        portfolio,
                        MINE.closes(FullPortfolio.FRIDAY, Map.of("VWRP", "1")),
                        List.of(),
                        FullPortfolio.MONDAY);
    }

    private static Object change(Function<Transaction, Object> work) {
        return APP.transact(STRANGER, work);
    }

    private static Object raise(Transaction tx, UUID portfolio, String subject) {
        return Alerts.raise(tx, portfolio, FullPortfolio.OPEN_ALERT, Severity.WARN, subject, "m");
    }

    private static String sha256() {
        return FullPortfolio.policy().document().sha256();
    }
}

package ta.backoffice.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.advice.ExpireAdvice;
import ta.backoffice.advice.Recommend;
import ta.backoffice.book.Units;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.market.JudgeRates;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.RestatedHistory;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.retention.RetentionTerms;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.valuation.StoredPoints;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.explanation.FindingText;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.Price;
import ta.rules.outcome.Outcome;
import ta.rules.trace.Trace;

/**
 * Carries out a decision run in one transaction: pins the active policy, loads the snapshot, fires the rules, and
 * stores snapshot, decision, trace, recommendation and audit event.
 */
public final class DecideRun {

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Database database;
    private final ActivePolicies policies;
    private final RetentionTerms terms;

    /** With {@link RetentionTerms#DEFAULT}. */
    public DecideRun(Database database, ActivePolicies policies) {
        this(database, policies, RetentionTerms.DEFAULT);
    }

    /**
     * @param terms decide how long a recommendation stays open
     */
    public DecideRun(Database database, ActivePolicies policies, RetentionTerms terms) {
        this.database = database;
        this.policies = policies;
        this.terms = terms;
    }

    /**
     * Carries out the run, or finds it if the portfolio has a run of this task and slot.
     *
     * @throws StorageException.Conflict {@code NO_POLICY} without an active policy, {@code LISTING_DIFFERS} if it names
     *     a listing by a former ticker, {@code AS_OF_PAST} if the ledger
     *     has entries after the run's time, {@code RUN_UNDECIDED} if the run was requested before and has no decision
     *     yet
     * @throws ta.rules.snapshot.InvalidSnapshotException if the data does not form a valid snapshot, for example
     *     because of a price in a unit that the policy does not define
     */
    public RunReport run(Actor actor, RunRequest request) {
        return database.transact(actor, tx -> {
            tx.lockPortfolio(request.portfolioId());
            return RunStore.find(tx, request).orElseGet(() -> decide(tx, request, Optional.empty()));
        });
    }

    /**
     * Carries out a requested run, as a part of the transaction that also completes its job.
     *
     * @throws StorageException.NotFound if there is no such run, or it is finished
     * @throws StorageException.Conflict as {@link #run} throws
     */
    public RunReport within(Transaction tx, UUID portfolioId, UUID runId) {
        tx.lockPortfolio(portfolioId);
        return decide(tx, QueuedRuns.get(tx, portfolioId, runId), Optional.of(runId));
    }

    private RunReport decide(Transaction tx, RunRequest request, Optional<UUID> queued) {
        UUID portfolio = request.portfolioId();
        ActivePolicies.Pinned active = policies.pinned(tx, portfolio).orElseThrow(DecideRun::noPolicy);
        CompiledPolicy policy = active.policy();
        requireNow(tx, portfolio, request.asOf());
        RenamedListings.requireNone(tx, policy.rules().policy());
        ActionGuard.within(tx, portfolio, request.asOf());
        JudgePrices.past(tx, portfolio, policy, tx.at().plusSeconds(1));
        freezeOnRestatedHistory(tx, portfolio);
        JudgeRates.used(tx, portfolio, policy, request.asOf());
        StoredPoints.restate(tx, portfolio, request.asOf());
        LoadedSnapshot loaded = SnapshotLoader.load(
                tx, portfolio, policy.rules().policy(), request.task().decided(), request.asOf());
        Result result = Engine.explain(policy.rules(), loaded.snapshot());
        Decision decision = result.decision();
        Trace trace = result.trace().orElseThrow();
        ObjectNode json = DecisionJson.of(decision);
        UUID run = queued.orElseGet(Ids::next);
        boolean frozen = decision.outcome() == Outcome.FROZEN;
        if (queued.isPresent()) {
            QueuedRuns.finishDecided(tx, run, request, active, frozen);
        } else {
            RunStore.insertRun(tx, run, request, active, frozen);
        }
        RunStore.insertInput(tx, run, portfolio, loaded, trace);
        RunStore.insertDecision(tx, run, portfolio, decision, json);
        RunStore.insertTrace(tx, run, portfolio, trace);
        ClauseFirings.record(
                tx,
                portfolio,
                run,
                request.asOf(),
                policy.sha256(),
                DecidingClauses.fired(policy.rules(), decision, trace));
        AuditedRows audited = AuditedRows.of(tx, portfolio)
                .and(AuditedTable.RUN, run)
                .and(AuditedTable.SNAPSHOT, run)
                .and(AuditedTable.DECISION, run);
        Optional<UUID> recommendation = request.task().recommends() && decision.outcome() == Outcome.RECOMMENDATION
                ? Optional.of(Recommend.within(tx, portfolio, run, decision.lines(), audited))
                : Optional.empty();
        List<PriceFinding> priceFindings = priceFindings(tx, loaded, decision.findings());
        JudgePrices.keep(tx, portfolio, policy, priceFindings);
        alertAndNotify(tx, request, decision, priceFindings, run, recommendation);
        new RunEvents(tx, portfolio, run).tell(policy.rules().policy(), loaded.snapshot(), result);
        Audit.append(
                tx,
                portfolio,
                "run.decide",
                Map.of(
                        "run",
                        run,
                        "task",
                        request.task(),
                        "as_of",
                        request.asOf(),
                        "outcome",
                        decision.outcome(),
                        "policy_sha256",
                        policy.sha256(),
                        "snapshot_sha256",
                        loaded.snapshot().sha256(),
                        "decision_sha256",
                        json.get("decision_sha256").textValue()),
                audited);
        // After the run's own recommendation, so that the ones which it supersedes do not expire.
        ExpireAdvice.within(tx, portfolio, terms.adviceBefore(tx.at()));
        return new RunReport(run, recommendation, json, false);
    }

    /** No session is valued across a history that came at another level, even if somebody has lifted the freeze. */
    private static void freezeOnRestatedHistory(Transaction tx, UUID portfolio) {
        RestatedHistory.open(tx, portfolio).ifPresent(reason -> {
            if (FreezePortfolio.within(tx, portfolio, reason)) {
                Notices.tell(tx, portfolio, NoticeKind.FREEZE, "Frozen: a history was restated", reason);
            }
        });
    }

    static StorageException.Conflict noPolicy() {
        return new StorageException.Conflict(
                "NO_POLICY", "the portfolio has no active policy", "Maybe activate one first.");
    }

    /** A run looks at now, or at a past moment since which the ledger has not changed. */
    static void requireNow(Transaction tx, UUID portfolioId, Instant asOf) {
        if (asOf.isAfter(tx.at().plus(AHEAD))) {
            throw new StorageException.Conflict(
                    "AS_OF_FUTURE",
                    "the run's " + asOf + " is in the future",
                    "Maybe leave out the time: the run then looks at now.");
        }
        // Entries of the future are planned: they count from their time on, and stop no run until then.
        Optional<Instant> newest = Units.newestTradeTime(tx, portfolioId, tx.at());
        if (newest.isPresent() && asOf.isBefore(newest.get())) {
            throw new StorageException.Conflict(
                    "AS_OF_PAST",
                    "the ledger has an entry of " + newest.get() + ", after the run's " + asOf,
                    "Maybe leave out the time: the run then uses all that is recorded.");
        }
    }

    /**
     * The findings about prices of the snapshot, each with the observation of the price. Prices that a user entered
     * have none.
     */
    private static List<PriceFinding> priceFindings(
            Transaction tx, LoadedSnapshot loaded, List<CheckVerdict> findings) {
        Map<String, UUID> observations = new HashMap<>();
        loaded.refs().stream()
                .filter(ref -> ref.origin() == InputRef.Origin.PRICE_POINT)
                .forEach(ref -> observations.put(ref.fact(), ref.id()));
        List<PriceFinding> priceFindings = new ArrayList<>();
        for (Price price : loaded.snapshot().prices()) {
            UUID observation = observations.get(FactName.of(price));
            if (observation == null) {
                continue;
            }
            findings.stream()
                    .filter(finding -> JudgePrices.judges(finding.check()))
                    .filter(finding -> finding.listing().equals(price.listing()) && finding.kind() == price.kind())
                    .forEach(finding -> priceFindings.add(new PriceFinding(
                            ListingLookup.find(tx, price.listing()).orElseThrow(), observation, price, finding)));
        }
        return priceFindings;
    }

    private static void alertAndNotify(
            Transaction tx,
            RunRequest request,
            Decision decision,
            List<PriceFinding> priceFindings,
            UUID run,
            Optional<UUID> recommendation) {
        UUID portfolio = request.portfolioId();
        List<CheckVerdict> fresh = List.of();
        if (decision.outcome() != Outcome.FROZEN) {
            List<CheckVerdict> ofPrices =
                    priceFindings.stream().map(PriceFinding::verdict).toList();
            RunAlerts.recover(tx, portfolio, decision.findings());
            fresh = RunAlerts.raise(
                    tx,
                    portfolio,
                    decision.findings().stream()
                            .filter(finding -> !ofPrices.contains(finding))
                            .toList());
        }
        if (decision.freeze()) {
            String reason = decision.findings().stream()
                    .filter(CheckVerdict::freeze)
                    .map(FindingText::of)
                    .findFirst()
                    .orElseThrow();
            if (FreezePortfolio.within(tx, portfolio, reason)) {
                Notices.tell(tx, portfolio, NoticeKind.FREEZE, "Frozen", reason, Map.of("run", run));
            }
        }
        RunNotice.of(fresh)
                .ifPresent(notice -> Notices.tell(
                        tx, portfolio, NoticeKind.DATA_QUALITY, notice.title(), notice.body(), Map.of("run", run)));
        if (!request.task().recommends()) {
            // RunEvents sends a notice for each change that such a run sees; the run itself needs none.
            return;
        }
        Map<String, UUID> link = new HashMap<>(Map.of("run", run));
        recommendation.ifPresent(id -> link.put("recommendation", id));
        RunNotice notice = RunNotice.of(request.task(), decision);
        NoticeKind kind = recommendation.isPresent() ? NoticeKind.RECOMMENDATION : NoticeKind.RUN_FINISHED;
        Notices.tell(tx, portfolio, kind, notice.title(), notice.body(), link);
    }
}

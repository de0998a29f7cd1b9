package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PORTFOLIOS_MONITORING;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.Observed;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.explanation.FindingText;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.PriceKind;
import ta.rules.trace.Values;

/**
 * The quality gate at ingestion. Each new observation is judged for every portfolio that monitors its listing and is
 * not frozen, under that portfolio's policy. Findings, alerts and the freeze belong to the portfolio; the observation
 * itself does not change.
 */
public final class JudgePrices {

    private static final String GATE = "price gate";

    private final ActivePolicies policies;

    public JudgePrices(ActivePolicies policies) {
        this.policies = policies;
    }

    /**
     * Judges what was received at or after {@code since}, for every such portfolio. Each portfolio is judged in its own
     * context. For all but the caller's portfolio the actor is the gate, since the caller has no rights there.
     *
     * @return findings by portfolio; only its members may see them
     */
    public Map<UUID, List<PriceFinding>> received(Transaction tx, Instant since, Set<UUID> listings) {
        Map<UUID, List<PriceFinding>> findings = new LinkedHashMap<>();
        for (UUID portfolio : portfolios(tx, listings)) {
            boolean asking = tx.actor().portfolioId().filter(portfolio::equals).isPresent();
            Actor judge = asking ? tx.actor() : Actor.worker(GATE, portfolio);
            try {
                findings.put(portfolio, tx.as(judge, own -> received(own, portfolio, since, listings)));
            } catch (StorageException.Conflict e) {
                // This version refuses the policy of another portfolio. Its next run reports that to its members.
                if (asking || !e.code().equals(ActivePolicies.INVALID)) {
                    throw e;
                }
            }
        }
        return findings;
    }

    /**
     * Judges for one portfolio, for example after its freeze was lifted.
     *
     * @param listings restricts the listings; empty for all that the portfolio monitors
     */
    public List<PriceFinding> received(Transaction tx, UUID portfolioId, Instant since, Set<UUID> listings) {
        Optional<CompiledPolicy> policy = policies.of(tx, portfolioId);
        if (policy.isEmpty()) {
            return List.of();
        }
        List<Constituents.PortfolioConstituent> rows = monitored(tx, portfolioId, listings);
        List<PriceFinding> findings = judge(tx, portfolioId, policy.get(), rows, since);
        PriceRevisions.raise(
                tx,
                portfolioId,
                rows.stream().map(Constituents.PortfolioConstituent::key).toList(),
                since);
        act(tx, portfolioId, findings);
        return findings;
    }

    /**
     * Stores the findings about what was received at or after {@code since}, without any alert or freeze, for a caller
     * that takes them back.
     */
    void tried(Transaction tx, UUID portfolioId, Instant since, Set<UUID> listings) {
        policies.of(tx, portfolioId)
                .ifPresent(policy -> judge(tx, portfolioId, policy, monitored(tx, portfolioId, listings), since));
    }

    private static List<Constituents.PortfolioConstituent> monitored(
            Transaction tx, UUID portfolioId, Set<UUID> listings) {
        return Constituents.of(tx, portfolioId).stream()
                .filter(row -> row.monitored() && (listings.isEmpty() || listings.contains(row.key())))
                .toList();
    }

    private static List<PriceFinding> judge(
            Transaction tx,
            UUID portfolioId,
            CompiledPolicy policy,
            List<Constituents.PortfolioConstituent> rows,
            Instant since) {
        past(tx, portfolioId, policy, since);
        List<PriceFinding> findings = new ArrayList<>();
        try (ObservationGate gate = new ObservationGate(tx, portfolioId, policy)) {
            for (Constituents.PortfolioConstituent row : rows) {
                findings.addAll(judge(tx, portfolioId, policy, gate, row, since, Instant.MAX));
            }
        }
        return findings;
    }

    /**
     * Judges, once for each monitored listing, what was received before {@code until}: prices that are shared and older
     * than the portfolio, its policy, or its interest in the listing. It raises no alert and does not freeze. The
     * newest price is left to the run.
     */
    public static void past(Transaction tx, UUID portfolioId, CompiledPolicy policy, Instant until) {
        Set<UUID> fresh = tx.sql()
                .select(PORTFOLIO_CONSTITUENTS.LISTING_ID)
                .from(PORTFOLIO_CONSTITUENTS)
                .where(
                        PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId),
                        PORTFOLIO_CONSTITUENTS.MONITORED.isTrue(),
                        PORTFOLIO_CONSTITUENTS.JUDGED.isFalse())
                .fetchSet(PORTFOLIO_CONSTITUENTS.LISTING_ID);
        if (fresh.isEmpty()) {
            return;
        }
        try (ObservationGate gate = new ObservationGate(tx, portfolioId, policy)) {
            for (Constituents.PortfolioConstituent row : Constituents.of(tx, portfolioId)) {
                if (fresh.contains(row.key())) {
                    judge(tx, portfolioId, policy, gate, row, Instant.EPOCH, until);
                }
            }
        }
        tx.sql()
                .update(PORTFOLIO_CONSTITUENTS)
                .set(PORTFOLIO_CONSTITUENTS.JUDGED, true)
                .where(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId), PORTFOLIO_CONSTITUENTS.LISTING_ID.in(fresh))
                .execute();
    }

    /** Whether a check judges a single observation, so that a review of the observation settles its findings. */
    public static boolean judges(Check check) {
        return ObservationGate.judges(check);
    }

    /** Whether a finding says that a price cannot be right if the one with which it was compared is. */
    public static boolean contradicts(CheckVerdict finding) {
        return ObservationGate.contradicts(finding);
    }

    /**
     * Stores what a run found about prices that the gate has not judged, for example prices that are older than the
     * policy. With a stored finding, a user can review the price; an alert is raised as well.
     */
    public static void keep(Transaction tx, UUID portfolioId, CompiledPolicy policy, List<PriceFinding> findings) {
        PriceAlerts.raise(tx, portfolioId, store(tx, portfolioId, policy, findings));
    }

    private static List<UUID> portfolios(Transaction tx, Set<UUID> listings) {
        return tx.sql()
                .selectFrom(PORTFOLIOS_MONITORING.call(listings.toArray(UUID[]::new)))
                .fetch(PORTFOLIOS_MONITORING.PORTFOLIOS_MONITORING_);
    }

    private static List<PriceFinding> judge(
            Transaction tx,
            UUID portfolioId,
            CompiledPolicy policy,
            ObservationGate gate,
            Constituents.PortfolioConstituent row,
            Instant since,
            Instant until) {
        List<PriceFinding> findings = new ArrayList<>();
        for (PriceKind kind : PriceKind.values()) {
            Set<UUID> fresh = new HashSet<>();
            Instant newest = Instant.EPOCH;
            Instant oldest = Instant.MAX;
            for (Record2<UUID, Instant> observation : tx.sql()
                    .select(PRICE_POINTS.ID, PRICE_POINTS.AS_OF)
                    .from(PRICE_POINTS)
                    .where(
                            PRICE_POINTS.LISTING_ID.eq(row.key()),
                            Observed.by(portfolioId, PRICE_POINTS),
                            PRICE_POINTS.KIND.eq(kind.name()),
                            PRICE_POINTS.RECEIVED_AT.ge(since),
                            until.equals(Instant.MAX) ? DSL.noCondition() : PRICE_POINTS.RECEIVED_AT.lt(until))
                    .fetch()) {
                fresh.add(observation.value1());
                newest = newest.isAfter(observation.value2()) ? newest : observation.value2();
                oldest = oldest.isBefore(observation.value2()) ? oldest : observation.value2();
            }
            if (!fresh.isEmpty()) {
                PriceSeries series = gate.series(row, kind, newest);
                List<PriceFinding> restated =
                        kind == PriceKind.CLOSE ? gate.restatedHistory(row, series, oldest, fresh) : List.of();
                findings.addAll(store(tx, portfolioId, policy, restated));
                int last = until.equals(Instant.MAX) ? 0 : 1;
                int start = kind == PriceKind.CLOSE ? gate.start(row, series) : -1;
                for (int index = series.countFrom(oldest) - 1; index >= last; index--) {
                    if (!restated.isEmpty() && !heldBack(series, index, fresh)) {
                        continue;
                    }
                    do {
                        if (fresh.contains(series.get(index).orElseThrow().id())) {
                            findings.addAll(
                                    store(tx, portfolioId, policy, gate.judge(row, series, index, kind, start)));
                        }
                    } while (series.fallBack(index));
                    if (kind == PriceKind.CLOSE) {
                        findings.addAll(store(tx, portfolioId, policy, gate.compared(row, series, index, fresh)));
                    }
                }
            }
        }
        return findings;
    }

    /** Whether a price that came with a restated history gives way to one of a fallback provider. */
    private static boolean heldBack(PriceSeries series, int index, Set<UUID> fresh) {
        if (fresh.contains(series.get(index).orElseThrow().id())) {
            series.quarantine(index);
        }
        return series.fallBack(index);
    }

    /** Stores findings, and returns those that are new. */
    private static List<PriceFinding> store(
            Transaction tx, UUID portfolioId, CompiledPolicy policy, List<PriceFinding> findings) {
        return findings.stream()
                .filter(finding -> store(tx, portfolioId, policy, finding))
                .toList();
    }

    private static boolean store(Transaction tx, UUID portfolioId, CompiledPolicy policy, PriceFinding finding) {
        CheckVerdict verdict = finding.verdict();
        return tx.sql()
                        .insertInto(PRICE_FINDINGS)
                        .set(PRICE_FINDINGS.ID, Ids.next())
                        .set(PRICE_FINDINGS.PORTFOLIO_ID, portfolioId)
                        .set(PRICE_FINDINGS.LISTING_ID, finding.listingKey())
                        .set(PRICE_FINDINGS.PRICE_POINT_ID, finding.pricePointId())
                        .set(PRICE_FINDINGS.POLICY_SHA256, HexFormat.of().parseHex(policy.sha256()))
                        .set(PRICE_FINDINGS.CHECK_NAME, verdict.check().text())
                        .set(PRICE_FINDINGS.SEVERITY, verdict.severity().text())
                        .set(PRICE_FINDINGS.KIND, finding.price().kind().name())
                        .set(PRICE_FINDINGS.CLAUSE, verdict.clause())
                        .set(PRICE_FINDINGS.OBSERVED, Values.text(verdict.observed()))
                        .set(PRICE_FINDINGS.LIMIT_VALUE, Values.text(verdict.limit()))
                        .set(PRICE_FINDINGS.SENTENCE, FindingText.beside(verdict))
                        .set(PRICE_FINDINGS.ASKS_FREEZE, verdict.freeze())
                        .set(PRICE_FINDINGS.FOUND_AT, tx.at())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static void act(Transaction tx, UUID portfolioId, List<PriceFinding> findings) {
        PriceAlerts.raise(tx, portfolioId, findings);
        findings.stream()
                .filter(finding -> finding.verdict().freeze())
                .findFirst()
                .ifPresent(finding -> {
                    if (FreezePortfolio.within(tx, portfolioId, finding.sentence())) {
                        Notices.tell(
                                tx, portfolioId, NoticeKind.FREEZE, "Frozen: " + finding.listing(), finding.sentence());
                    }
                });
    }
}

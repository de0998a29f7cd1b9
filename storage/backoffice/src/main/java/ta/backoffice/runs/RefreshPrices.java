package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.FREEZE_STATES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.governance.UnfreezePortfolio;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.Ingested;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.market.JudgeRates;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.RateFinding;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.valuation.StoredPoints;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;

/**
 * Stores what a provider delivered, judges it for every portfolio that monitors it, and then restates the
 * valuation points of the portfolio that requested it. This is one transaction, so that no price is stored without
 * being judged. It appends to the chain {@code system} before it judges, and may freeze other portfolios: two of the
 * three exceptions in "Lock order" in the architecture.
 */
public final class RefreshPrices {

    /**
     * When a freeze is lifted, prices are judged that were received up to this long before the freeze: the delivery of
     * another portfolio may have been received before it and stored after it. Judging a price twice changes nothing.
     */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** The result for the portfolio that requested the refresh; it does not include findings for other portfolios. */
    public record Refreshed(
            Ingested prices,
            Ingested rates,
            List<PriceFinding> findings,
            List<RateFinding> rateFindings,
            int valuations,
            boolean frozen) {}

    private final Database database;
    private final ActivePolicies policies;
    private final JudgePrices judge;
    private final JudgeRates judgeRates;

    public RefreshPrices(Database database, ActivePolicies policies) {
        this.database = database;
        this.policies = policies;
        this.judge = new JudgePrices(policies);
        this.judgeRates = new JudgeRates(policies);
    }

    /**
     * What a provider delivered.
     *
     * @param missing names of listings and rates that are missing or incomplete, with the reason
     * @param fallbacks the fallback providers that delivered listings, by the name of the listing
     */
    public record Delivery(
            List<PriceObservation> prices,
            List<FxObservation> rates,
            Instant receivedAt,
            SortedMap<String, String> missing,
            SortedMap<String, String> fallbacks) {}

    /** One line for each reason, with all names that have it: if a provider fails, there is one line to read. */
    public static String inWords(SortedMap<String, String> missing) {
        SortedMap<String, List<String>> byReason = new TreeMap<>();
        missing.forEach((name, why) ->
                byReason.computeIfAbsent(why, reason -> new ArrayList<>()).add(name));
        return byReason.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param receivedAt when the delivery was received; prices after it are in the future
     * @throws StorageException.Conflict {@code FROZEN} while the portfolio is frozen
     */
    public Refreshed refresh(
            Actor actor,
            UUID portfolioId,
            List<PriceObservation> prices,
            List<FxObservation> rates,
            Instant receivedAt) {
        return database.transact(actor, tx -> refresh(tx, portfolioId, prices, rates, receivedAt));
    }

    /**
     * Carries out a requested run, as a part of the transaction that also completes its job. If the delivery lacks
     * listings, the others are stored, and the run's problem names the missing ones.
     *
     * @throws StorageException.NotFound if there is no such run, or it is finished
     * @throws StorageException.Conflict {@code FROZEN} while the portfolio is frozen
     */
    public Refreshed within(Transaction tx, UUID portfolioId, UUID runId, Delivery delivery) {
        Refreshed refreshed = refresh(tx, portfolioId, delivery.prices(), delivery.rates(), delivery.receivedAt());
        Optional<RunProblem> incomplete = delivery.missing().isEmpty()
                ? Optional.empty()
                : Optional.of(new RunProblem(
                        "INCOMPLETE", "not refreshed, or only in part:\n" + inWords(delivery.missing())));
        QueuedRuns.finishRefreshed(tx, runId, portfolioId, incomplete);
        Audit.append(
                tx,
                Optional.of(portfolioId),
                "run.refresh",
                Map.of(
                        "run",
                        runId,
                        "prices",
                        refreshed.prices().added() + refreshed.prices().revised(),
                        "rates",
                        refreshed.rates().added() + refreshed.rates().revised(),
                        "findings",
                        refreshed.findings().size() + refreshed.rateFindings().size(),
                        "missing",
                        delivery.missing().keySet(),
                        "fallbacks",
                        delivery.fallbacks()));
        return refreshed;
    }

    private Refreshed refresh(
            Transaction tx,
            UUID portfolioId,
            List<PriceObservation> prices,
            List<FxObservation> rates,
            Instant receivedAt) {
        // Truncated as the database stores it, because the gate looks for prices that were received at exactly this
        // time.
        Instant received = Bounds.time("time of receipt", receivedAt);
        tx.lockPortfolio(portfolioId);
        requireThawed(tx, portfolioId);
        Ingested fx = IngestFxRates.within(tx, rates, received);
        // Rates first: prices are compared with them.
        List<RateFinding> rateFindings = fx.changed()
                ? judgeRates
                        .received(tx, received, IngestFxRates.currencies(rates))
                        .getOrDefault(portfolioId, List.of())
                : List.of();
        Ingested ingested = IngestPrices.within(tx, prices, received);
        Set<UUID> listings = new HashSet<>();
        prices.forEach(price -> listings.add(price.listingId()));
        List<PriceFinding> findings = ingested.changed()
                ? judge.received(tx, received, listings).getOrDefault(portfolioId, List.of())
                : List.of();
        ActionGuard.within(tx, portfolioId, received);
        boolean frozen = FreezePortfolio.isFrozen(tx, portfolioId);
        Optional<CompiledPolicy> policy = policies.of(tx, portfolioId);
        int valuations = StoredPoints.restate(tx, portfolioId, received);
        policy.ifPresent(active -> RunAlerts.recover(tx, portfolioId, active, received));
        return new Refreshed(ingested, fx, findings, rateFindings, valuations, frozen);
    }

    /**
     * Lifts a freeze, then judges the prices that other portfolios fetched in the meantime, which may freeze the
     * portfolio again.
     *
     * @return the findings about those prices
     */
    public List<PriceFinding> unfreeze(Actor actor, UUID portfolioId, String reason) {
        return database.transact(actor, tx -> unfreeze(tx, portfolioId, reason));
    }

    /** Does the same as a part of a transaction. */
    public List<PriceFinding> unfreeze(Transaction tx, UUID portfolioId, String reason) {
        // Compiles the policy before anything is locked, so that nobody has to wait for that.
        policies.of(tx, portfolioId);
        tx.lockPortfolio(portfolioId);
        Optional<Instant> since = tx.sql()
                .select(FREEZE_STATES.CHANGED_AT)
                .from(FREEZE_STATES)
                .where(FREEZE_STATES.PORTFOLIO_ID.eq(portfolioId), FREEZE_STATES.FROZEN.isTrue())
                .fetchOptional(FREEZE_STATES.CHANGED_AT);
        if (!UnfreezePortfolio.within(tx, portfolioId, reason)) {
            throw new StorageException.Conflict("NOT_FROZEN", "the portfolio is not frozen", "");
        }
        return judge.received(tx, portfolioId, since.orElseThrow().minus(OVERLAP), Set.of());
    }

    /**
     * @throws StorageException.Conflict {@code FROZEN} while the portfolio is frozen, because nothing is fetched for it
     *     then
     */
    public static void requireThawed(Transaction tx, UUID portfolioId) {
        if (FreezePortfolio.isFrozen(tx, portfolioId)) {
            String reason = tx.sql()
                    .select(FREEZE_STATES.REASON)
                    .from(FREEZE_STATES)
                    .where(FREEZE_STATES.PORTFOLIO_ID.eq(portfolioId))
                    .fetchSingle(FREEZE_STATES.REASON);
            throw new StorageException.Conflict(
                    "FROZEN",
                    "the portfolio is frozen: " + reason,
                    "Maybe review the prices, then lift the freeze with a reason.");
        }
    }
}

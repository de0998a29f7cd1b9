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
import ta.policy.CompiledPolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.governance.UnfreezePortfolio;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.Ingested;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.strategy.ActivePolicies;

/**
 * Takes in what a provider delivered: observations, then the gate for every portfolio that monitors them, then the valuation
 * points of the portfolio that asked. One transaction, so that no price is stored that nobody has judged.
 */
public final class RefreshPrices {

    /**
     * Another portfolio's delivery may have been under way when the freeze came: it was received before, and stored after. What was
     * judged already is found again and changes nothing.
     */
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    /** What a refresh came to for the portfolio that asked; what the gate found for others is theirs alone. */
    public record Refreshed(
            Ingested prices, Ingested rates, List<PriceFinding> findings, int valuations, boolean frozen) {}

    private final Database database;
    private final ActivePolicies policies;
    private final JudgePrices judge;

    public RefreshPrices(Database database, ActivePolicies policies) {
        this.database = database;
        this.policies = policies;
        this.judge = new JudgePrices(policies);
    }

    /**
     * What a provider delivered.
     *
     * @param missing what the provider had nothing, or not all, to say of, by name; and why
     */
    public record Delivery(
            List<PriceObservation> prices,
            List<FxObservation> rates,
            Instant receivedAt,
            SortedMap<String, String> missing) {}

    /** What is missing and why, those of one reason together: a bad day of a provider is one thing to read of. */
    public static String inWords(SortedMap<String, String> missing) {
        SortedMap<String, List<String>> byReason = new TreeMap<>();
        missing.forEach((name, why) ->
                byReason.computeIfAbsent(why, reason -> new ArrayList<>()).add(name));
        return byReason.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param receivedAt when the delivery came in; prices after it are from the future
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
     * Finishes a run that was asked for before, as a part of a transaction: the one that also completes its job. A delivery
     * that lacks listings is taken in, and the run says which.
     *
     * @throws StorageException.NotFound when there is no such run, or it is finished
     * @throws StorageException.Conflict {@code FROZEN} while the portfolio is frozen
     */
    public Refreshed within(Transaction tx, UUID portfolioId, UUID runId, Delivery delivery) {
        Refreshed refreshed = refresh(tx, portfolioId, delivery.prices(), delivery.rates(), delivery.receivedAt());
        Optional<RunProblem> incomplete = delivery.missing().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RunProblem("INCOMPLETE", "not refreshed, or not wholly:\n" + inWords(delivery.missing())));
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
                        refreshed.findings().size(),
                        "missing",
                        delivery.missing().keySet()));
        return refreshed;
    }

    private Refreshed refresh(
            Transaction tx,
            UUID portfolioId,
            List<PriceObservation> prices,
            List<FxObservation> rates,
            Instant receivedAt) {
        // As it is stored, for the gate looks for what was received at this very moment: the database knows no
        // nanoseconds.
        Instant received = Bounds.time("time of receipt", receivedAt);
        tx.lockPortfolio(portfolioId);
        requireThawed(tx, portfolioId);
        Ingested fx = IngestFxRates.within(tx, rates, received);
        Ingested ingested = IngestPrices.within(tx, prices, received);
        Set<UUID> listings = new HashSet<>();
        prices.forEach(price -> listings.add(price.listingId()));
        List<PriceFinding> findings = ingested.changed()
                ? judge.received(tx, received, listings).getOrDefault(portfolioId, List.of())
                : List.of();
        ActionGuard.within(tx, portfolioId, received);
        boolean frozen = FreezePortfolio.isFrozen(tx, portfolioId);
        Optional<CompiledPolicy> policy = policies.of(tx, portfolioId);
        int valuations = policy.map(active -> ValuePortfolio.within(tx, portfolioId, active, received))
                .orElse(0);
        policy.ifPresent(active -> RunAlerts.recover(tx, portfolioId, active, received));
        return new Refreshed(ingested, fx, findings, valuations, frozen);
    }

    /**
     * Lifts a freeze, then judges what others fetched meanwhile, which may freeze the portfolio again.
     *
     * @return the findings of what came in during the freeze
     */
    public List<PriceFinding> unfreeze(Actor actor, UUID portfolioId, String reason) {
        return database.transact(actor, tx -> unfreeze(tx, portfolioId, reason));
    }

    /** The same as a part of a transaction. */
    public List<PriceFinding> unfreeze(Transaction tx, UUID portfolioId, String reason) {
        // Compiled before anything is locked, as nobody shall wait for that.
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
        return judge.received(tx, portfolioId, since.orElseThrow().minus(UNDER_WAY), Set.of());
    }

    /**
     * @throws StorageException.Conflict {@code FROZEN} while the portfolio is frozen: no provider is asked for it then
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

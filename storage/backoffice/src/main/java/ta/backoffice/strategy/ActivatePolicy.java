package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyResult;

/**
 * Makes a policy the active one of a portfolio. From then on it determines the sleeve, type and distribution of each
 * instrument, which are copied into the portfolio's constituents. A listing that is no longer in the policy is
 * unassigned while it is held. The manifesto of the version before stays.
 */
public final class ActivatePolicy {

    private final Database database;

    public ActivatePolicy(Database database) {
        this.database = database;
    }

    /** As {@link #activate(Actor, UUID, PolicyResult.Valid, Optional, String)}; the active manifesto stays. */
    public int activate(Actor actor, UUID portfolioId, PolicyResult.Valid policy, String reason) {
        return activate(actor, portfolioId, policy, Optional.empty(), reason);
    }

    /**
     * @param manifesto as its author typed it; that of the active version stays without one
     * @return the number of the version, from 1; activating the active policy again changes nothing, unless with
     *     another manifesto
     * @throws StorageException.Conflict {@code CURRENCY_DIFFERS} when the portfolio has another base currency;
     *     {@code LISTING_DIFFERS} when a listing is registered with another ISIN, currency or quote unit;
     *     {@code MANIFESTO_INVALID} when the manifesto cannot be filled from the policy
     */
    public int activate(
            Actor actor, UUID portfolioId, PolicyResult.Valid policy, Optional<String> manifesto, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        ManifestoCheck.require(manifesto, policy);
        return database.transact(actor, tx -> {
            tx.lockPortfolio(portfolioId);
            PolicyConstituents.requireCurrency(tx, portfolioId, policy.policy().baseCurrency());
            PolicyConstituents.assign(tx, portfolioId, policy.policy());
            UUID archive = VersionStore.archive(tx, portfolioId, policy);
            Optional<UUID> words = manifesto.map(
                    text -> VersionStore.archiveManifesto(tx, portfolioId, text.getBytes(StandardCharsets.UTF_8)));
            Optional<Integer> active = approved(tx, portfolioId, archive, words);
            return active.orElseGet(() -> approve(
                    tx,
                    portfolioId,
                    policy,
                    archive,
                    words.orElseGet(() -> VersionStore.activeManifesto(tx, portfolioId)),
                    reason));
        });
    }

    private static Optional<Integer> approved(
            Transaction tx, UUID portfolioId, UUID archive, Optional<UUID> manifesto) {
        return tx.sql()
                .select(STRATEGY_VERSIONS.NUMBER)
                .from(STRATEGY_VERSIONS)
                .where(
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId),
                        STRATEGY_VERSIONS.STATE.eq("APPROVED"),
                        STRATEGY_VERSIONS.POLICY_ARCHIVE_ID.eq(archive),
                        manifesto
                                .<Condition>map(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID::eq)
                                .orElse(DSL.noCondition()))
                .fetchOptional(STRATEGY_VERSIONS.NUMBER);
    }

    private static int approve(
            Transaction tx,
            UUID portfolioId,
            PolicyResult.Valid policy,
            UUID archive,
            @Nullable UUID manifesto,
            String reason) {
        List<UUID> retired = VersionStore.retire(tx, portfolioId);
        UUID id = Ids.next();
        int number = VersionStore.nextNumber(tx, portfolioId);
        tx.sql()
                .insertInto(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.ID, id)
                .set(STRATEGY_VERSIONS.PORTFOLIO_ID, portfolioId)
                .set(STRATEGY_VERSIONS.NUMBER, number)
                .set(STRATEGY_VERSIONS.STATE, "APPROVED")
                .set(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID, archive)
                .set(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID, manifesto)
                .set(STRATEGY_VERSIONS.REASON, reason)
                .set(STRATEGY_VERSIONS.CREATED_BY, tx.actor().name())
                .set(STRATEGY_VERSIONS.APPROVED_BY, tx.actor().name())
                .set(STRATEGY_VERSIONS.APPROVED_AT, tx.at())
                .execute();
        VersionStore.auditActivation(tx, portfolioId, id, retired, policy);
        return number;
    }
}

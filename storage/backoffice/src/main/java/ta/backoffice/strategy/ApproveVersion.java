package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.jooq.tables.records.StrategyVersionsRecord;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyResult;

/** Makes a draft the active version of its portfolio, and retires the version that was active before. */
public final class ApproveVersion {

    private ApproveVersion() {}

    /**
     * @param policy the draft as the caller read it, before the portfolio was locked
     * @param reason 1 to 4000 characters; the purpose of the draft is kept beside it
     * @throws StorageException.NotFound when the portfolio has no such version
     * @throws StorageException.Conflict {@code VERSION_STATE} when the version is no longer a draft;
     *     {@code DRAFT_CHANGED} when its text is no longer that of {@code policy}; {@code MANIFESTO_INVALID} when its
     *     manifesto is not the active one and cannot be filled from the policy; and those of {@link ActivatePolicy}
     */
    public static void within(Transaction tx, UUID portfolioId, int number, PolicyResult.Valid policy, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        tx.lockPortfolio(portfolioId);
        StrategyVersionsRecord draft = VersionStore.draft(tx, portfolioId, number);
        if (!Arrays.equals(draft.getDraft(), policy.document().bytes())) {
            throw new StorageException.Conflict(
                    "DRAFT_CHANGED",
                    "version " + number + " was saved again while it was checked",
                    "Maybe look at it again, then approve it.");
        }
        Optional<String> manifesto =
                StrategyVersions.one(tx, portfolioId, number).manifesto();
        if (!StrategyVersions.isActiveManifesto(tx, portfolioId, manifesto)) {
            ManifestoCheck.require(manifesto, policy);
        }
        PolicyConstituents.requireCurrency(tx, portfolioId, policy.policy().baseCurrency());
        PolicyConstituents.assign(tx, portfolioId, policy.policy());
        UUID archive = VersionStore.archive(tx, portfolioId, policy);
        List<UUID> retired = VersionStore.retire(tx, portfolioId);
        tx.sql()
                .update(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.STATE, "APPROVED")
                .setNull(STRATEGY_VERSIONS.DRAFT)
                .set(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID, archive)
                .set(STRATEGY_VERSIONS.REASON, draft.getReason().isBlank() ? reason : draft.getReason())
                .set(STRATEGY_VERSIONS.APPROVAL_REASON, reason)
                .set(STRATEGY_VERSIONS.APPROVED_BY, tx.actor().name())
                .set(STRATEGY_VERSIONS.APPROVED_AT, tx.at())
                .where(STRATEGY_VERSIONS.ID.eq(draft.getId()))
                .execute();
        VersionStore.keepSimulation(tx, portfolioId, number, policy);
        VersionStore.auditActivation(tx, portfolioId, draft.getId(), retired, policy);
    }
}

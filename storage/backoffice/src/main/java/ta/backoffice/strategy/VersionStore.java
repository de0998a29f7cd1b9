package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.MANIFESTO_ARCHIVES;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.SIMULATIONS;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.StrategyVersionsRecord;
import ta.database.Ids;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyResult;

/** Rows of versions and archives. A caller that writes holds the portfolio's lock. */
final class VersionStore {

    private VersionStore() {}

    static UUID archive(Transaction tx, UUID portfolioId, PolicyResult.Valid policy) {
        byte[] file = policy.document().bytes();
        tx.sql()
                .insertInto(POLICY_ARCHIVES)
                .set(POLICY_ARCHIVES.ID, Ids.next())
                .set(POLICY_ARCHIVES.PORTFOLIO_ID, portfolioId)
                .set(
                        POLICY_ARCHIVES.POLICY_SHA256,
                        HexFormat.of().parseHex(policy.document().sha256()))
                .set(POLICY_ARCHIVES.FILE_SHA256, Sha256.of(file))
                .set(POLICY_ARCHIVES.FILE, file)
                .set(POLICY_ARCHIVES.ARCHIVED_BY, tx.actor().name())
                .onConflictDoNothing()
                .execute();
        return tx.sql()
                .select(POLICY_ARCHIVES.ID)
                .from(POLICY_ARCHIVES)
                .where(
                        POLICY_ARCHIVES.PORTFOLIO_ID.eq(portfolioId),
                        POLICY_ARCHIVES.POLICY_SHA256.eq(
                                HexFormat.of().parseHex(policy.document().sha256())),
                        POLICY_ARCHIVES.FILE_SHA256.eq(Sha256.of(file)))
                .fetchSingle(POLICY_ARCHIVES.ID);
    }

    static UUID archiveManifesto(Transaction tx, UUID portfolioId, byte[] file) {
        tx.sql()
                .insertInto(MANIFESTO_ARCHIVES)
                .set(MANIFESTO_ARCHIVES.ID, Ids.next())
                .set(MANIFESTO_ARCHIVES.PORTFOLIO_ID, portfolioId)
                .set(MANIFESTO_ARCHIVES.SHA256, Sha256.of(file))
                .set(MANIFESTO_ARCHIVES.FILE, file)
                .set(MANIFESTO_ARCHIVES.ARCHIVED_BY, tx.actor().name())
                .onConflictDoNothing()
                .execute();
        return tx.sql()
                .select(MANIFESTO_ARCHIVES.ID)
                .from(MANIFESTO_ARCHIVES)
                .where(MANIFESTO_ARCHIVES.PORTFOLIO_ID.eq(portfolioId), MANIFESTO_ARCHIVES.SHA256.eq(Sha256.of(file)))
                .fetchSingle(MANIFESTO_ARCHIVES.ID);
    }

    /** The manifesto of the approved version; null without one. */
    static @Nullable UUID activeManifesto(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID)
                .from(STRATEGY_VERSIONS)
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .fetchOne(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID);
    }

    static int nextNumber(Transaction tx, UUID portfolioId) {
        return 1
                + tx.sql()
                        .select(DSL.coalesce(DSL.max(STRATEGY_VERSIONS.NUMBER), 0))
                        .from(STRATEGY_VERSIONS)
                        .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId))
                        .fetchSingle()
                        .value1();
    }

    /**
     * @throws StorageException.NotFound when the portfolio has no such version
     * @throws StorageException.Conflict {@code VERSION_STATE} when the version is no longer a draft
     */
    static StrategyVersionsRecord draft(Transaction tx, UUID portfolioId, int number) {
        StrategyVersionsRecord version = tx.sql()
                .fetchOptional(
                        STRATEGY_VERSIONS,
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId).and(STRATEGY_VERSIONS.NUMBER.eq(number)))
                .orElseThrow(() -> new StorageException.NotFound("version", number));
        if (!version.getState().equals("DRAFT")) {
            throw new StorageException.Conflict(
                    "VERSION_STATE",
                    "version " + number + " is " + version.getState() + ", not a draft",
                    "Maybe create a draft from it.");
        }
        return version;
    }

    /**
     * Retires the approved version, since a portfolio has one at a time.
     *
     * @return the version that was retired; empty when there was none
     */
    static List<UUID> retire(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .update(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.STATE, "RETIRED")
                .set(STRATEGY_VERSIONS.RETIRED_AT, tx.at())
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .returning(STRATEGY_VERSIONS.ID)
                .fetch(STRATEGY_VERSIONS.ID);
    }

    /**
     * The newest simulation of the approved policy, if there is one, is kept with the version, above all one that shows
     * each change alone. It may be under way.
     */
    static void keepSimulation(Transaction tx, UUID portfolioId, int number, PolicyResult.Valid policy) {
        JSONB named = JSONB.valueOf(
                "[{\"policy_sha256\": \"" + policy.document().sha256() + "\", \"version\": " + number + "}]");
        tx.sql()
                .update(SIMULATIONS)
                .set(SIMULATIONS.APPROVED_VERSION, number)
                .where(SIMULATIONS.ID.in(DSL.select(SIMULATIONS.ID)
                        .from(SIMULATIONS)
                        .where(
                                SIMULATIONS.PORTFOLIO_ID.eq(portfolioId),
                                SIMULATIONS.STATE.in("QUEUED", "RUNNING", "DONE"),
                                DSL.condition("{0} @> {1}", SIMULATIONS.POLICIES, DSL.val(named)))
                        .orderBy(
                                DSL.field("{0} -> 'changes_from' is not null", Boolean.class, SIMULATIONS.PLAN)
                                        .desc(),
                                SIMULATIONS.ASKED_AT.desc(),
                                SIMULATIONS.ID.desc())
                        .limit(1)))
                .execute();
    }

    /** Records in the audit chain the version, its archives, and the version that it retired. */
    static void auditActivation(
            Transaction tx, UUID portfolioId, UUID version, List<UUID> retired, PolicyResult.Valid policy) {
        StrategyVersionsRecord row = tx.sql().fetchSingle(STRATEGY_VERSIONS, STRATEGY_VERSIONS.ID.eq(version));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", row.getNumber());
        details.put("policy_version", policy.policy().version());
        details.put("policy_sha256", policy.document().sha256());
        details.put(
                "file_sha256",
                HexFormat.of().formatHex(Sha256.of(policy.document().bytes())));
        details.put("reason", Objects.requireNonNullElse(row.getApprovalReason(), row.getReason()));
        AuditedRows rows = AuditedRows.of(tx, portfolioId)
                .and(AuditedTable.VERSION, version)
                .and(AuditedTable.VERSION, retired)
                .and(AuditedTable.POLICY, row.getPolicyArchiveId());
        Audit.append(
                tx,
                portfolioId,
                "policy.activate",
                details,
                row.getManifestoArchiveId() == null
                        ? rows
                        : rows.and(AuditedTable.MANIFESTO, row.getManifestoArchiveId()));
    }
}

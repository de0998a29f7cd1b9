package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.StrategyVersionsRecord;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;

/** Replaces the text of a draft. A manifesto is archived by its hash at once, even if it has errors. */
public final class SaveDraft {

    private SaveDraft() {}

    /**
     * @param manifesto empty to keep that of the draft; an empty text removes it
     * @throws StorageException.NotFound when the portfolio has no such version
     * @throws StorageException.Conflict {@code VERSION_STATE} when the version is no longer a draft
     */
    public static void within(Transaction tx, UUID portfolioId, int number, String policy, Optional<String> manifesto) {
        tx.lockPortfolio(portfolioId);
        StrategyVersionsRecord draft = VersionStore.draft(tx, portfolioId, number);
        UUID archive = manifesto.isEmpty()
                ? draft.getManifestoArchiveId()
                : manifesto.get().isEmpty()
                        ? null
                        : VersionStore.archiveManifesto(tx, portfolioId, bytes(manifesto.get()));
        tx.sql()
                .update(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.DRAFT, bytes(policy))
                .set(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID, archive)
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.NUMBER.eq(number))
                .execute();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", number);
        details.put("file_sha256", sha256(policy));
        manifesto.ifPresent(text -> details.put("manifesto_sha256", sha256(text)));
        AuditedRows rows = AuditedRows.of(tx, portfolioId).and(AuditedTable.VERSION, draft.getId());
        Audit.append(
                tx,
                portfolioId,
                "policy.save",
                details,
                archive == null ? rows : rows.and(AuditedTable.MANIFESTO, archive));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(bytes(text)));
    }
}

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
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Creates a draft. Any text is accepted, even one that cannot be read as a policy; its errors are reported when it is
 * checked.
 */
public final class CreateDraft {

    private CreateDraft() {}

    /**
     * Creates a draft from a text. It keeps the manifesto of the active version, unless it brings its own.
     *
     * @param policy the text as the user wrote it
     * @param manifesto empty to keep that of the active version; an empty text for none
     * @param reason the purpose of the draft, up to 4000 characters; may be empty
     * @return the version's number
     */
    public static int within(
            Transaction tx, UUID portfolioId, String policy, Optional<String> manifesto, String reason) {
        tx.lockPortfolio(portfolioId);
        Optional<UUID> archive = manifesto.isEmpty()
                ? Optional.ofNullable(VersionStore.activeManifesto(tx, portfolioId))
                : manifesto
                        .filter(text -> !text.isEmpty())
                        .map(text ->
                                VersionStore.archiveManifesto(tx, portfolioId, text.getBytes(StandardCharsets.UTF_8)));
        return insert(tx, portfolioId, policy, archive, reason, Optional.empty());
    }

    /**
     * Creates a draft as a copy of a version in any state, and of its manifesto.
     *
     * @throws StorageException.NotFound when the portfolio has no such version
     */
    public static int copy(Transaction tx, UUID portfolioId, int from, String reason) {
        tx.lockPortfolio(portfolioId);
        String policy = StrategyVersions.one(tx, portfolioId, from).policy();
        Optional<UUID> manifesto = tx.sql()
                .select(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID)
                .from(STRATEGY_VERSIONS)
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.NUMBER.eq(from))
                .fetchOptional(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID);
        return insert(tx, portfolioId, policy, manifesto, reason, Optional.of(from));
    }

    private static int insert(
            Transaction tx,
            UUID portfolioId,
            String policy,
            Optional<UUID> manifesto,
            String reason,
            Optional<Integer> from) {
        Bounds.text("reason", reason, 4000);
        byte[] file = policy.getBytes(StandardCharsets.UTF_8);
        int number = VersionStore.nextNumber(tx, portfolioId);
        UUID id = Ids.next();
        tx.sql()
                .insertInto(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.ID, id)
                .set(STRATEGY_VERSIONS.PORTFOLIO_ID, portfolioId)
                .set(STRATEGY_VERSIONS.NUMBER, number)
                .set(STRATEGY_VERSIONS.DRAFT, file)
                .set(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID, manifesto.orElse(null))
                .set(STRATEGY_VERSIONS.REASON, reason)
                .set(STRATEGY_VERSIONS.CREATED_BY, tx.actor().name())
                .set(STRATEGY_VERSIONS.CREATED_AT, tx.at())
                .execute();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("version", number);
        details.put("file_sha256", HexFormat.of().formatHex(Sha256.of(file)));
        from.ifPresent(version -> details.put("from", version));
        AuditedRows rows = AuditedRows.of(tx, portfolioId).and(AuditedTable.VERSION, id);
        Audit.append(
                tx,
                portfolioId,
                "policy.draft",
                details,
                manifesto.isEmpty() ? rows : rows.and(AuditedTable.MANIFESTO, manifesto.get()));
        return number;
    }
}

package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.PORTFOLIO_IMPORTS;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/**
 * Where an imported portfolio came from.
 *
 * @param auditSeq the number of the last event of its audit chain there
 * @param auditHash the hash of that event
 */
public record PortfolioOrigin(
        Instant exportedAt,
        String contentSha256,
        long auditSeq,
        String auditHash,
        String importedBy,
        Instant importedAt) {

    /** Empty for a portfolio that began here. */
    public static Optional<PortfolioOrigin> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .selectFrom(PORTFOLIO_IMPORTS)
                .where(PORTFOLIO_IMPORTS.PORTFOLIO_ID.eq(portfolioId))
                .fetchOptional(row -> new PortfolioOrigin(
                        row.getExportedAt(),
                        HexFormat.of().formatHex(row.getContentSha256()),
                        row.getAuditSeq(),
                        HexFormat.of().formatHex(row.getAuditHash()),
                        row.getImportedBy(),
                        row.getImportedAt()));
    }
}

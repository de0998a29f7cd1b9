package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/** The files that were imported into a ledger. */
public final class ImportedFiles {

    private ImportedFiles() {}

    /**
     * When a file was first imported. For a caller that holds the portfolio's lock, the answer is valid until the
     * commit.
     */
    public static Optional<Instant> importedAt(Transaction tx, UUID portfolioId, String sha256) {
        return tx.sql()
                .select(LEDGER_BATCHES.RECORDED_AT)
                .from(LEDGER_BATCHES)
                .where(
                        LEDGER_BATCHES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_BATCHES.FILE_SHA256.eq(HexFormat.of().parseHex(sha256)))
                .orderBy(LEDGER_BATCHES.RECORDED_AT)
                .limit(1)
                .fetchOptional(LEDGER_BATCHES.RECORDED_AT);
    }
}

package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.FREEZE_STATES;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/**
 * Whether a portfolio is frozen, and who changed that when.
 *
 * @param reason why it was frozen or, if it is not frozen, why the freeze was lifted
 */
public record FreezeState(boolean frozen, String reason, String changedBy, Instant changedAt) {

    /** Empty if the portfolio was never frozen. */
    public static Optional<FreezeState> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .fetchOptional(FREEZE_STATES, FREEZE_STATES.PORTFOLIO_ID.eq(portfolioId))
                .map(row -> new FreezeState(row.getFrozen(), row.getReason(), row.getChangedBy(), row.getChangedAt()));
    }
}

package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.FREEZE_STATES;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/**
 * Whether a portfolio is frozen, and since when it is or is no longer.
 *
 * @param reason of the freeze, or of its lifting
 */
public record FreezeState(boolean frozen, String reason, String changedBy, Instant changedAt) {

    /** None of a portfolio that never was frozen. */
    public static Optional<FreezeState> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .fetchOptional(FREEZE_STATES, FREEZE_STATES.PORTFOLIO_ID.eq(portfolioId))
                .map(row -> new FreezeState(row.getFrozen(), row.getReason(), row.getChangedBy(), row.getChangedAt()));
    }
}

package ta.storage;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * One transaction under way. State changes take it, so that several make one.
 *
 * @param at when it began by the database's clock, which is the one that counts
 */
public record Transaction(DSLContext sql, Actor actor, Instant at) {

    /**
     * Locks the portfolio's row, first of all locks (see "Lock order" in the architecture).
     *
     * @throws StorageException.NotFound when there is none that the actor may see
     */
    public void lockPortfolio(UUID portfolioId) {
        Boolean found = sql.resultQuery("select ta.lock_portfolio({0})", org.jooq.impl.DSL.val(portfolioId))
                .fetchOneInto(Boolean.class);
        if (!Boolean.TRUE.equals(found)) {
            throw new StorageException.NotFound("portfolio", portfolioId);
        }
    }
}

package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.FREEZE_STATES;

import java.util.Map;
import java.util.UUID;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.Transaction;

/** Stops a portfolio's runs, provider requests and notices until {@link UnfreezePortfolio}. */
public final class FreezePortfolio {

    private final Database database;

    public FreezePortfolio(Database database) {
        this.database = database;
    }

    /**
     * Freezes the portfolio, unless it is frozen already.
     *
     * @param reason 1 to 4000 characters
     * @return whether this call froze it
     */
    public boolean freeze(Actor actor, UUID portfolioId, String reason) {
        return database.transact(actor, tx -> within(tx, portfolioId, reason));
    }

    /** Does the same as a part of a transaction, for example of a price refresh that finds a bad price. */
    public static boolean within(Transaction tx, UUID portfolioId, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        tx.lockPortfolio(portfolioId);
        if (isFrozen(tx, portfolioId)) {
            return false;
        }
        set(tx, portfolioId, true, reason);
        Audit.append(tx, portfolioId, "portfolio.freeze", Map.of("reason", reason), audited(tx, portfolioId));
        return true;
    }

    static AuditedRows audited(Transaction tx, UUID portfolioId) {
        return AuditedRows.of(tx, portfolioId).and(AuditedTable.FREEZE, portfolioId);
    }

    public static boolean isFrozen(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .fetchExists(
                        FREEZE_STATES,
                        FREEZE_STATES.PORTFOLIO_ID.eq(portfolioId).and(FREEZE_STATES.FROZEN));
    }

    static void set(Transaction tx, UUID portfolioId, boolean frozen, String reason) {
        tx.sql()
                .insertInto(FREEZE_STATES)
                .set(FREEZE_STATES.PORTFOLIO_ID, portfolioId)
                .set(FREEZE_STATES.FROZEN, frozen)
                .set(FREEZE_STATES.REASON, reason)
                .set(FREEZE_STATES.CHANGED_BY, tx.actor().name())
                .set(FREEZE_STATES.CHANGED_AT, tx.at())
                .onConflict(FREEZE_STATES.PORTFOLIO_ID)
                .doUpdate()
                .set(FREEZE_STATES.FROZEN, frozen)
                .set(FREEZE_STATES.REASON, reason)
                .set(FREEZE_STATES.CHANGED_BY, tx.actor().name())
                .set(FREEZE_STATES.CHANGED_AT, tx.at())
                .execute();
    }
}

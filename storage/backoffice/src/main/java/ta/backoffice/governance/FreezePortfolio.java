package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.FREEZE_STATES;

import java.util.Map;
import java.util.UUID;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Bounds;
import ta.database.Transaction;

/** Stops a portfolio's runs, provider requests and notices until {@link UnfreezePortfolio}. */
public final class FreezePortfolio {

    private final Database database;

    public FreezePortfolio(Database database) {
        this.database = database;
    }

    /**
     * @param reason 1 to 4000 characters
     * @return whether it was not frozen before; freezing a frozen one changes nothing
     */
    public boolean freeze(Actor actor, UUID portfolioId, String reason) {
        return database.transact(actor, tx -> within(tx, portfolioId, reason));
    }

    /** The same as a part of a transaction, as when a price refresh finds a reason. */
    public static boolean within(Transaction tx, UUID portfolioId, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        tx.lockPortfolio(portfolioId);
        if (isFrozen(tx, portfolioId)) {
            return false;
        }
        set(tx, portfolioId, true, reason);
        Audit.append(tx, portfolioId, "portfolio.freeze", Map.of("reason", reason), told(tx, portfolioId));
        return true;
    }

    static AuditedRows told(Transaction tx, UUID portfolioId) {
        return AuditedRows.of(tx, portfolioId).and(AuditedTable.FREEZE, portfolioId);
    }

    /** Whether the portfolio is frozen at this moment. */
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

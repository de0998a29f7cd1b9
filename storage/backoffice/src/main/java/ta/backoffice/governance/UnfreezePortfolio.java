package ta.backoffice.governance;

import java.util.Map;
import java.util.UUID;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;

/** Lifts a freeze. Only a person can do this, and gives a reason. */
public final class UnfreezePortfolio {

    private final Database database;

    public UnfreezePortfolio(Database database) {
        this.database = database;
    }

    /**
     * @param reason 1 to 4000 characters
     * @return whether it was frozen
     * @throws StorageException.Invalid if the actor is not a user
     */
    public boolean unfreeze(Actor actor, UUID portfolioId, String reason) {
        return database.transact(actor, tx -> within(tx, portfolioId, reason));
    }

    /** Does the same as a part of a transaction, which may then also queue a price refresh. */
    public static boolean within(Transaction tx, UUID portfolioId, String reason) {
        if (tx.actor().userId().isEmpty()) {
            throw new StorageException.Invalid(
                    "only a person can lift a freeze, not " + tx.actor().name(), "");
        }
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        tx.lockPortfolio(portfolioId);
        if (!FreezePortfolio.isFrozen(tx, portfolioId)) {
            return false;
        }
        FreezePortfolio.set(tx, portfolioId, false, reason);
        Audit.append(
                tx,
                portfolioId,
                "portfolio.unfreeze",
                Map.of("reason", reason),
                FreezePortfolio.audited(tx, portfolioId));
        return true;
    }
}

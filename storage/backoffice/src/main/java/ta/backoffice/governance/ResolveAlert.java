package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.ALERTS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Resolves an alert because a person says so. Its cause is not touched; if it comes up again, a new alert is raised.
 */
public final class ResolveAlert {

    private ResolveAlert() {}

    /**
     * @param resolution 1 to 4000 characters
     * @throws StorageException.NotFound if it does not exist or the actor may not see it
     * @throws StorageException.Conflict {@code ALERT_RESOLVED} if it is resolved already
     */
    public static void within(Transaction tx, UUID id, String resolution) {
        Bounds.text("resolution", Bounds.nonBlank("resolution", resolution), 4000);
        UUID portfolio = AlertList.one(tx, id).portfolioId();
        tx.lockPortfolio(portfolio);
        int closed = tx.sql()
                .update(ALERTS)
                .set(ALERTS.RESOLVED_AT, tx.at())
                .set(ALERTS.RESOLVED_BY, tx.actor().name())
                .set(ALERTS.RESOLUTION, resolution)
                .where(ALERTS.ID.eq(id), ALERTS.RESOLVED_AT.isNull())
                .execute();
        if (closed == 0) {
            AlertList.Alert alert = AlertList.one(tx, id);
            throw new StorageException.Conflict(
                    "ALERT_RESOLVED",
                    "the alert was already resolved by " + alert.resolvedBy().orElseThrow(),
                    "Maybe look at it again.");
        }
        Audit.append(tx, Optional.of(portfolio), "alert.resolve", Map.of("alert", id, "resolution", resolution));
    }
}

package ta.storage.governance;

import static ta.storage.jooq.Tables.ALERTS;

import java.util.UUID;
import org.jooq.JSONB;
import ta.rules.policy.Severity;
import ta.storage.Ids;
import ta.storage.Limits;
import ta.storage.Transaction;

/** What a person must see. One cause has one open alert, however often it comes up. */
public final class Alerts {

    private Alerts() {}

    /**
     * @param subject what it is about; with the kind it says whether two have the same cause
     * @return whether it is a new one
     */
    public static boolean raise(
            Transaction tx, UUID portfolioId, String kind, Severity severity, String subject, String message) {
        return tx.sql()
                        .insertInto(ALERTS)
                        .set(ALERTS.ID, Ids.next())
                        .set(ALERTS.PORTFOLIO_ID, portfolioId)
                        .set(ALERTS.KIND, kind)
                        .set(ALERTS.SEVERITY, severity.text())
                        .set(ALERTS.SUBJECT, subject)
                        .set(ALERTS.MESSAGE, Limits.text("message", message, 4000))
                        .set(ALERTS.DETAILS, JSONB.valueOf("{}"))
                        .set(ALERTS.RAISED_AT, tx.at())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Closes the open alert of a cause, if there is one. */
    public static void resolve(Transaction tx, UUID portfolioId, String kind, String subject, String resolution) {
        tx.sql()
                .update(ALERTS)
                .set(ALERTS.RESOLVED_AT, tx.at())
                .set(ALERTS.RESOLVED_BY, tx.actor().name())
                .set(ALERTS.RESOLUTION, resolution)
                .where(
                        ALERTS.PORTFOLIO_ID.eq(portfolioId),
                        ALERTS.KIND.eq(kind),
                        ALERTS.SUBJECT.eq(subject),
                        ALERTS.RESOLVED_AT.isNull())
                .execute();
    }
}

package ta.storage.governance;

import static ta.storage.jooq.Tables.NOTIFICATIONS;
import static ta.storage.jooq.Tables.PORTFOLIO_MEMBERS;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSONB;
import ta.storage.Ids;
import ta.storage.Transaction;

/** Tells the members of a portfolio, in their feed. */
public final class Notices {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Notices() {}

    /** The same without a place that it leads to. */
    public static void tell(Transaction tx, UUID portfolioId, String kind, String title, String body) {
        tell(tx, portfolioId, kind, title, body, Map.of());
    }

    /**
     * @param kind as {@code RECOMMENDATION}
     * @param title at most 200 characters
     * @param link where it leads: what it is, as {@code run}, and its id
     */
    public static void tell(
            Transaction tx, UUID portfolioId, String kind, String title, String body, Map<String, UUID> link) {
        for (UUID member : tx.sql()
                .select(PORTFOLIO_MEMBERS.USER_ID)
                .from(PORTFOLIO_MEMBERS)
                .where(PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(portfolioId))
                .fetch(PORTFOLIO_MEMBERS.USER_ID)) {
            tx.sql()
                    .insertInto(NOTIFICATIONS)
                    .set(NOTIFICATIONS.ID, Ids.next())
                    .set(NOTIFICATIONS.PORTFOLIO_ID, portfolioId)
                    .set(NOTIFICATIONS.USER_ID, member)
                    .set(NOTIFICATIONS.KIND, kind)
                    .set(NOTIFICATIONS.CHANNEL, "FEED")
                    .set(NOTIFICATIONS.TITLE, title)
                    .set(NOTIFICATIONS.BODY, body)
                    .set(
                            NOTIFICATIONS.LINK,
                            JSONB.valueOf(JSON.valueToTree(link).toString()))
                    .execute();
        }
    }
}

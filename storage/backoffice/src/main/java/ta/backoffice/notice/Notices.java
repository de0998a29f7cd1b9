package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.ADMINISTRATORS;
import static ta.backoffice.jooq.Tables.CHANNELS_FOR;
import static ta.backoffice.jooq.Tables.NOTIFICATIONS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Ids;
import ta.database.Bounds;
import ta.database.Transaction;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jooq.tables.records.ChannelsForRecord;

/** Tells the members of a portfolio: each in the feed, and over those of his channels that are for it. */
public final class Notices {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEED = "FEED";
    private static final int TITLE_MAX = 200;
    private static final int BODY_MAX = 4000;

    /** What is said, within the bounds of its columns. */
    record Text(UUID portfolioId, NoticeKind kind, String title, String body, Map<String, UUID> link) {

        Text {
            title = Bounds.clipped(title, TITLE_MAX);
            body = Bounds.clipped(body, BODY_MAX);
        }
    }

    private Notices() {}

    /** The same without a place that it leads to. */
    public static void tell(Transaction tx, UUID portfolioId, NoticeKind kind, String title, String body) {
        tell(tx, portfolioId, kind, title, body, Map.of());
    }

    /**
     * While the portfolio is frozen nothing but the notice of the freeze leaves the feed, neither then nor later: so a freeze is told
     * after it is set.
     *
     * @param title one sentence without its full stop; what is beyond 200 characters is cut off
     * @param body sentences; what is beyond 4000 characters is cut off
     * @param link where it leads: what it is, as {@code run}, and its id
     */
    public static void tell(
            Transaction tx, UUID portfolioId, NoticeKind kind, String title, String body, Map<String, UUID> link) {
        Text text = new Text(portfolioId, kind, title, body, link);
        for (UUID member : tx.sql()
                .select(PORTFOLIO_MEMBERS.USER_ID)
                .from(PORTFOLIO_MEMBERS)
                .where(PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(portfolioId))
                .fetch(PORTFOLIO_MEMBERS.USER_ID)) {
            put(tx, text, member, FEED, null);
        }
        send(tx, text, channel -> true);
    }

    /**
     * Tells the administrators what no portfolio is concerned by: each once, in the feed of the portfolio that he has been in for longest,
     * and over his channels there. One who is in none has no feed.
     *
     * @param tx as {@link ta.database.Role#WORKER}
     */
    public static void tellAdministrators(
            Transaction tx, NoticeKind kind, String title, String body, Map<String, UUID> link) {
        tx.sql().selectFrom(ADMINISTRATORS.call()).forEach(row -> {
            Text text = new Text(row.getPortfolio(), kind, title, body, link);
            tx.as(Actor.worker(tx.actor().name(), row.getPortfolio()), there -> {
                put(there, text, row.getMember(), FEED, null);
                send(there, text, channel -> channel.getMember().equals(row.getMember()));
                return text;
            });
        });
    }

    private static void send(Transaction tx, Text text, Predicate<ChannelsForRecord> which) {
        if (text.kind().passesFreeze() || !FreezePortfolio.isFrozen(tx, text.portfolioId())) {
            tx.sql().fetch(CHANNELS_FOR.call(text.portfolioId(), text.kind().name())).stream()
                    .filter(which)
                    .forEach(row -> Outbox.enqueue(
                            tx, text, put(tx, text, row.getMember(), row.getMedium(), row.getChannel())));
        }
    }

    /**
     * @param channel null in the feed
     * @return the row's id
     */
    static UUID put(Transaction tx, Text text, UUID user, String medium, UUID channel) {
        UUID id = Ids.next();
        tx.sql()
                .insertInto(NOTIFICATIONS)
                .set(NOTIFICATIONS.ID, id)
                .set(NOTIFICATIONS.PORTFOLIO_ID, text.portfolioId())
                .set(NOTIFICATIONS.USER_ID, user)
                .set(NOTIFICATIONS.KIND, text.kind().name())
                .set(NOTIFICATIONS.CHANNEL, medium)
                .set(NOTIFICATIONS.CHANNEL_ID, channel)
                .set(NOTIFICATIONS.TITLE, text.title())
                .set(NOTIFICATIONS.BODY, text.body())
                .set(
                        NOTIFICATIONS.LINK,
                        JSONB.valueOf(JSON.valueToTree(text.link()).toString()))
                // Not when the transaction began: by then it had not yet waited for the one that lifted a freeze.
                .set(NOTIFICATIONS.CREATED_AT, DSL.field("clock_timestamp()", NOTIFICATIONS.CREATED_AT.getDataType()))
                .execute();
        return id;
    }
}

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
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jooq.tables.records.ChannelsForRecord;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.Transaction;

/** Notifies the members of a portfolio: each in their feed, and over those of their channels that want the notice. */
public final class Notices {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FEED = "FEED";
    private static final int TITLE_MAX = 200;
    private static final int BODY_MAX = 4000;

    /** A notice, clipped to the bounds of its columns. */
    record Text(UUID portfolioId, NoticeKind kind, String title, String body, Map<String, UUID> link) {

        Text {
            title = Bounds.clipped(title, TITLE_MAX);
            body = Bounds.clipped(body, BODY_MAX);
        }
    }

    private Notices() {}

    /** Creates a notice without a link. */
    public static void tell(Transaction tx, UUID portfolioId, NoticeKind kind, String title, String body) {
        tell(tx, portfolioId, kind, title, body, Map.of());
    }

    /**
     * Creates a notice for each member, and queues the messages. While the portfolio is frozen, a notice appears only
     * in the feeds, and it is not sent later either; only the notice of the freeze itself is sent. So set the freeze
     * first and then call this.
     *
     * @param title one sentence without a full stop; cut off after 200 characters
     * @param body sentences; cut off after 4000 characters
     * @param link what the notice is about, by kind, for example {@code run}, and id
     */
    public static void tell(
            Transaction tx, UUID portfolioId, NoticeKind kind, String title, String body, Map<String, UUID> link) {
        Text text = new Text(portfolioId, kind, title, body, link);
        for (UUID member : tx.sql()
                .select(PORTFOLIO_MEMBERS.USER_ID)
                .from(PORTFOLIO_MEMBERS)
                .where(PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(portfolioId), PORTFOLIO_MEMBERS.ACCEPTED_AT.isNotNull())
                .fetch(PORTFOLIO_MEMBERS.USER_ID)) {
            put(tx, text, member, FEED, null);
        }
        send(tx, text, channel -> true);
    }

    /**
     * Notifies the administrators of something that concerns no portfolio. Each gets one notice, in the portfolio of
     * which they have been a member for longest, and over their channels there. An administrator without a portfolio
     * gets none.
     *
     * @param tx opened as {@link ta.database.Role#WORKER}
     */
    public static void tellAdministrators(
            Transaction tx, NoticeKind kind, String title, String body, Map<String, UUID> link) {
        tx.sql().selectFrom(ADMINISTRATORS.call()).forEach(row -> {
            Text text = new Text(row.getPortfolio(), kind, title, body, link);
            tx.as(Actor.worker(tx.actor().name(), row.getPortfolio()), own -> {
                put(own, text, row.getMember(), FEED, null);
                send(own, text, channel -> channel.getMember().equals(row.getMember()));
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
     * @param channel null for the feed
     * @return the row's id
     */
    static UUID put(Transaction tx, Text text, UUID user, String medium, @Nullable UUID channel) {
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
                // Not the start of the transaction: it may have waited for the transaction that lifted a freeze, and a
                // notice from before that is not sent.
                .set(NOTIFICATIONS.CREATED_AT, DSL.field("clock_timestamp()", NOTIFICATIONS.CREATED_AT.getDataType()))
                .execute();
        return id;
    }
}

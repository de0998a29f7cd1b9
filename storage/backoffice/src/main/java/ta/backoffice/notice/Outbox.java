package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.JOBS;
import static ta.backoffice.jooq.Tables.NOTIFICATIONS;
import static ta.backoffice.jooq.Tables.NOTIFICATION_CHANNELS;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.governance.FreezeState;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * The messages that are to be sent over channels. Each has its own job. When a message is sent, that is recorded at
 * once, so that a job which runs again does not send it again.
 */
public final class Outbox {

    /**
     * The kind of a message's job; its key is the message's id. A text, as package jobs already depends on this one.
     */
    private static final String JOB = "SEND_NOTICE";

    /** With the pauses between them, more than an hour: long enough to restart a mail server. */
    private static final int ATTEMPTS_MAX = 15;

    /** A test message is not retried: the user who sent it can send another. */
    private static final int TEST_ATTEMPTS_MAX = 1;

    private static final int FAILURE_MAX = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Outbox() {}

    /**
     * Queues a test message for a channel of the signed-in user.
     *
     * @throws StorageException.NotFound if the user has no such channel in the portfolio
     * @throws StorageException.Conflict {@code FROZEN} while the portfolio is frozen
     */
    public static void test(Transaction tx, UUID portfolioId, UUID channelId) {
        tx.lockPortfolio(portfolioId);
        Channel channel = Channel.one(tx, portfolioId, channelId);
        if (FreezePortfolio.isFrozen(tx, portfolioId)) {
            throw new StorageException.Conflict(
                    "FROZEN",
                    "the portfolio is frozen, so nothing is sent",
                    "Maybe try again when the freeze is lifted.");
        }
        Notices.Text text = new Notices.Text(
                portfolioId,
                NoticeKind.TEST,
                "This channel works",
                "You asked for this message to see whether notices come through. They do.",
                Map.of());
        UUID user = tx.actor().userId().orElseThrow();
        enqueue(tx, text, Notices.put(tx, text, user, channel.kind().name(), channelId));
    }

    static void enqueue(Transaction tx, Notices.Text text, UUID message) {
        tx.sql()
                .insertInto(JOBS)
                .set(JOBS.ID, Ids.next())
                .set(JOBS.PORTFOLIO_ID, text.portfolioId())
                .set(JOBS.KIND, JOB)
                .set(JOBS.KEY, message.toString())
                .set(JOBS.ATTEMPTS_MAX, text.kind() == NoticeKind.TEST ? TEST_ATTEMPTS_MAX : ATTEMPTS_MAX)
                .execute();
    }

    /**
     * The message, if it is to be sent now. Empty if it was sent, if its channel was deleted or disabled, if its user
     * is not a member any more, or if the portfolio is frozen or was frozen or unfrozen since the notice was created.
     */
    public static Optional<Message> due(Transaction tx, UUID portfolioId, UUID message) {
        return tx.sql()
                .select()
                .from(NOTIFICATIONS)
                .join(NOTIFICATION_CHANNELS)
                .on(NOTIFICATION_CHANNELS.ID.eq(NOTIFICATIONS.CHANNEL_ID))
                .join(PORTFOLIO_MEMBERS)
                .on(
                        PORTFOLIO_MEMBERS.PORTFOLIO_ID.eq(NOTIFICATIONS.PORTFOLIO_ID),
                        PORTFOLIO_MEMBERS.USER_ID.eq(NOTIFICATIONS.USER_ID),
                        PORTFOLIO_MEMBERS.ACCEPTED_AT.isNotNull())
                .join(PORTFOLIOS)
                .on(PORTFOLIOS.ID.eq(NOTIFICATIONS.PORTFOLIO_ID))
                .where(
                        NOTIFICATIONS.PORTFOLIO_ID.eq(portfolioId),
                        NOTIFICATIONS.ID.eq(message),
                        NOTIFICATIONS.SENT_AT.isNull(),
                        NOTIFICATION_CHANNELS.ENABLED.isTrue().or(NOTIFICATIONS.KIND.eq(NoticeKind.TEST.name())))
                .fetchOptional(Outbox::message)
                .filter(found -> !isHeldBack(tx, found));
    }

    private static boolean isHeldBack(Transaction tx, Message message) {
        return !message.kind().passesFreeze()
                && FreezeState.of(tx, message.portfolioId())
                        .filter(state -> state.frozen() || state.changedAt().isAfter(message.time()))
                        .isPresent();
    }

    /** Records that the message was sent. */
    public static void sent(Transaction tx, UUID message) {
        tx.sql()
                .update(NOTIFICATIONS)
                .set(NOTIFICATIONS.SENT_AT, tx.at())
                .where(NOTIFICATIONS.ID.eq(message))
                .execute();
        tx.sql()
                .update(NOTIFICATION_CHANNELS)
                .set(NOTIFICATION_CHANNELS.LAST_SENT_AT, tx.at())
                .from(NOTIFICATIONS)
                .where(NOTIFICATIONS.ID.eq(message), NOTIFICATION_CHANNELS.ID.eq(NOTIFICATIONS.CHANNEL_ID))
                .execute();
    }

    /** Records that sending failed; the member sees it at their channel. */
    public static void failed(Transaction tx, UUID message, String why) {
        tx.sql()
                .update(NOTIFICATION_CHANNELS)
                .set(NOTIFICATION_CHANNELS.LAST_FAILURE, Bounds.clipped(why, FAILURE_MAX))
                .set(NOTIFICATION_CHANNELS.LAST_FAILURE_AT, tx.at())
                .from(NOTIFICATIONS)
                .where(NOTIFICATIONS.ID.eq(message), NOTIFICATION_CHANNELS.ID.eq(NOTIFICATIONS.CHANNEL_ID))
                .execute();
    }

    private static Message message(Record row) {
        return new Message(
                row.get(NOTIFICATIONS.ID),
                row.get(NOTIFICATIONS.PORTFOLIO_ID),
                row.get(PORTFOLIOS.NAME),
                NoticeKind.valueOf(row.get(NOTIFICATIONS.KIND)),
                row.get(NOTIFICATIONS.TITLE),
                row.get(NOTIFICATIONS.BODY),
                link(row.get(NOTIFICATIONS.LINK).data()),
                row.get(NOTIFICATIONS.CREATED_AT),
                ChannelKind.valueOf(row.get(NOTIFICATION_CHANNELS.KIND)),
                row.get(NOTIFICATION_CHANNELS.ADDRESS),
                Optional.ofNullable(row.get(NOTIFICATION_CHANNELS.TEMPLATE)),
                Optional.ofNullable(row.get(NOTIFICATION_CHANNELS.SECRET)));
    }

    private static JsonNode link(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a link is not JSON", e);
        }
    }
}

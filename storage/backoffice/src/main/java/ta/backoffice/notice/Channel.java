package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.NOTIFICATION_CHANNELS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Where a member has notices sent. Other members cannot see it.
 *
 * @param address an e-mail address or a URL
 * @param template of a webhook; if empty, {@link MessageTemplate#OWN}
 * @param events the kinds of notices that it gets; if empty, all
 */
public record Channel(
        UUID id,
        ChannelKind kind,
        String address,
        Optional<String> template,
        List<NoticeKind> events,
        boolean enabled,
        Optional<Instant> lastSentAt,
        Optional<String> lastFailure,
        Optional<Instant> lastFailureAt) {

    /** The channels of the signed-in user, the oldest first; row security hides all others. */
    public static List<Channel> of(Transaction tx, UUID portfolioId) {
        return select(tx, NOTIFICATION_CHANNELS.PORTFOLIO_ID.eq(portfolioId)).toList();
    }

    /**
     * @throws StorageException.NotFound if the user has no such channel in the portfolio
     */
    public static Channel one(Transaction tx, UUID portfolioId, UUID id) {
        return select(tx, NOTIFICATION_CHANNELS.PORTFOLIO_ID.eq(portfolioId).and(NOTIFICATION_CHANNELS.ID.eq(id)))
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("channel", id));
    }

    /** All columns but the secret, which the API's role may not read. */
    private static Stream<Channel> select(Transaction tx, Condition which) {
        return tx
                .sql()
                .select(
                        NOTIFICATION_CHANNELS.ID,
                        NOTIFICATION_CHANNELS.KIND,
                        NOTIFICATION_CHANNELS.ADDRESS,
                        NOTIFICATION_CHANNELS.TEMPLATE,
                        NOTIFICATION_CHANNELS.EVENTS,
                        NOTIFICATION_CHANNELS.ENABLED,
                        NOTIFICATION_CHANNELS.LAST_SENT_AT,
                        NOTIFICATION_CHANNELS.LAST_FAILURE,
                        NOTIFICATION_CHANNELS.LAST_FAILURE_AT)
                .from(NOTIFICATION_CHANNELS)
                .where(which)
                .orderBy(NOTIFICATION_CHANNELS.ID)
                .fetch(row -> new Channel(
                        row.value1(),
                        ChannelKind.valueOf(row.value2()),
                        row.value3(),
                        Optional.ofNullable(row.value4()),
                        Stream.of(row.value5()).map(NoticeKind::valueOf).toList(),
                        row.value6(),
                        Optional.ofNullable(row.value7()),
                        Optional.ofNullable(row.value8()),
                        Optional.ofNullable(row.value9())))
                .stream();
    }
}

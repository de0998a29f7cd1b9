package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.NOTIFICATION_CHANNELS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/**
 * Makes, changes and removes the channels of who asks. The audit trail, which all members read, says that it was done and for which
 * events, but not what the address is: that of a webhook may well be a secret.
 */
public final class ChangeChannels {

    /** More than anybody has places to look at. */
    private static final int CHANNELS_MAX = 20;

    private ChangeChannels() {}

    /**
     * @param address checked by {@link EmailAddress} or {@link WebhookHosts}
     * @param template checked by {@link MessageTemplate}
     * @param secret what a webhook's messages are signed with; none for an e-mail
     * @throws StorageException.Invalid when there are {@value #CHANNELS_MAX} already
     */
    public static UUID create(
            Transaction tx,
            UUID portfolioId,
            ChannelKind kind,
            String address,
            Optional<String> template,
            List<NoticeKind> events,
            Optional<String> secret) {
        tx.lockPortfolio(portfolioId);
        if (Channel.of(tx, portfolioId).size() >= CHANNELS_MAX) {
            throw new StorageException.Invalid(
                    "you have " + CHANNELS_MAX + " channels here, which is the most", "Maybe delete one first.");
        }
        UUID id = Ids.next();
        tx.sql()
                .insertInto(NOTIFICATION_CHANNELS)
                .set(NOTIFICATION_CHANNELS.ID, id)
                .set(NOTIFICATION_CHANNELS.PORTFOLIO_ID, portfolioId)
                .set(NOTIFICATION_CHANNELS.USER_ID, tx.actor().userId().orElseThrow())
                .set(NOTIFICATION_CHANNELS.KIND, kind.name())
                .set(NOTIFICATION_CHANNELS.ADDRESS, address)
                .set(NOTIFICATION_CHANNELS.TEMPLATE, template.orElse(null))
                .set(NOTIFICATION_CHANNELS.SECRET, secret.orElse(null))
                .set(NOTIFICATION_CHANNELS.EVENTS, words(events))
                .execute();
        Audit.append(
                tx,
                Optional.of(portfolioId),
                "channel.create",
                Map.of("channel", id, "kind", kind, "events", List.of(words(events))));
        return id;
    }

    /**
     * Sets it to what is said.
     *
     * @throws StorageException.NotFound when who asks has no such channel there
     */
    public static void change(Transaction tx, UUID portfolioId, Channel to) {
        tx.lockPortfolio(portfolioId);
        Channel before = Channel.one(tx, portfolioId, to.id());
        tx.sql()
                .update(NOTIFICATION_CHANNELS)
                .set(NOTIFICATION_CHANNELS.ADDRESS, to.address())
                .set(NOTIFICATION_CHANNELS.TEMPLATE, to.template().orElse(null))
                .set(NOTIFICATION_CHANNELS.EVENTS, words(to.events()))
                .set(NOTIFICATION_CHANNELS.ENABLED, to.enabled())
                .where(NOTIFICATION_CHANNELS.ID.eq(to.id()))
                .execute();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("channel", to.id());
        details.put("address_changed", !before.address().equals(to.address()));
        details.put("template_changed", !before.template().equals(to.template()));
        details.put("events", List.of(words(to.events())));
        details.put("enabled", to.enabled());
        Audit.append(tx, Optional.of(portfolioId), "channel.change", details);
    }

    /**
     * Removes it; what is still on its way is not sent.
     *
     * @throws StorageException.NotFound when who asks has no such channel there
     */
    public static void delete(Transaction tx, UUID portfolioId, UUID id) {
        tx.lockPortfolio(portfolioId);
        int deleted = tx.sql()
                .deleteFrom(NOTIFICATION_CHANNELS)
                .where(NOTIFICATION_CHANNELS.PORTFOLIO_ID.eq(portfolioId), NOTIFICATION_CHANNELS.ID.eq(id))
                .execute();
        if (deleted == 0) {
            throw new StorageException.NotFound("channel", id);
        }
        Audit.append(tx, Optional.of(portfolioId), "channel.delete", Map.of("channel", id));
    }

    private static String[] words(List<NoticeKind> events) {
        return events.stream().map(NoticeKind::name).distinct().toArray(String[]::new);
    }
}

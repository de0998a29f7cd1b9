package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.NOTIFICATION_CHANNELS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Creates, changes and deletes the channels of the signed-in user. All members can read the audit trail, so an event
 * says which events a channel is for, but never its address: the address of a webhook may be a secret.
 */
public final class ChangeChannels {

    /** More than anybody needs. */
    private static final int CHANNELS_MAX = 20;

    private ChangeChannels() {}

    /**
     * @param address already checked by {@link EmailAddress} or {@link WebhookHosts}
     * @param template already checked by {@link MessageTemplate}
     * @param events if empty, all
     * @param secret the key that signs a webhook's messages; empty for an e-mail channel
     * @throws StorageException.Invalid if the user has {@value #CHANNELS_MAX} channels in the portfolio
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
                    "you already have " + CHANNELS_MAX + " channels here, the maximum", "Maybe delete one first.");
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
     * Changes the address, template, events and state of the channel with the id of {@code to}.
     *
     * @throws StorageException.NotFound if the user has no such channel in the portfolio
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
     * Deletes the channel; messages that are still queued for it are not sent.
     *
     * @throws StorageException.NotFound if the user has no such channel in the portfolio
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

package ta.http.governance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.backoffice.notice.ChangeChannels;
import ta.backoffice.notice.Channel;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.EmailAddress;
import ta.backoffice.notice.MessageTemplate;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Outbox;
import ta.backoffice.notice.WebhookHosts;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.http.governance.ChannelShapes.ChannelChange;
import ta.http.governance.ChannelShapes.NewChannel;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Secrets;

/**
 * A member's notification channels of a portfolio. The format of an address is checked here; whether it works shows
 * when a message is sent.
 */
public final class ChannelsHandler {

    private final WebhookHosts webhooks;
    private final Runnable wake;

    /**
     * @param wake signals the worker that there is a job
     */
    public ChannelsHandler(WebhookHosts webhooks, Runnable wake) {
        this.webhooks = webhooks;
        this.wake = wake;
    }

    public List<ChannelShapes.Channel> list(Call call, Transaction tx) {
        return Channel.of(tx, call.portfolio().id()).stream()
                .map(channel -> shape(channel, Optional.empty()))
                .toList();
    }

    public ChannelShapes.Channel create(Call call, Transaction tx) {
        NewChannel body = call.body(NewChannel.class);
        UUID portfolio = call.portfolio().id();
        Optional<String> secret = body.kind() == ChannelKind.WEBHOOK ? Optional.of(Secrets.fresh()) : Optional.empty();
        UUID id = ChangeChannels.create(
                tx,
                portfolio,
                body.kind(),
                address(body.kind(), body.address()),
                body.template().map(text -> template(body.kind(), text)),
                events(body.events().orElse(List.of())),
                secret);
        return shape(Channel.one(tx, portfolio, id), secret);
    }

    public ChannelShapes.Channel change(Call call, Transaction tx) {
        ChannelChange body = call.body(ChannelChange.class);
        UUID portfolio = call.portfolio().id();
        Channel before = Channel.one(tx, portfolio, call.id("channel"));
        Optional<String> template = body.template().isPresent()
                ? body.template().filter(text -> !text.isEmpty()).map(text -> template(before.kind(), text))
                : before.template();
        ChangeChannels.change(
                tx,
                portfolio,
                new Channel(
                        before.id(),
                        before.kind(),
                        body.address().map(text -> address(before.kind(), text)).orElse(before.address()),
                        template,
                        body.events().map(ChannelsHandler::events).orElse(before.events()),
                        body.enabled().orElse(before.enabled()),
                        before.lastSentAt(),
                        before.lastFailure(),
                        before.lastFailureAt()));
        return shape(Channel.one(tx, portfolio, before.id()), Optional.empty());
    }

    public @Nullable Object delete(Call call, Transaction tx) {
        ChangeChannels.delete(tx, call.portfolio().id(), call.id("channel"));
        return null;
    }

    public ChannelShapes.Channel test(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        Outbox.test(tx, portfolio, call.id("channel"));
        call.afterCommit(wake);
        return shape(Channel.one(tx, portfolio, call.id("channel")), Optional.empty());
    }

    private String address(ChannelKind kind, String text) {
        return switch (kind) {
            case EMAIL -> at("/address", text, EmailAddress::require);
            case WEBHOOK ->
                at("/address", text, address -> webhooks.require(address).toString());
        };
    }

    private static String template(ChannelKind kind, String text) {
        if (kind == ChannelKind.EMAIL) {
            throw Refused.at(Code.INVALID, "/template", "an e-mail channel has no template; only a webhook has one");
        }
        at("/template", text, MessageTemplate::parse);
        return text;
    }

    private static List<NoticeKind> events(List<NoticeKind> kinds) {
        if (!NoticeKind.events().containsAll(kinds)) {
            throw Refused.at(Code.INVALID, "/events", "TEST cannot be chosen; a test message is sent only on request");
        }
        return kinds.stream().distinct().toList();
    }

    private static <T> T at(String place, String text, Function<String, T> check) {
        try {
            return check.apply(text);
        } catch (StorageException.Invalid e) {
            throw Refused.at(Code.INVALID, place, e.getMessage().replace("\n", ". "));
        }
    }

    private static ChannelShapes.Channel shape(Channel channel, Optional<String> secret) {
        return new ChannelShapes.Channel(
                channel.id(),
                channel.kind(),
                channel.address(),
                channel.template(),
                channel.events(),
                channel.enabled(),
                channel.lastSentAt(),
                channel.lastFailure(),
                channel.lastFailureAt(),
                secret);
    }
}

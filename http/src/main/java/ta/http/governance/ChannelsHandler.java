package ta.http.governance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ta.http.governance.ChannelShapes.ChannelChange;
import ta.http.governance.ChannelShapes.NewChannel;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Secrets;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.notice.ChangeChannels;
import ta.backoffice.notice.Channel;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.EmailAddress;
import ta.backoffice.notice.MessageTemplate;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Outbox;
import ta.backoffice.notice.WebhookHosts;

/** Where a member has notices sent. What can be said of an address without asking anybody is said here; the rest shows when one is sent. */
public final class ChannelsHandler {

    private final WebhookHosts webhooks;
    private final Runnable wake;

    /**
     * @param wake tells the worker that there is something to do
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
        NewChannel wish = call.body(NewChannel.class);
        UUID portfolio = call.portfolio().id();
        Optional<String> secret = wish.kind() == ChannelKind.WEBHOOK ? Optional.of(Secrets.fresh()) : Optional.empty();
        UUID id = ChangeChannels.create(
                tx,
                portfolio,
                wish.kind(),
                address(wish.kind(), wish.address()),
                wish.template().map(text -> template(wish.kind(), text)),
                events(wish.events().orElse(List.of())),
                secret);
        return shape(Channel.one(tx, portfolio, id), secret);
    }

    public ChannelShapes.Channel change(Call call, Transaction tx) {
        ChannelChange wish = call.body(ChannelChange.class);
        UUID portfolio = call.portfolio().id();
        Channel before = Channel.one(tx, portfolio, call.id("channel"));
        Optional<String> template = wish.template().isPresent()
                ? wish.template().filter(text -> !text.isEmpty()).map(text -> template(before.kind(), text))
                : before.template();
        ChangeChannels.change(
                tx,
                portfolio,
                new Channel(
                        before.id(),
                        before.kind(),
                        wish.address().map(text -> address(before.kind(), text)).orElse(before.address()),
                        template,
                        wish.events().map(ChannelsHandler::events).orElse(before.events()),
                        wish.enabled().orElse(before.enabled()),
                        before.lastSentAt(),
                        before.lastFailure(),
                        before.lastFailureAt()));
        return shape(Channel.one(tx, portfolio, before.id()), Optional.empty());
    }

    public Object delete(Call call, Transaction tx) {
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
            throw Refused.at(Code.INVALID, "/template", "an e-mail has no template; only a webhook has");
        }
        at("/template", text, MessageTemplate::parse);
        return text;
    }

    private static List<NoticeKind> events(List<NoticeKind> wish) {
        if (!NoticeKind.events().containsAll(wish)) {
            throw Refused.at(Code.INVALID, "/events", "TEST is no event; a test is sent when you ask for one");
        }
        return wish.stream().distinct().toList();
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

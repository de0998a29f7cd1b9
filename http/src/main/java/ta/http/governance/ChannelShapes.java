package ta.http.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.NoticeKind;
import ta.http.doc.Doc;

/** Requests and responses about notification channels. */
public final class ChannelShapes {

    private ChannelShapes() {}

    public record Channel(
            @Doc("the channel's id") UUID id,

            @Doc(value = "the kind of channel", example = "EMAIL")
            ChannelKind kind,

            @Doc(value = "an e-mail address, or the URL of a webhook", example = "ann@example.org")
            String address,

            @Doc(
                    value = "the body of a webhook, with placeholders such as {title}; null for the standard JSON",
                    example = "null")
            Optional<String> template,

            @Doc(value = "the kinds of notifications to send; empty for all", example = "FREEZE")
            List<NoticeKind> events,

            @Doc(value = "whether messages are sent", example = "true")
            boolean enabled,

            @Doc("when the last message was sent; null before the first")
            Optional<Instant> lastSentAt,

            @Doc(value = "why the last failed message was not sent; null if none failed", example = "null")
            Optional<String> lastFailure,

            @Doc(
                    value = "when the last failure happened; a later last_sent_at means that the channel works again",
                    example = "null")
            Optional<Instant> lastFailureAt,

            @Doc(
                    value = "the key that signs a webhook's messages; null except in the response that creates it",
                    example = "null")
            Optional<String> secret) {}

    public record NewChannel(
            @Doc(value = "the kind of channel", example = "EMAIL")
            ChannelKind kind,

            @Doc(value = "an e-mail address, or an https URL", example = "ann@example.org")
            String address,

            @Doc(value = "the body of a webhook; if omitted, the standard JSON", example = "null")
            Optional<String> template,

            @Doc(value = "the kinds of notifications to send; if omitted, all", example = "FREEZE")
            Optional<List<NoticeKind>> events) {}

    public record ChannelChange(
            @Doc(value = "the new address", example = "ann@example.net")
            Optional<String> address,

            @Doc(value = "the new template; an empty text for the standard JSON", example = "null")
            Optional<String> template,

            @Doc(value = "the new kinds of notifications; empty for all", example = "RECOMMENDATION")
            Optional<List<NoticeKind>> events,

            @Doc(value = "whether messages are sent", example = "false")
            Optional<Boolean> enabled) {}
}

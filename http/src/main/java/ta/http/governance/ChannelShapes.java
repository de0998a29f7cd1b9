package ta.http.governance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.NoticeKind;

/** What the resource {@code channels} takes and answers with. */
public final class ChannelShapes {

    private ChannelShapes() {}

    public record Channel(
            @Doc("the channel's id") UUID id,

            @Doc(value = "how it reaches you", example = "EMAIL")
            ChannelKind kind,

            @Doc(value = "an e-mail address, or that of a webhook", example = "ann@example.org")
            String address,

            @Doc(
                    value = "the body of a webhook, with {title} and the like in it; null for our own form",
                    example = "null")
            Optional<String> template,

            @Doc(value = "which notices it is for; empty for all", example = "FREEZE")
            List<NoticeKind> events,

            @Doc(value = "whether anything is sent", example = "true")
            boolean enabled,

            @Doc("when a message went last; null before the first")
            Optional<Instant> lastSentAt,

            @Doc(value = "why one did not go, the last time that one did not", example = "null")
            Optional<String> lastFailure,

            @Doc(value = "when that was; a later last_sent_at says that it works again", example = "null")
            Optional<Instant> lastFailureAt,

            @Doc(value = "what the messages of a webhook are signed with, shown this once", example = "null")
            Optional<String> secret) {}

    public record NewChannel(
            @Doc(value = "how it reaches you", example = "EMAIL")
            ChannelKind kind,

            @Doc(value = "an e-mail address, or an https address", example = "ann@example.org")
            String address,

            @Doc(value = "the body of a webhook; our own form without", example = "null")
            Optional<String> template,

            @Doc(value = "which notices it is for; all without", example = "FREEZE")
            Optional<List<NoticeKind>> events) {}

    public record ChannelChange(
            @Doc(value = "another address", example = "ann@example.net")
            Optional<String> address,

            @Doc(value = "another template; an empty one for our own form", example = "null")
            Optional<String> template,

            @Doc(value = "other notices; empty for all", example = "RECOMMENDATION")
            Optional<List<NoticeKind>> events,

            @Doc(value = "whether anything is sent", example = "false")
            Optional<Boolean> enabled) {}
}

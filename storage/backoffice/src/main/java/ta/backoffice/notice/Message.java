package ta.backoffice.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice that is to be sent over a channel.
 *
 * @param id one for each notice and channel; a receiver can recognise a repeated message by it
 * @param portfolio the portfolio's name
 * @param link what the notice is about, by kind and id
 * @param template of a webhook; empty if it uses the default
 * @param secret the key that signs a webhook's messages
 */
public record Message(
        UUID id,
        UUID portfolioId,
        String portfolio,
        NoticeKind kind,
        String title,
        String body,
        JsonNode link,
        Instant time,
        ChannelKind channel,
        String address,
        Optional<String> template,
        Optional<String> secret) {

    /** The path of the page about it on the web UI. */
    public String path() {
        if (link.has("installation_job")) {
            return "/system";
        }
        String of = "/portfolios/" + portfolioId;
        if (link.has("recommendation")) {
            return of + "/advice/" + link.get("recommendation").textValue();
        }
        return switch (kind) {
            case FREEZE -> of + "/settings/freeze";
            case DATA_QUALITY -> of + "/market/findings";
            case POLICY_INVALID, POLICY_CHANGED -> of + "/strategy";
            case JOB_DEAD -> of + "/jobs";
            default -> link.has("run") ? of + "/runs/" + link.get("run").textValue() : of;
        };
    }
}

package ta.backoffice.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice on its way to a member.
 *
 * @param id of the row, one for each notice and channel: whoever gets it twice knows it by this
 * @param portfolio what it is called
 * @param link what it leads to: names and ids
 * @param template of a webhook that has one of its own
 * @param secret of a webhook
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

    /** The page that tells more, below the address of the site. */
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

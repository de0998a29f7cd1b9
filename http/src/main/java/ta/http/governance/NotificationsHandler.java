package ta.http.governance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.database.Transaction;
import ta.backoffice.notice.Feed;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.ReadNotices;

/** What a user was told. Every open page asks for it again and again. */
public final class NotificationsHandler {

    private static final int SHOWN = 100;
    private static final int IDS_MAX = 500;

    public record Notifications(
            @Doc("a hundred at most, the newest last; ask again with the last one's id for more")
            List<Notification> items,

            @Doc(value = "how many are unread, older ones too; counted up to 1000", example = "3")
            int unread) {}

    public record Notification(
            @Doc("its id; later ones have later ids") UUID id,
            @Doc("the portfolio that it is about") UUID portfolio,

            @Doc(value = "what it tells of", example = "RECOMMENDATION")
            NoticeKind kind,

            @Doc(value = "in a few words", example = "Monthly allocation: 2 orders to place")
            String title,

            @Doc(value = "in a few more", example = "Buy 12 XLON:XWES. Buy 3 XLON:VWRP.")
            String body,

            @Doc("where it leads: run, recommendation, each with its id, as far as there are any")
            JsonNode link,

            @Doc("when it was said") Instant createdAt,
            @Doc("when you ticked it off; null before that") Optional<Instant> readAt) {}

    public record ReadNotifications(
            @Doc("all up to this one; with it, no ids") Optional<UUID> upTo,

            @Doc(value = "these, 500 at most; with them, no up_to", example = "null")
            Optional<List<UUID>> ids) {}

    public Notifications feed(Call call, Transaction tx) {
        Optional<UUID> since = call.query("since").map(NotificationsHandler::id);
        return shape(Feed.of(tx, call.user().userId(), since, SHOWN));
    }

    public Notifications read(Call call, Transaction tx) {
        ReadNotifications wish = call.body(ReadNotifications.class);
        UUID user = call.user().userId();
        if (wish.upTo().isPresent() == wish.ids().isPresent()) {
            throw Refused.at(Code.INVALID, "/up_to", "either up_to is needed, or ids");
        }
        List<UUID> ids = wish.ids().orElse(List.of());
        if (ids.size() > IDS_MAX) {
            throw Refused.at(Code.INVALID, "/ids", "has " + ids.size() + " items; the most is " + IDS_MAX);
        }
        wish.upTo().ifPresentOrElse(last -> ReadNotices.upTo(tx, user, last), () -> ReadNotices.these(tx, user, ids));
        return shape(Feed.of(tx, user, Optional.empty(), SHOWN));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refused.at(Code.INVALID, "since", "is no id of a notification");
        }
    }

    private static Notifications shape(Feed feed) {
        return new Notifications(
                feed.notices().stream()
                        .map(notice -> new Notification(
                                notice.id(),
                                notice.portfolioId(),
                                notice.kind(),
                                notice.title(),
                                notice.body(),
                                notice.link(),
                                notice.createdAt(),
                                notice.readAt()))
                        .toList(),
                feed.unread());
    }
}

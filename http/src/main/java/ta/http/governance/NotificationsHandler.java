package ta.http.governance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.notice.Feed;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.ReadNotices;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;

/** The user's notifications. Every open page polls this resource. */
public final class NotificationsHandler {

    private static final int SHOWN = 100;
    private static final int IDS_MAX = 500;

    public record Notifications(
            @Doc("at most 100, newest last; for more, request since with the id of the last one")
            List<Notification> items,

            @Doc(value = "number of unread notifications, including older ones; counts to 1000", example = "3")
            int unread) {}

    public record Notification(
            @Doc("the notification's id") UUID id,

            @Doc("the portfolio's id") UUID portfolio,

            @Doc(value = "the kind of notification", example = "RECOMMENDATION")
            NoticeKind kind,

            @Doc(value = "a short title", example = "Monthly allocation: 2 orders to place")
            String title,

            @Doc(value = "the text", example = "Buy 12 XLON:XWES. Buy 3 XLON:VWRP.")
            String body,

            @Doc("ids that it refers to, such as run and recommendation; may be empty")
            JsonNode link,

            @Doc("when it was created") Instant createdAt,

            @Doc("when you marked it as read; null if unread")
            Optional<Instant> readAt) {}

    public record ReadNotifications(
            @Doc("marks all up to this id; exclusive with ids")
            Optional<UUID> upTo,

            @Doc(value = "marks these, at most 500; exclusive with up_to", example = "null")
            Optional<List<UUID>> ids) {}

    public Notifications feed(Call call, Transaction tx) {
        Optional<UUID> since = call.query("since").map(NotificationsHandler::id);
        return shape(Feed.of(tx, call.user().userId(), since, SHOWN));
    }

    public Notifications read(Call call, Transaction tx) {
        ReadNotifications body = call.body(ReadNotifications.class);
        UUID user = call.user().userId();
        if (body.upTo().isPresent() == body.ids().isPresent()) {
            throw Refused.at(Code.INVALID, "/up_to", "either up_to or ids is required");
        }
        List<UUID> ids = body.ids().orElse(List.of());
        if (ids.size() > IDS_MAX) {
            throw Refused.at(Code.INVALID, "/ids", "has " + ids.size() + " items; it must have at most " + IDS_MAX);
        }
        body.upTo().ifPresentOrElse(last -> ReadNotices.upTo(tx, user, last), () -> ReadNotices.these(tx, user, ids));
        return shape(Feed.of(tx, user, Optional.empty(), SHOWN));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refused.at(Code.INVALID, "since", "must be the id of a notification");
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

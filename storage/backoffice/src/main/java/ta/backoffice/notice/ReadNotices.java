package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.NOTIFICATIONS;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/** Marks notices in a user's feed as read. This concerns nobody else, so no audit event is appended. */
public final class ReadNotices {

    private ReadNotices() {}

    /** Marks all notices up to and including one. */
    public static void upTo(Transaction tx, UUID userId, UUID last) {
        read(tx, userId, NOTIFICATIONS.SEQ.le(Feed.place(last)));
    }

    /** Marks the notices with these ids. Ignores unknown ids and notices of other users. */
    public static void these(Transaction tx, UUID userId, List<UUID> ids) {
        read(tx, userId, NOTIFICATIONS.ID.in(ids));
    }

    private static void read(Transaction tx, UUID userId, Condition which) {
        tx.sql()
                .update(NOTIFICATIONS)
                .set(NOTIFICATIONS.READ_AT, tx.at())
                .where(
                        NOTIFICATIONS.USER_ID.eq(userId),
                        NOTIFICATIONS.CHANNEL.eq(DSL.inline("FEED")),
                        NOTIFICATIONS.READ_AT.isNull(),
                        which)
                .execute();
    }
}

package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.NOTIFICATIONS;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/** Ticks notices off in their reader's feed. It is nobody else's business, so the audit trail does not tell of it. */
public final class ReadNotices {

    private ReadNotices() {}

    /** All up to one, and that one. */
    public static void upTo(Transaction tx, UUID userId, UUID last) {
        read(tx, userId, NOTIFICATIONS.ID.le(last));
    }

    /** Some; those of others, and what is none, do not count. */
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

package ta.backoffice.notice;

import static ta.backoffice.jooq.Tables.NOTIFICATIONS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * What a user was told, across all portfolios.
 *
 * @param notices the newest last
 * @param unread how many there are that he has not ticked off, older ones too; no more than {@link #UNREAD_MAX} are counted
 */
public record Feed(List<Notice> notices, int unread) {

    /** More than anybody reads. */
    public static final int UNREAD_MAX = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The state stands in the SQL itself, so that any plan may use the index of it. */
    private static final Condition IN_FEED = NOTIFICATIONS.CHANNEL.eq(DSL.inline("FEED"));

    /**
     * One thing that the user was told.
     *
     * @param link where it leads: names and ids
     */
    public record Notice(
            UUID id,
            UUID portfolioId,
            NoticeKind kind,
            String title,
            String body,
            JsonNode link,
            Instant createdAt,
            Optional<Instant> readAt) {}

    /**
     * One query, which touches what it shows and what is unread, however long the feed.
     *
     * @param since the last one that was seen: what comes after it, the oldest first; without it the newest there are
     * @param limit how many notices at most
     */
    public static Feed of(Transaction tx, UUID userId, Optional<UUID> since, int limit) {
        Condition mine = NOTIFICATIONS.USER_ID.eq(userId).and(IN_FEED);
        Field<Integer> unread = DSL.field("unread", Integer.class);
        var counted = DSL.select(DSL.count().as(unread))
                .from(DSL.select(DSL.one())
                        .from(NOTIFICATIONS)
                        .where(mine.and(NOTIFICATIONS.READ_AT.isNull()))
                        .limit(UNREAD_MAX)
                        .asTable("open"))
                .asTable("counted");
        var shown = DSL.selectFrom(NOTIFICATIONS)
                .where(since.<Condition>map(id -> mine.and(NOTIFICATIONS.ID.gt(id)))
                        .orElse(mine))
                .orderBy(since.isPresent() ? NOTIFICATIONS.ID.asc() : NOTIFICATIONS.ID.desc())
                .limit(limit)
                .asTable(NOTIFICATIONS.getUnqualifiedName());
        List<Record> rows = tx.sql()
                .select()
                .from(counted)
                .leftJoin(shown)
                .on(DSL.trueCondition())
                .fetch(row -> row);
        return new Feed(
                rows.stream()
                        .filter(row -> row.get(NOTIFICATIONS.ID.getName()) != null)
                        .map(Feed::notice)
                        .sorted(Comparator.comparing(notice -> notice.id().toString()))
                        .toList(),
                rows.get(0).get(unread));
    }

    /** By name: whether a field of a derived table is another table's, jOOQ only knows when it has rendered both. */
    private static Notice notice(Record row) {
        return new Notice(
                value(row, NOTIFICATIONS.ID),
                value(row, NOTIFICATIONS.PORTFOLIO_ID),
                NoticeKind.valueOf(value(row, NOTIFICATIONS.KIND)),
                value(row, NOTIFICATIONS.TITLE),
                value(row, NOTIFICATIONS.BODY),
                parse(value(row, NOTIFICATIONS.LINK).data()),
                value(row, NOTIFICATIONS.CREATED_AT),
                Optional.ofNullable(value(row, NOTIFICATIONS.READ_AT)));
    }

    private static <T> T value(Record row, Field<T> field) {
        return row.get(field.getName(), field.getType());
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a link that is no JSON", e);
        }
    }
}

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
 * A user's notices, across all portfolios.
 *
 * @param notices the newest last
 * @param unread the number of unread notices, including those not in the list; at most {@link #UNREAD_MAX}
 */
public record Feed(List<Notice> notices, int unread) {

    /** Limits the cost of counting; nobody reads more. */
    public static final int UNREAD_MAX = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The value is written into the SQL, not bound as a parameter, so that every plan can use its partial index. */
    private static final Condition IN_FEED = NOTIFICATIONS.CHANNEL.eq(DSL.inline("FEED"));

    /**
     * @param link what the notice is about, by kind and id, for example {@code {"run": "…"}}
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
     * Reads the feed in one query, which reads only the rows that it returns or counts, however long the feed is.
     *
     * @param since if present, the oldest notices after this one; otherwise the newest notices
     * @param limit the largest number of notices
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
                .where(since.<Condition>map(id -> mine.and(NOTIFICATIONS.SEQ.gt(place(id))))
                        .orElse(mine))
                .orderBy(since.isPresent() ? NOTIFICATIONS.SEQ.asc() : NOTIFICATIONS.SEQ.desc())
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
                        .sorted(Comparator.comparing(row -> value(row, NOTIFICATIONS.SEQ)))
                        .map(Feed::notice)
                        .toList(),
                rows.get(0).get(unread));
    }

    /** The place of a notice in the order in which they were made; 0 if it was pruned. */
    static Field<Long> place(UUID id) {
        return DSL.coalesce(
                DSL.field(DSL.select(NOTIFICATIONS.SEQ).from(NOTIFICATIONS).where(NOTIFICATIONS.ID.eq(id))), 0L);
    }

    /** Reads columns by name, since jOOQ cannot match the fields of a derived table to those of the table itself. */
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
            throw new IllegalStateException("a link is not JSON", e);
        }
    }
}

package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.AUDIT_EVENTS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/** Lists the events of a hash chain. */
public final class AuditTrail {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param event its canonical JSON, parsed
     * @param hash in lower-case hexadecimal, as {@code prev}
     * @param prev the hash of the event before
     */
    public record Event(long seq, Instant at, String actor, JsonNode event, String hash, String prev) {}

    private AuditTrail() {}

    /**
     * One page, the newest first.
     *
     * @param portfolioId if empty, the chain {@code system}, which only administrators see
     * @param before the page has events with a smaller sequence number
     */
    public static List<Event> of(Transaction tx, Optional<UUID> portfolioId, long before, int limit) {
        return tx.sql()
                .selectFrom(AUDIT_EVENTS)
                .where(
                        AUDIT_EVENTS.CHAIN.eq(portfolioId.map(UUID::toString).orElse("system")),
                        AUDIT_EVENTS.SEQ.lt(before))
                .orderBy(AUDIT_EVENTS.SEQ.desc())
                .limit(limit)
                .fetch(row -> new Event(
                        row.getSeq(),
                        row.getAt(),
                        row.getActor(),
                        parse(row.getEvent()),
                        HexFormat.of().formatHex(row.getHash()),
                        HexFormat.of().formatHex(row.getPrev())));
    }

    private static JsonNode parse(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit event is not JSON", e);
        }
    }
}

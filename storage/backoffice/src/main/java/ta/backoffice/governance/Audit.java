package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.AUDIT_EVENTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.json.CanonicalJson;

/**
 * Appends audit events to the hash chains. The insert locks the head of the chain until the transaction ends, and every
 * event of a chain needs that lock; so an event is appended last in a transaction, first to {@code system} and then to
 * the portfolio's chain. See "Lock order" in the architecture, also for the transactions that cannot.
 */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Audit() {}

    /** Appends to the portfolio's chain an event that also records the hashes of {@code rows}. */
    public static void append(
            Transaction tx, UUID portfolioId, String action, Map<String, ?> details, AuditedRows rows) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put(AuditedRows.NAME, rows.rows());
        append(tx, Optional.of(portfolioId), action, all);
    }

    /**
     * Appends to the portfolio's chain or, if {@code portfolioId} is empty, to the chain {@code system}.
     *
     * @param action what was done, for example {@code ledger.record}
     * @param details numbers, ids, times and enums are written as text; give a large payload by its hash
     */
    public static void append(Transaction tx, Optional<UUID> portfolioId, String action, Map<String, ?> details) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("action", action);
        event.put("actor", tx.actor().name());
        tx.actor().userId().ifPresent(id -> event.put("user", id.toString()));
        event.put("at", tx.at().toString());
        Map<String, Object> plain = new LinkedHashMap<>();
        details.forEach((key, value) -> plain.put(key, plain(value)));
        event.put("details", plain);
        tx.sql()
                .insertInto(AUDIT_EVENTS)
                .set(AUDIT_EVENTS.PORTFOLIO_ID, portfolioId.orElse(null))
                .set(AUDIT_EVENTS.EVENT, canonical(event))
                .set(AUDIT_EVENTS.AT, tx.at())
                .set(AUDIT_EVENTS.ACTOR, tx.actor().name())
                .execute();
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean || value instanceof Map || value instanceof Iterable) {
            return value;
        }
        return String.valueOf(value);
    }

    private static String canonical(Map<String, Object> event) {
        return new String(CanonicalJson.canonical(JSON.valueToTree(event)), StandardCharsets.UTF_8);
    }
}

package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.AUDIT_EVENTS;
import static ta.backoffice.jooq.Tables.AUDIT_HEADS;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jooq.tables.records.AuditEventsRecord;
import ta.backoffice.jooq.tables.records.AuditHeadsRecord;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;

/** Verifies the hash chains: no event is changed, missing or out of order, and each chain ends at its head. */
public final class VerifyAudit {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is wrong with an event, or with a head; {@code seq} is the sequence number of either. */
    public record Fault(String chain, long seq, String what) {}

    private final Consumer<Fault> faults;
    private final Map<String, AuditHeadsRecord> heads = new HashMap<>();
    private @Nullable AuditEventsRecord previous;

    private VerifyAudit(Consumer<Fault> faults) {
        this.faults = faults;
    }

    /**
     * Verifies all chains. Reads each event once; only the heads are kept in memory.
     *
     * @return the number of events
     */
    public static long verify(Database database, Consumer<Fault> faults) {
        return database.read(Actor.system("verify"), tx -> new VerifyAudit(faults).run(tx, Optional.empty()));
    }

    /** Verifies the chain of one portfolio, as far as the actor may see it. */
    public static long within(Transaction tx, UUID portfolioId, Consumer<Fault> faults) {
        return new VerifyAudit(faults).run(tx, Optional.of(portfolioId.toString()));
    }

    private long run(Transaction tx, Optional<String> chain) {
        tx.sql()
                .selectFrom(AUDIT_HEADS)
                .where(is(AUDIT_HEADS.CHAIN, chain))
                .forEach(head -> heads.put(head.getChain(), head));
        long count = 0;
        try (Cursor<AuditEventsRecord> events = tx.sql()
                .selectFrom(AUDIT_EVENTS)
                .where(is(AUDIT_EVENTS.CHAIN, chain))
                .orderBy(DSL.field("{0} collate \"C\"", String.class, AUDIT_EVENTS.CHAIN), AUDIT_EVENTS.SEQ)
                .fetchSize(1000)
                .fetchLazy()) {
            for (AuditEventsRecord event : events) {
                check(event);
                count++;
            }
        }
        endChain();
        heads.values().forEach(head -> fault(head.getChain(), head.getSeq(), "all events of the chain are missing"));
        checkMissingChains(tx, chain);
        return count;
    }

    /** Creating a portfolio appends an event, so every portfolio has a chain. */
    private void checkMissingChains(Transaction tx, Optional<String> chain) {
        Field<String> name = PORTFOLIOS.ID.cast(SQLDataType.CLOB);
        tx.sql()
                .select(name)
                .from(PORTFOLIOS)
                .where(
                        is(name, chain),
                        DSL.notExists(DSL.selectOne().from(AUDIT_HEADS).where(AUDIT_HEADS.CHAIN.eq(name))),
                        DSL.notExists(DSL.selectOne().from(AUDIT_EVENTS).where(AUDIT_EVENTS.CHAIN.eq(name))))
                .forEach(row -> fault(row.value1(), 0, "the whole chain is missing"));
    }

    private static Condition is(Field<String> of, Optional<String> chain) {
        return chain.<Condition>map(of::eq).orElse(DSL.noCondition());
    }

    private void check(AuditEventsRecord event) {
        if (previous != null && !previous.getChain().equals(event.getChain())) {
            endChain();
        }
        long seqExpected = previous == null ? 1 : previous.getSeq() + 1;
        byte[] prevExpected = previous == null ? new byte[32] : previous.getHash();
        String chain = event.getChain();
        long seq = event.getSeq();
        if (seq != seqExpected) {
            fault(chain, seq, "follows event " + (seqExpected - 1) + ": events are missing");
        } else if (!Arrays.equals(event.getPrev(), prevExpected)) {
            fault(chain, seq, "does not follow the event before it");
        }
        if (!Arrays.equals(
                event.getHash(), AuditHash.of(event.getVersion(), chain, seq, event.getPrev(), event.getEvent()))) {
            fault(chain, seq, "its hash does not match: the event was changed");
        } else if (!hasSameColumns(event)) {
            fault(chain, seq, "its columns for time, actor or portfolio differ from the event itself");
        }
        previous = event;
    }

    private static boolean hasSameColumns(AuditEventsRecord row) {
        try {
            JsonNode event = JSON.readTree(row.getEvent());
            String portfolio = row.getPortfolioId() == null
                    ? "system"
                    : row.getPortfolioId().toString();
            return row.getAt().toString().equals(event.path("at").asText())
                    && row.getActor().equals(event.path("actor").asText())
                    && portfolio.equals(row.getChain());
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void endChain() {
        if (previous == null) {
            return;
        }
        AuditHeadsRecord head = heads.remove(previous.getChain());
        if (head == null
                || head.getSeq() != previous.getSeq().longValue()
                || !Arrays.equals(head.getHash(), previous.getHash())) {
            fault(previous.getChain(), previous.getSeq(), "is the last event, but the chain's head is a different one");
        }
        previous = null;
    }

    private void fault(String chain, long seq, String what) {
        faults.accept(new Fault(chain, seq, what));
    }
}

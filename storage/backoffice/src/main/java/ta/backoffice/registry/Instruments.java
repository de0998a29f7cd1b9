package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;

/** The instruments, which all portfolios share. */
public final class Instruments {

    public record Instrument(UUID id, String isin, String name, Instant createdAt) {}

    private Instruments() {}

    /** Up to {@code limit} instruments that were added after the one with the id {@code after}, oldest first. */
    public static List<Instrument> page(Transaction tx, Optional<UUID> after, int limit) {
        return where(tx, after.<Condition>map(INSTRUMENTS.ID::gt).orElse(DSL.noCondition()), limit);
    }

    /**
     * @throws StorageException.NotFound when there is none
     */
    public static Instrument one(Transaction tx, UUID id) {
        return where(tx, INSTRUMENTS.ID.eq(id), 1).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("instrument", id));
    }

    private static List<Instrument> where(Transaction tx, Condition which, int limit) {
        return tx.sql()
                .selectFrom(INSTRUMENTS)
                .where(which)
                .orderBy(INSTRUMENTS.ID)
                .limit(limit)
                .fetch(row -> new Instrument(row.getId(), row.getIsin(), row.getName(), row.getCreatedAt()));
    }
}

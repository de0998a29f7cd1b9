package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/** Units that a portfolio held at a moment, computed from its ledger. */
public final class Units {

    private static final Field<BigDecimal> SIGNED = DSL.when(
                    LEDGER_ENTRIES.TYPE.in("SELL", "TRANSFER_OUT"), LEDGER_ENTRIES.UNITS.neg())
            .otherwise(LEDGER_ENTRIES.UNITS);

    private Units() {}

    /** By listing, for each listing that had an entry by then. */
    public static Map<UUID, HeldUnits> at(Transaction tx, UUID portfolioId, Instant at) {
        Field<BigDecimal> units = DSL.sum(SIGNED);
        Field<Instant> lastMoved = DSL.max(LEDGER_ENTRIES.TRADE_TIME);
        return tx.sql()
                .select(LEDGER_ENTRIES.LISTING_ID, units, lastMoved)
                .from(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.UNITS.isNotNull(),
                        LEDGER_ENTRIES.TRADE_TIME.le(at))
                .groupBy(LEDGER_ENTRIES.LISTING_ID)
                .fetchMap(LEDGER_ENTRIES.LISTING_ID, row -> new HeldUnits(row.value2(), row.value3()));
    }

    /** Change of a listing's units at a moment; negative when units left. */
    record Move(UUID listing, Instant at, BigDecimal units) {}

    /** Later than {@code from}, up to and including {@code until}, by trade time. */
    static List<Move> moves(Transaction tx, UUID portfolioId, Instant from, Instant until) {
        Field<BigDecimal> units = DSL.sum(SIGNED);
        return tx.sql()
                .select(LEDGER_ENTRIES.LISTING_ID, LEDGER_ENTRIES.TRADE_TIME, units)
                .from(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.UNITS.isNotNull(),
                        LEDGER_ENTRIES.TRADE_TIME.gt(from),
                        LEDGER_ENTRIES.TRADE_TIME.le(until))
                .groupBy(LEDGER_ENTRIES.LISTING_ID, LEDGER_ENTRIES.TRADE_TIME)
                .orderBy(LEDGER_ENTRIES.TRADE_TIME)
                .fetch(row -> new Move(row.value1(), row.value2(), row.value3()));
    }

    /** The entry that was recorded last, of one listing or of the whole portfolio. */
    public static Optional<UUID> newestEntry(Transaction tx, UUID portfolioId, Optional<UUID> listing) {
        Condition of = listing.<Condition>map(LEDGER_ENTRIES.LISTING_ID::eq).orElse(DSL.noCondition());
        return tx.sql()
                .select(LEDGER_ENTRIES.ID)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), of)
                .orderBy(LEDGER_ENTRIES.SEQUENCE.desc())
                .limit(1)
                .fetchOptional(LEDGER_ENTRIES.ID);
    }

    /** Trade time of the first entry with units. */
    public static Optional<Instant> firstTradeTime(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(DSL.min(LEDGER_ENTRIES.TRADE_TIME))
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.UNITS.isNotNull())
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** The latest trade time of all entries. */
    public static Optional<Instant> newestTradeTime(Transaction tx, UUID portfolioId, Instant upTo) {
        return tx.sql()
                .select(DSL.max(LEDGER_ENTRIES.TRADE_TIME))
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.TRADE_TIME.le(upTo))
                .fetchOptional()
                .map(row -> row.value1());
    }
}

package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** Observations of a listing as they were reported. */
public final class Observations {

    /**
     * A reported price.
     *
     * @param revision above 1 when the source reported another value before
     * @param currency empty when the source did not report it; {@code quoteUnit} likewise
     */
    public record Observation(
            UUID id,
            Instant asOf,
            PriceKind kind,
            String source,
            int revision,
            BigDecimal price,
            Optional<String> currency,
            Optional<String> quoteUnit,
            Instant receivedAt) {}

    /**
     * Selects observations.
     *
     * @param from inclusive
     * @param to exclusive
     * @param after the last observation of the previous page
     * @param portfolio whose observations they are; empty for those that all portfolios share
     */
    public record Filter(
            Optional<PriceKind> kind, Instant from, Instant to, Optional<UUID> after, Optional<UUID> portfolio) {}

    private Observations() {}

    /** Up to {@code limit}, newest first. */
    public static List<Observation> page(Transaction tx, UUID listing, Filter filter, int limit) {
        Condition kind =
                filter.kind().map(only -> PRICE_POINTS.KIND.eq(only.name())).orElse(DSL.noCondition());
        Condition after = filter.after()
                .map(id -> DSL.row(PRICE_POINTS.AS_OF, PRICE_POINTS.ID)
                        .lt(DSL.select(PRICE_POINTS.as("seen").AS_OF, PRICE_POINTS.as("seen").ID)
                                .from(PRICE_POINTS.as("seen"))
                                .where(PRICE_POINTS.as("seen").ID.eq(id))))
                .orElse(DSL.noCondition());
        return tx.sql()
                .selectFrom(PRICE_POINTS)
                .where(
                        PRICE_POINTS.LISTING_ID.eq(listing),
                        filter.portfolio()
                                .map(id -> Observed.by(id, PRICE_POINTS))
                                .orElseGet(() -> Observed.byAll(PRICE_POINTS)),
                        PRICE_POINTS.AS_OF.ge(filter.from()),
                        PRICE_POINTS.AS_OF.lt(filter.to()),
                        kind,
                        after)
                .orderBy(PRICE_POINTS.AS_OF.desc(), PRICE_POINTS.ID.desc())
                .limit(limit)
                .fetch(row -> new Observation(
                        row.getId(),
                        row.getAsOf(),
                        PriceKind.valueOf(row.getKind()),
                        row.getSource(),
                        row.getRevision(),
                        row.getPrice(),
                        Optional.ofNullable(row.getCurrency()),
                        Optional.ofNullable(row.getQuoteUnit()),
                        row.getReceivedAt()));
    }
}

package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.MANUAL_PRICES;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** The prices that a portfolio's people entered. */
final class ManualPrices {

    /** What a snapshot names as their source. */
    private static final String SOURCE = "manual";

    private ManualPrices() {}

    /** By the moment that each stands for, up to but without {@code before}; of several for one moment the last. */
    static NavigableMap<Instant, SeriesPrice> of(
            Transaction tx, UUID portfolioId, UUID listing, PriceKind kind, Instant before) {
        NavigableMap<Instant, SeriesPrice> prices = new TreeMap<>();
        tx.sql()
                .selectFrom(MANUAL_PRICES)
                .where(
                        MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId),
                        MANUAL_PRICES.LISTING_ID.eq(listing),
                        MANUAL_PRICES.KIND.eq(kind.name()),
                        MANUAL_PRICES.AS_OF.lt(before))
                .orderBy(MANUAL_PRICES.REVISION)
                .forEach(row -> prices.put(
                        row.getAsOf(),
                        new SeriesPrice(
                                row.getId(),
                                true,
                                Optional.empty(),
                                row.getAsOf(),
                                SOURCE,
                                row.getPrice(),
                                row.getCurrency(),
                                row.getQuoteUnit(),
                                row.getEnteredAt(),
                                false,
                                // Whoever enters it says that it is right, however it looks.
                                true)));
        return prices;
    }
}

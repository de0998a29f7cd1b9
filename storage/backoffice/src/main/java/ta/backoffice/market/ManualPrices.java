package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.MANUAL_PRICES;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** Prices that members of a portfolio entered. */
final class ManualPrices {

    /** Name of their source in a snapshot. */
    private static final String SOURCE = "manual";

    private ManualPrices() {}

    /** By moment, earlier than {@code before}; where there are several for one moment, the last one entered. */
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
                                false,
                                // The user who enters a price confirms that it is right, however unusual it looks.
                                true,
                                Optional.empty())));
        return prices;
    }
}

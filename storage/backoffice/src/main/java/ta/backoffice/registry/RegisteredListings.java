package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** The registered listings, which all portfolios share. */
public final class RegisteredListings {

    public record RegisteredListing(
            UUID id,
            ListingId listing,
            UUID instrumentId,
            String isin,
            String name,
            Map<String, String> providerSymbols,
            Optional<FundPricing> pricing,
            Instant createdAt) {}

    private static final Field<String> NAME = LISTINGS.MIC.concat(":").concat(LISTINGS.TICKER);

    private RegisteredListings() {}

    /** Up to {@code limit} listings that were added after the one with the id {@code after}, oldest first. */
    public static List<RegisteredListing> page(Transaction tx, Optional<UUID> after, int limit) {
        return where(tx, after.<Condition>map(LISTINGS.ID::gt).orElse(DSL.noCondition()), List.of(LISTINGS.ID), limit);
    }

    /** The listings with these ids; unknown ids are left out. */
    public static List<RegisteredListing> some(Transaction tx, Collection<UUID> ids) {
        return where(tx, LISTINGS.ID.in(ids), List.of(LISTINGS.ID), ids.size());
    }

    /**
     * @throws StorageException.NotFound when there is none
     */
    public static RegisteredListing one(Transaction tx, UUID id) {
        return where(tx, LISTINGS.ID.eq(id), List.of(LISTINGS.ID), 1).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("listing", id));
    }

    /**
     * Listings whose ticker or {@code MIC:ticker} begins with {@code text}, whose ISIN is {@code text}, or whose name
     * contains all of its words; case does not matter. Those with exactly this ticker come first.
     */
    public static List<RegisteredListing> search(Transaction tx, String text, int limit) {
        Bounds.text("search text", Bounds.nonBlank("search text", text), 200);
        Condition found = LISTINGS.TICKER
                .startsWithIgnoreCase(text)
                .or(NAME.startsWithIgnoreCase(text))
                .or(INSTRUMENTS.ISIN.eq(text.toUpperCase(Locale.ROOT)))
                .or(DSL.and(Stream.of(text.strip().split("\\s+"))
                        .map(INSTRUMENTS.NAME::containsIgnoreCase)
                        .toList()));
        Field<Integer> rank = DSL.when(LISTINGS.TICKER.equalIgnoreCase(text), 0).otherwise(1);
        return where(tx, found, List.of(rank, LISTINGS.MIC, LISTINGS.TICKER), limit);
    }

    private static List<RegisteredListing> where(
            Transaction tx, Condition which, List<? extends OrderField<?>> order, int limit) {
        return tx.sql()
                .select(LISTINGS.fields())
                .select(INSTRUMENTS.ISIN, INSTRUMENTS.NAME)
                .from(LISTINGS)
                .join(INSTRUMENTS)
                .on(INSTRUMENTS.ID.eq(LISTINGS.INSTRUMENT_ID))
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch(row -> new RegisteredListing(
                        row.get(LISTINGS.ID),
                        ListingId.of(row.get(LISTINGS.MIC), row.get(LISTINGS.TICKER)),
                        row.get(LISTINGS.INSTRUMENT_ID),
                        row.get(INSTRUMENTS.ISIN),
                        row.get(INSTRUMENTS.NAME),
                        ProviderSymbols.read(row.get(LISTINGS.PROVIDER_SYMBOLS)),
                        Optional.ofNullable(row.get(LISTINGS.FUND_CALENDAR))
                                .map(calendar -> new FundPricing(
                                        calendar,
                                        row.get(LISTINGS.PRICE_DUE_SESSIONS),
                                        row.get(LISTINGS.MANUALLY_PRICED))),
                        row.get(LISTINGS.CREATED_AT)));
    }
}

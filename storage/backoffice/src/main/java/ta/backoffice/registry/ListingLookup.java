package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;
import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.LISTING_TERMS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.InstrumentsRecord;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** Finds listings by name, and their terms by date. */
public final class ListingLookup {

    private ListingLookup() {}

    public static Optional<UUID> find(Transaction tx, ListingId id) {
        return tx.sql()
                .select(LISTINGS.ID)
                .from(LISTINGS)
                .where(LISTINGS.MIC.eq(id.mic()), LISTINGS.TICKER.eq(id.ticker()))
                .fetchOptional(LISTINGS.ID);
    }

    /** The terms that apply on {@code date}: the newest ones that are valid by then, in their last revision. */
    public static Optional<ListingTerms> terms(Transaction tx, UUID listing, LocalDate date) {
        return tx.sql()
                .selectFrom(LISTING_TERMS)
                .where(LISTING_TERMS.LISTING_ID.eq(listing), LISTING_TERMS.VALID_FROM.le(date))
                .orderBy(LISTING_TERMS.VALID_FROM.desc(), LISTING_TERMS.REVISION.desc())
                .limit(1)
                .fetchOptional(row -> new ListingTerms(row.getValidFrom(), row.getCurrency(), row.getQuoteUnit()));
    }

    /** As above, for many listings; a listing without terms for that date is left out. */
    public static Map<UUID, ListingTerms> terms(Transaction tx, Collection<UUID> listings, LocalDate date) {
        return tx.sql()
                .select(LISTING_TERMS.fields())
                .distinctOn(LISTING_TERMS.LISTING_ID)
                .from(LISTING_TERMS)
                .where(LISTING_TERMS.LISTING_ID.in(listings), LISTING_TERMS.VALID_FROM.le(date))
                .orderBy(LISTING_TERMS.LISTING_ID, LISTING_TERMS.VALID_FROM.desc(), LISTING_TERMS.REVISION.desc())
                .fetchMap(
                        LISTING_TERMS.LISTING_ID,
                        row -> new ListingTerms(
                                row.get(LISTING_TERMS.VALID_FROM),
                                row.get(LISTING_TERMS.CURRENCY),
                                row.get(LISTING_TERMS.QUOTE_UNIT)));
    }

    /** All terms of a listing in their last revision, newest date first; future ones included. */
    public static List<ListingTerms> history(Transaction tx, UUID listing) {
        return tx.sql()
                .select(LISTING_TERMS.fields())
                .distinctOn(LISTING_TERMS.VALID_FROM)
                .from(LISTING_TERMS)
                .where(LISTING_TERMS.LISTING_ID.eq(listing))
                .orderBy(LISTING_TERMS.VALID_FROM.desc(), LISTING_TERMS.REVISION.desc())
                .fetch(row -> new ListingTerms(
                        row.get(LISTING_TERMS.VALID_FROM),
                        row.get(LISTING_TERMS.CURRENCY),
                        row.get(LISTING_TERMS.QUOTE_UNIT)));
    }

    static Optional<String> isin(Transaction tx, UUID listing) {
        return tx.sql()
                .select(INSTRUMENTS.ISIN)
                .from(INSTRUMENTS.join(LISTINGS).on(LISTINGS.INSTRUMENT_ID.eq(INSTRUMENTS.ID)))
                .where(LISTINGS.ID.eq(listing))
                .fetchOptional(INSTRUMENTS.ISIN);
    }

    /** The instrument that has an ISIN, or had it before; a new one if there is none. */
    static UUID instrument(Transaction tx, String isin, String name) {
        Optional<FormerCodes.Former> former = FormerCodes.isin(tx, isin);
        if (former.isPresent() && !tx.sql().fetchExists(INSTRUMENTS, INSTRUMENTS.ISIN.eq(isin))) {
            return former.get().instrument();
        }
        tx.sql()
                .insertInto(INSTRUMENTS)
                .set(INSTRUMENTS.ID, Ids.next())
                .set(INSTRUMENTS.ISIN, isin)
                .set(INSTRUMENTS.NAME, name)
                .onConflictDoNothing()
                .execute();
        InstrumentsRecord found = tx.sql().fetchSingle(INSTRUMENTS, INSTRUMENTS.ISIN.eq(isin));
        return found.getId();
    }

    static UUID insert(Transaction tx, NewListing listing, UUID instrument) {
        tx.sql()
                .insertInto(LISTINGS)
                .set(LISTINGS.ID, Ids.next())
                .set(LISTINGS.INSTRUMENT_ID, instrument)
                .set(LISTINGS.MIC, listing.id().mic())
                .set(LISTINGS.TICKER, listing.id().ticker())
                .set(LISTINGS.PROVIDER_SYMBOLS, ProviderSymbols.write(listing.providerSymbols()))
                .set(
                        LISTINGS.FUND_CALENDAR,
                        listing.pricing().map(FundPricing::calendar).orElse(null))
                .set(
                        LISTINGS.PRICE_DUE_SESSIONS,
                        listing.pricing()
                                .map(FundPricing::dueSessions)
                                .map(Integer::shortValue)
                                .orElse(null))
                .set(
                        LISTINGS.MANUALLY_PRICED,
                        listing.pricing().map(FundPricing::manual).orElse(false))
                .onConflictDoNothing()
                .execute();
        return find(tx, listing.id()).orElseThrow();
    }

    /** Appends the next revision of these terms, under the listing's lock, and returns its number. */
    static int appendTerms(Transaction tx, UUID listing, ListingTerms terms) {
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 1))", DSL.val(listing.toString()));
        int revision = 1
                + tx.sql()
                        .select(DSL.coalesce(DSL.max(LISTING_TERMS.REVISION), 0))
                        .from(LISTING_TERMS)
                        .where(LISTING_TERMS.LISTING_ID.eq(listing), LISTING_TERMS.VALID_FROM.eq(terms.validFrom()))
                        .fetchSingle()
                        .value1();
        tx.sql()
                .insertInto(LISTING_TERMS)
                .set(LISTING_TERMS.LISTING_ID, listing)
                .set(LISTING_TERMS.VALID_FROM, terms.validFrom())
                .set(LISTING_TERMS.REVISION, revision)
                .set(LISTING_TERMS.CURRENCY, terms.currency())
                .set(LISTING_TERMS.QUOTE_UNIT, terms.quoteUnit())
                .set(LISTING_TERMS.RECORDED_BY, tx.actor().name())
                .execute();
        return revision;
    }

    static UUID require(Transaction tx, ListingId id) {
        return find(tx, id).orElseThrow(() -> new StorageException.NotFound("listing", id));
    }
}

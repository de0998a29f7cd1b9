package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * Gives an instrument another ISIN, or a listing another ticker. Both keep their ids, so ledger, prices and findings
 * stay with them.
 */
final class Rename {

    private Rename() {}

    /**
     * @param terms the new code; when the action is withdrawn or corrected, the old one with it
     * @return the terms with the code before and the code after
     */
    static ActionTerms within(
            Transaction tx,
            UUID listing,
            CorporateAction.Kind kind,
            LocalDate effectiveOn,
            ActionTerms terms,
            boolean withdrawn) {
        if (effectiveOn.isAfter(LocalDate.ofInstant(tx.at(), ZoneOffset.UTC))) {
            throw new StorageException.Conflict(
                    "NOT_YET",
                    "it takes effect on " + effectiveOn + ", and would count at once",
                    "Maybe record it on that day.");
        }
        RegisteredListing registered = RegisteredListings.one(tx, listing);
        ActionTerms.Codes given = terms.codes().orElseThrow();
        String now = kind == CorporateAction.Kind.ISIN_CHANGE
                ? registered.isin()
                : registered.listing().ticker();
        // A correction keeps what was before the first change of that day.
        Optional<String> first = FormerCodes.before(tx, listing, kind, effectiveOn);
        String before = withdrawn ? given.before() : first.orElse(now);
        String wanted = withdrawn ? given.before() : given.after();
        if (withdrawn && !now.equals(given.after())) {
            throw new StorageException.Conflict(
                    "EXISTS", "it has changed again since, to " + now, "Maybe withdraw the later change first.");
        }
        if (!now.equals(wanted)) {
            if (kind == CorporateAction.Kind.ISIN_CHANGE) {
                isin(tx, registered, wanted);
            } else {
                ticker(tx, registered, wanted);
            }
        } else if (!withdrawn && before.equals(wanted)) {
            throw new StorageException.Invalid(registered.listing() + " has " + wanted + " already", "");
        }
        return terms.withCodes(before, given.after());
    }

    private static void isin(Transaction tx, RegisteredListing registered, String isin) {
        if (!tx.sql().resultQuery("select ta.is_isin({0})", DSL.val(isin)).fetchSingleInto(Boolean.class)) {
            throw new StorageException.Invalid(
                    Bounds.text("ISIN", isin, 40) + " is not an ISIN, or its check digit is wrong",
                    "Maybe write 12 characters, such as IE00BK5BQT80.");
        }
        if (tx.sql().fetchExists(INSTRUMENTS, INSTRUMENTS.ISIN.eq(isin))) {
            throw new StorageException.Conflict(
                    "EXISTS",
                    "there is an instrument with the ISIN " + isin + " already",
                    "Maybe it is a merger or a conversion into that instrument.");
        }
        tx.sql()
                .update(INSTRUMENTS)
                .set(INSTRUMENTS.ISIN, isin)
                .where(INSTRUMENTS.ID.eq(registered.instrumentId()))
                .execute();
    }

    private static void ticker(Transaction tx, RegisteredListing registered, String ticker) {
        String mic = registered.listing().mic();
        if (!ListingId.isListingId(mic + ":" + ticker)) {
            throw new StorageException.Invalid(
                    "not a valid ticker: " + Bounds.clipped(ticker, 40),
                    "Maybe use letters, digits, '_', '.', '-' only.");
        }
        ListingId wanted = ListingId.of(mic, ticker);
        if (ListingLookup.find(tx, wanted).isPresent()) {
            throw new StorageException.Conflict(
                    "EXISTS", wanted + " is registered already", "Maybe it is a merger into that listing.");
        }
        tx.sql()
                .update(LISTINGS)
                .set(LISTINGS.TICKER, ticker)
                .where(LISTINGS.ID.eq(registered.id()))
                .execute();
    }
}

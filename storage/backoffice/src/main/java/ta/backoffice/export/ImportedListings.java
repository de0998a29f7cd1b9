package ta.backoffice.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.registry.FormerCodes;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.SetListingTerms;
import ta.backoffice.registry.VenueCalendars;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * The listings that a file names. One that is registered here must have the file's ISIN, and keeps its terms; the
 * others are registered, without symbols of providers, which an administrator sets.
 */
final class ImportedListings {

    private static final int LISTINGS_MAX = 5_000;
    private static final int TERMS_MAX = 50_000;

    private static final List<String> NAMES = List.of(
            "id",
            "listing",
            "isin",
            "name",
            "provider_symbols",
            "fund_calendar",
            "price_due_sessions",
            "manually_priced");

    private record Given(
            UUID there, ListingId listing, String isin, String name, Optional<FundPricing> pricing, Place place) {}

    private final Transaction tx;
    private final Map<UUID, Given> given = new LinkedHashMap<>();
    private final Map<UUID, List<ListingTerms>> terms = new LinkedHashMap<>();

    ImportedListings(Transaction tx) {
        this.tx = tx;
    }

    void listing(ObjectNode row, Place place) {
        RowJson.requireOnly(row, NAMES, place);
        UUID there = RowJson.uuid(RowJson.text(row.path("id"), "id", place), "id", place);
        if (given.size() == LISTINGS_MAX) {
            throw place.refused("a portfolio has at most " + LISTINGS_MAX + " listings");
        }
        String isin = RowJson.text(row.path("isin"), "isin", place);
        String name = RowJson.text(row.path("name"), "name", place);
        if (!tx.sql().resultQuery("select ta.is_isin({0})", DSL.val(isin)).fetchSingleInto(Boolean.class)) {
            throw place.refused("isin", "must be an ISIN, with its check digit");
        }
        ListingId listing = parsed(RowJson.text(row.path("listing"), "listing", place), place);
        if (given.put(there, new Given(there, listing, isin, name, pricing(row, place), place)) != null) {
            throw place.refused("id", "the file has two listings with the id " + there);
        }
    }

    private static Optional<FundPricing> pricing(ObjectNode row, Place place) {
        if (!row.has("fund_calendar") && !row.has("price_due_sessions")) {
            return Optional.empty();
        }
        JsonNode due = row.path("price_due_sessions");
        if (!due.isInt()) {
            throw place.refused("price_due_sessions", "must be a whole number");
        }
        JsonNode manual = row.path("manually_priced");
        if (!manual.isMissingNode() && !manual.isBoolean()) {
            throw place.refused("manually_priced", "must be true or false");
        }
        try {
            return Optional.of(new FundPricing(
                    RowJson.text(row.path("fund_calendar"), "fund_calendar", place),
                    due.intValue(),
                    manual.booleanValue()));
        } catch (StorageException.Invalid e) {
            throw place.refused(e.getMessage());
        }
    }

    private ListingId parsed(String text, Place place) {
        if (!ListingId.isListingId(text)) {
            throw place.refused("listing", "must be a venue and a ticker such as XLON:VWRP");
        }
        ListingId listing = new ListingId(text);
        try {
            new VenueCalendars(tx).of(listing);
            return listing;
        } catch (StorageException.Invalid e) {
            throw place.refused("listing", e.getMessage());
        }
    }

    /** Revisions of one day come in their order: the last one counts. */
    void terms(ObjectNode row, Place place) {
        RowJson.requireOnly(row, List.of("listing_id", "valid_from", "revision", "currency", "quote_unit"), place);
        UUID there = RowJson.uuid(RowJson.text(row.path("listing_id"), "listing_id", place), "listing_id", place);
        if (!given.containsKey(there)) {
            throw place.refused("listing_id", "no listing of the file has the id " + there);
        }
        if (place.index() == TERMS_MAX) {
            throw place.refused("a portfolio has at most " + TERMS_MAX + " terms of listings");
        }
        try {
            terms.computeIfAbsent(there, id -> new ArrayList<>())
                    .add(new ListingTerms(
                            LocalDate.parse(RowJson.text(row.path("valid_from"), "valid_from", place)),
                            RowJson.text(row.path("currency"), "currency", place),
                            RowJson.text(row.path("quote_unit"), "quote_unit", place)));
        } catch (DateTimeException e) {
            throw place.refused("valid_from", "must be a date such as 2026-03-02");
        } catch (StorageException.Invalid e) {
            throw place.refused(e.getMessage());
        }
    }

    /**
     * Registers what is missing.
     *
     * @return the listings here, by their ids in the file
     */
    Map<UUID, RegisteredListings.RegisteredListing> register(RowJson ids) {
        Map<UUID, RegisteredListings.RegisteredListing> here = new LinkedHashMap<>();
        for (Given one : given.values()) {
            UUID id = ListingLookup.find(tx, one.listing()).orElseGet(() -> register(one));
            RegisteredListings.RegisteredListing registered = RegisteredListings.one(tx, id);
            if (!registered.isin().equals(one.isin())
                    && !FormerCodes.isins(tx, registered.instrumentId()).contains(one.isin())) {
                throw one.place()
                        .refused(
                                "isin",
                                one.listing() + " is registered here with the ISIN " + registered.isin() + ", not "
                                        + one.isin() + ": its ISIN has changed, or it is another instrument");
            }
            ids.know(one.there(), id, one.place());
            here.put(one.there(), registered);
        }
        if (Set.copyOf(here.values()).size() < here.size()) {
            throw new StorageException.Invalid("listings: two of them are the same listing", Place.MAYBE);
        }
        return here;
    }

    private UUID register(Given one) {
        List<ListingTerms> quoted = terms.getOrDefault(one.there(), List.of());
        if (quoted.isEmpty()) {
            throw one.place().refused("listing_terms has nothing about " + one.listing());
        }
        try {
            UUID id = Objects.requireNonNull(RegisterListings.within(
                            tx,
                            List.of(new NewListing(
                                    one.listing(), one.isin(), one.name(), quoted.get(0), Map.of(), one.pricing())))
                    .get(one.listing()));
            quoted.stream().skip(1).forEach(later -> SetListingTerms.within(tx, one.listing(), later));
            return id;
        } catch (StorageException.Invalid e) {
            throw one.place().refused(e.getMessage());
        }
    }
}

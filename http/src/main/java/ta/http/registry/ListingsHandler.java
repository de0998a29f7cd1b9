package ta.http.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Page;
import ta.rules.portfolio.ListingId;
import ta.storage.Transaction;
import ta.storage.registry.ListingTerms;
import ta.storage.registry.Listings;
import ta.storage.registry.RegisterListing;
import ta.storage.registry.RegisteredListings;
import ta.storage.registry.SetListingTerms;
import ta.storage.registry.SetProviderSymbols;

/** The listings: instruments on venues, in what they are quoted, and how providers call them. */
public final class ListingsHandler {

    private static final int FOUND_MAX = 20;

    public record Terms(
            @Doc(value = "the first date of these terms", example = "2026-03-02")
            LocalDate validFrom,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of its prices", example = "GBX")
            String quoteUnit) {}

    public record Listing(
            @Doc("the listing's id") UUID id,

            @Doc(value = "venue and ticker", example = "XLON:VWRP")
            ListingId listing,

            @Doc("its instrument's id") UUID instrument,

            @Doc(value = "its instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "what its instrument is called", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc("in what it is quoted today; null when nobody has said")
            Optional<Terms> terms,

            @Doc(value = "how providers call it", example = "VWRP.L")
            Map<String, String> providerSymbols,

            @Doc("when it was added") Instant createdAt) {}

    public record ListingDetail(
            @Doc("the listing") Listing listing,

            @Doc("in what it was, is and will be quoted, the newest date first")
            List<Terms> terms) {}

    public record NewListingShape(
            @Doc(value = "venue and ticker", example = "XLON:VUSA")
            ListingId listing,

            @Doc("its instrument's id") UUID instrument,
            @Doc("in what it is quoted") Terms terms,

            @Doc(value = "how providers call it", example = "VUSA.L")
            Map<String, String> providerSymbols) {}

    public record ListingChange(
            @Doc("terms from a date on; said again for the same date, they count instead of those before")
            Optional<Terms> terms,

            @Doc(value = "how providers call it, all there are", example = "VUSA.L")
            Optional<Map<String, String>> providerSymbols) {}

    public Page<Listing> list(Call call, Transaction tx) {
        int limit = call.limit();
        List<RegisteredListings.Row> rows = RegisteredListings.page(tx, call.cursorId(), limit + 1);
        Map<UUID, ListingTerms> terms = terms(tx, rows);
        return Page.of(rows, limit, row -> row.id().toString(), row -> shape(row, terms));
    }

    public List<Listing> search(Call call, Transaction tx) {
        String text = call.query("q").orElseThrow(() -> Refused.at(Code.INVALID, "q", "is needed"));
        List<RegisteredListings.Row> rows = RegisteredListings.search(tx, text, FOUND_MAX);
        Map<UUID, ListingTerms> terms = terms(tx, rows);
        return rows.stream().map(row -> shape(row, terms)).toList();
    }

    public ListingDetail one(Call call, Transaction tx) {
        Listing listing = one(tx, call.id("listing"));
        return new ListingDetail(
                listing,
                Listings.history(tx, listing.id()).stream()
                        .map(ListingsHandler::shape)
                        .toList());
    }

    public Listing create(Call call, Transaction tx) {
        NewListingShape wish = call.body(NewListingShape.class);
        return one(
                tx,
                RegisterListing.within(
                        tx, wish.listing(), wish.instrument(), terms(wish.terms()), wish.providerSymbols()));
    }

    public Listing change(Call call, Transaction tx) {
        UUID id = call.id("listing");
        ListingChange wish = call.body(ListingChange.class);
        ListingId listing = RegisteredListings.one(tx, id).listing();
        wish.providerSymbols().ifPresent(symbols -> SetProviderSymbols.within(tx, id, symbols));
        wish.terms().ifPresent(terms -> SetListingTerms.within(tx, listing, terms(terms)));
        return one(tx, id);
    }

    private static Listing one(Transaction tx, UUID id) {
        RegisteredListings.Row row = RegisteredListings.one(tx, id);
        return shape(row, terms(tx, List.of(row)));
    }

    private static ListingTerms terms(Terms terms) {
        return new ListingTerms(terms.validFrom(), terms.currency(), terms.quoteUnit());
    }

    private static Map<UUID, ListingTerms> terms(Transaction tx, List<RegisteredListings.Row> rows) {
        LocalDate today = LocalDate.ofInstant(tx.at(), ZoneOffset.UTC);
        return Listings.terms(tx, rows.stream().map(RegisteredListings.Row::id).toList(), today);
    }

    private static Listing shape(RegisteredListings.Row row, Map<UUID, ListingTerms> terms) {
        return new Listing(
                row.id(),
                row.listing(),
                row.instrumentId(),
                row.isin(),
                row.name(),
                Optional.ofNullable(terms.get(row.id())).map(ListingsHandler::shape),
                row.providerSymbols(),
                row.createdAt());
    }

    private static Terms shape(ListingTerms terms) {
        return new Terms(terms.validFrom(), terms.currency(), terms.quoteUnit());
    }
}

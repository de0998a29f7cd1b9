package ta.http.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.RegisterListing;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.SetFundPricing;
import ta.backoffice.registry.SetListingTerms;
import ta.backoffice.registry.SetProviderSymbols;
import ta.backoffice.registry.StarterList;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Page;
import ta.rules.portfolio.ListingId;

/**
 * The listings: instruments on venues, with their terms (currency and quote unit) and their symbols at the providers.
 */
public final class ListingsHandler {

    private static final int FOUND_MAX = 20;

    public record Terms(
            @Doc(value = "the first date of these terms", example = "2026-03-02")
            LocalDate validFrom,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of its prices", example = "GBX")
            String quoteUnit) {}

    public record Pricing(
            @Doc(value = "the venue whose sessions are the fund's working days", example = "XLON")
            String calendar,

            @Doc(value = "how many sessions later the price of a session is due, 0 to 10", example = "1")
            int dueSessions,

            @Doc(
                    value = "whether a person enters its prices, so that no provider is asked; false if omitted",
                    example = "false")
            Optional<Boolean> manual) {}

    public record Listing(
            @Doc("the listing's id") UUID id,

            @Doc(value = "venue and ticker", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the instrument's id") UUID instrument,

            @Doc(value = "the instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "the instrument's name", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc("today's terms; null if none were set") Optional<Terms> terms,

            @Doc(value = "symbols by provider", example = "VWRP.L")
            Map<String, String> providerSymbols,

            @Doc("when a fund on no exchange (venue XOFF) is priced; otherwise null")
            Optional<Pricing> fundPricing,

            @Doc("when it was added") Instant createdAt) {}

    public record FoundListing(
            @Doc("the listing's id; null if it is not registered")
            Optional<UUID> id,

            @Doc(value = "venue and ticker", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the instrument's id; null if the listing is not registered")
            Optional<UUID> instrument,

            @Doc(value = "the instrument's ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "the instrument's name", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc("today's terms; null if none were set") Optional<Terms> terms,

            @Doc(value = "symbols by provider", example = "VWRP.L")
            Map<String, String> providerSymbols,

            @Doc("when it was added; null if it is not registered")
            Optional<Instant> createdAt,

            @Doc("whether it is registered; if not, the data is from the starter list")
            boolean registered,

            @Doc(value = "the currency in the starter list; null if registered", example = "GBP")
            Optional<String> currency,

            @Doc(value = "the quote unit in the starter list; null if registered", example = "GBP")
            Optional<String> quoteUnit,

            @Doc(value = "the type in the starter list; null if it is not there", example = "ETF")
            Optional<String> type,

            @Doc(
                    value = "accumulating or distributing, from the starter list; null if it is not there",
                    example = "accumulating")
            Optional<String> distribution) {

        private static FoundListing of(Listing row) {
            Optional<StarterList.Entry> known = StarterList.ofIsin(row.isin);
            return new FoundListing(
                    Optional.of(row.id),
                    row.listing,
                    Optional.of(row.instrument),
                    row.isin,
                    row.name,
                    row.terms,
                    row.providerSymbols,
                    Optional.of(row.createdAt),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    known.map(StarterList.Entry::type),
                    known.map(StarterList.Entry::distribution));
        }

        private static FoundListing of(StarterList.Entry entry) {
            return new FoundListing(
                    Optional.empty(),
                    entry.listing(),
                    Optional.empty(),
                    entry.isin(),
                    entry.name(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    false,
                    Optional.of(entry.currency()),
                    Optional.of(entry.quoteUnit()),
                    Optional.of(entry.type()),
                    Optional.of(entry.distribution()));
        }
    }

    public record ListingDetail(
            @Doc("the listing") Listing listing,

            @Doc("past, current and future terms, newest date first")
            List<Terms> terms,

            @Doc(
                    value = "whether the sessions of its venue are known today; otherwise no close is missing",
                    example = "true")
            boolean sessionsKnown) {}

    public record NewListingShape(
            @Doc(value = "venue and ticker", example = "XLON:VUSA")
            ListingId listing,

            @Doc("the instrument's id; if omitted, the starter list's instrument is used and registered")
            Optional<UUID> instrument,

            @Doc("the terms") Terms terms,

            @Doc(value = "symbols by provider", example = "VUSA.L")
            Map<String, String> providerSymbols,

            @Doc(
                    value = "of a fund on no exchange (venue XOFF); if omitted, that of a British fund:"
                            + " calendar XLON, due a session later",
                    example = "null")
            Optional<Pricing> fundPricing) {}

    public record ListingChange(
            @Doc("terms from a date on; they replace earlier ones of the same date")
            Optional<Terms> terms,

            @Doc(value = "all symbols by provider; replaces the previous ones", example = "VUSA.L")
            Optional<Map<String, String>> providerSymbols,

            @Doc(value = "when a fund on no exchange is priced from now on", example = "null")
            Optional<Pricing> fundPricing) {}

    public Page<Listing> list(Call call, Transaction tx) {
        int limit = call.limit();
        List<RegisteredListings.RegisteredListing> rows = RegisteredListings.page(tx, call.cursorId(), limit + 1);
        Map<UUID, ListingTerms> terms = terms(tx, rows);
        return Page.of(rows, limit, row -> row.id().toString(), row -> shape(row, terms));
    }

    /** Returns registered listings first, then unregistered ones of the starter list. */
    public List<FoundListing> search(Call call, Transaction tx) {
        String text = call.query("q").orElseThrow(() -> Refused.at(Code.INVALID, "q", "is required"));
        List<RegisteredListings.RegisteredListing> rows = RegisteredListings.search(tx, text, FOUND_MAX);
        Map<UUID, ListingTerms> terms = terms(tx, rows);
        Stream<FoundListing> known = StarterList.search(text).stream()
                .filter(entry -> ListingLookup.find(tx, entry.listing()).isEmpty())
                .map(FoundListing::of);
        return Stream.concat(rows.stream().map(row -> FoundListing.of(shape(row, terms))), known)
                .limit(FOUND_MAX)
                .toList();
    }

    public ListingDetail one(Call call, Transaction tx) {
        Listing listing = one(tx, call.id("listing"));
        VenueCalendar calendar = new VenueCalendars(tx).of(listing.listing());
        return new ListingDetail(
                listing,
                ListingLookup.history(tx, listing.id()).stream()
                        .map(ListingsHandler::shape)
                        .toList(),
                calendar.isSure(tx.at().atZone(calendar.zone()).toLocalDate()));
    }

    public Listing create(Call call, Transaction tx) {
        NewListingShape body = call.body(NewListingShape.class);
        return one(
                tx,
                RegisterListing.within(
                        tx,
                        body.listing(),
                        body.instrument(),
                        terms(body.terms()),
                        body.providerSymbols(),
                        body.fundPricing().map(ListingsHandler::pricing)));
    }

    public Listing change(Call call, Transaction tx) {
        UUID id = call.id("listing");
        ListingChange body = call.body(ListingChange.class);
        ListingId listing = RegisteredListings.one(tx, id).listing();
        body.providerSymbols().ifPresent(symbols -> SetProviderSymbols.within(tx, id, symbols));
        body.fundPricing().ifPresent(pricing -> SetFundPricing.within(tx, id, pricing(pricing)));
        body.terms().ifPresent(terms -> SetListingTerms.within(tx, listing, terms(terms)));
        return one(tx, id);
    }

    private static Listing one(Transaction tx, UUID id) {
        RegisteredListings.RegisteredListing row = RegisteredListings.one(tx, id);
        return shape(row, terms(tx, List.of(row)));
    }

    private static FundPricing pricing(Pricing pricing) {
        return new FundPricing(
                pricing.calendar(), pricing.dueSessions(), pricing.manual().orElse(false));
    }

    private static ListingTerms terms(Terms terms) {
        return new ListingTerms(terms.validFrom(), terms.currency(), terms.quoteUnit());
    }

    private static Map<UUID, ListingTerms> terms(Transaction tx, List<RegisteredListings.RegisteredListing> rows) {
        LocalDate today = LocalDate.ofInstant(tx.at(), ZoneOffset.UTC);
        return ListingLookup.terms(
                tx, rows.stream().map(RegisteredListings.RegisteredListing::id).toList(), today);
    }

    private static Listing shape(RegisteredListings.RegisteredListing row, Map<UUID, ListingTerms> terms) {
        return new Listing(
                row.id(),
                row.listing(),
                row.instrumentId(),
                row.isin(),
                row.name(),
                Optional.ofNullable(terms.get(row.id())).map(ListingsHandler::shape),
                row.providerSymbols(),
                row.pricing()
                        .map(pricing ->
                                new Pricing(pricing.calendar(), pricing.dueSessions(), Optional.of(pricing.manual()))),
                row.createdAt());
    }

    private static Terms shape(ListingTerms terms) {
        return new Terms(terms.validFrom(), terms.currency(), terms.quoteUnit());
    }
}

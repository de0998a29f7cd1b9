package ta.runtime.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.backoffice.market.TryPrices;
import ta.backoffice.market.WatchedListing;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.Symbols;
import ta.runtime.provider.setup.Providers;

/**
 * What a provider has for a listing, and what the checks of a portfolio would say of it. Nothing is recorded.
 *
 * @param symbol that was asked for; null if there is none
 * @param terms of the listing today; null if it has none
 * @param dueSession the newest session whose price is due
 * @param problem why there are no prices; null if the provider answered
 * @param findings about the prices; null without a portfolio
 */
record ProviderTrial(
        Provider provider,
        RegisteredListing listing,
        @Nullable String symbol,
        VenueCalendar calendar,
        @Nullable ListingTerms terms,
        LocalDate dueSession,
        PriceResponse response,
        @Nullable String problem,
        @Nullable List<Findings.Finding> findings) {

    private static final int DAYS_BACK = 14;

    private record Known(RegisteredListing listing, VenueCalendar calendar, Optional<ListingTerms> terms) {}

    /**
     * @param symbol instead of the listing's own
     * @param portfolio whose checks judge; empty for none
     * @throws StorageException if there is no such listing, or the provider is not configured
     */
    static ProviderTrial of(
            Database database,
            Actor actor,
            Providers providers,
            ActivePolicies policies,
            String name,
            ListingId id,
            Optional<String> symbol,
            Optional<UUID> portfolio,
            Instant now) {
        Provider provider = providers.ofPrices(Optional.of(name));
        Known known = database.read(actor, tx -> {
            UUID key = ListingLookup.find(tx, id).orElseThrow(() -> new StorageException.NotFound("listing", id));
            return new Known(
                    RegisteredListings.one(tx, key),
                    new VenueCalendars(tx).of(id),
                    ListingLookup.terms(tx, key, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        });
        RegisteredListing listing = known.listing;
        LocalDate due = known.calendar.lastSessionClosedAt(now);
        String asked = null;
        PriceResponse response = new PriceResponse(List.of(), List.of());
        String problem = null;
        try {
            asked = symbol.orElseGet(() -> Symbols.of(
                    provider,
                    new WatchedListing(listing.id(), id, listing.isin(), listing.providerSymbols(), Optional.empty())));
            PriceProvider prices = providers.open(provider, database, actor, now);
            response = prices.observe(new PriceRequest(
                    listing.id(), id, listing.isin(), asked, known.calendar, due.minusDays(DAYS_BACK), now));
        } catch (ProviderException e) {
            problem = provider.text() + " " + e.getMessage();
        }
        List<PriceObservation> prices = response.prices();
        List<Findings.Finding> findings = portfolio
                .map(of -> database.transact(
                        actor,
                        tx -> TryPrices.within(tx, policies, of, prices, now).findings()))
                .orElse(null);
        return new ProviderTrial(
                provider, listing, asked, known.calendar, known.terms.orElse(null), due, response, problem, findings);
    }

    /** The prices, newest first. */
    List<PriceObservation> newestFirst() {
        return response.prices().stream()
                .sorted(Comparator.comparing(PriceObservation::asOf).reversed())
                .toList();
    }

    LocalDate session(PriceObservation price) {
        return price.asOf().atZone(calendar.zone()).toLocalDate();
    }

    /** The session of the newest close; empty if there is no close. */
    Optional<LocalDate> newestSession() {
        return newestFirst().stream()
                .filter(price -> price.kind() == PriceKind.CLOSE)
                .findFirst()
                .map(this::session);
    }

    boolean isStale() {
        return newestSession().filter(session -> !session.isBefore(dueSession)).isEmpty();
    }

    /** What the checks say of a price, a sentence for each finding; null without a portfolio. */
    @Nullable
    String verdict(PriceObservation price) {
        if (findings == null) {
            return null;
        }
        return findings.stream()
                .filter(finding -> finding.asOf().equals(price.asOf()))
                .map(finding -> finding.severity() + " " + finding.check() + ": " + finding.sentence())
                .collect(Collectors.joining(" "));
    }
}

package ta.runtime.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.market.WatchedListing;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.backoffice.runs.RefreshPrices;
import ta.database.Database;
import ta.database.StorageException;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.Symbols;

/**
 * The requests of one job to providers, one after the other. The results are for the run; the health of each provider
 * is recorded for everybody.
 */
final class ProviderRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRequests.class);

    /** The number of known sessions that are requested again, to notice revisions. */
    private static final int SESSIONS_AGAIN = 5;

    /** The days before the newest rate that are requested again: they cover a long weekend, and revisions. */
    private static final int RATE_DAYS_AGAIN = 7;

    private static final int HISTORY_YEARS = 2;

    private final Database database;
    private final LeasedJob job;
    private final Map<ListingId, VenueCalendar> calendars = new HashMap<>();
    private final SortedMap<String, String> missing = new TreeMap<>();

    ProviderRequests(Database database, LeasedJob job) {
        this.database = database;
        this.job = job;
    }

    /** The listings without complete prices, each with the reason. */
    SortedMap<String, String> missing() {
        return missing;
    }

    /**
     * @return the responses, by the id of the listing
     * @throws ProviderException if the provider gave no usable response at all
     */
    Map<UUID, PriceResponse> fetchPrices(PriceProvider provider, List<WatchedListing> listings) {
        Map<UUID, PriceResponse> responses = new HashMap<>();
        SortedMap<String, String> failures = new TreeMap<>();
        Optional<ProviderException> first = Optional.empty();
        Optional<ProviderException> end = Optional.empty();
        for (WatchedListing listing : listings) {
            if (!provider.covers(listing.listing())) {
                continue;
            }
            try {
                if (end.isPresent()) {
                    throw end.get();
                }
                PriceResponse response =
                        recorded(provider.provider(), () -> provider.observe(request(provider, listing)));
                responses.put(listing.id(), response);
                response.complaint()
                        .ifPresent(why -> failures.put(listing.listing().text(), why));
            } catch (ProviderException e) {
                failures.put(listing.listing().text(), provider.provider().text() + " " + e.getMessage());
                first = first.or(() -> Optional.of(e));
                end = e.kind().isForAll() ? Optional.of(e) : end;
            } catch (StorageException.Invalid e) {
                failures.put(listing.listing().text(), String.valueOf(e.getMessage()));
            }
        }
        failures.forEach(this::addMissing);
        if (responses.isEmpty() && first.isPresent()) {
            throw first.get().saying(RefreshPrices.inWords(failures));
        }
        return responses;
    }

    /** Records for each listing why a provider was not asked, as another one may deliver it. */
    void notAsked(List<WatchedListing> listings, String why) {
        listings.forEach(listing -> addMissing(listing.listing().text(), why));
    }

    /** Records that a fallback provider delivered a listing, so that what the others said is of no matter. */
    void found(WatchedListing listing, PriceResponse response) {
        missing.remove(listing.listing().text());
        response.complaint().ifPresent(why -> addMissing(listing.listing().text(), why));
    }

    /** Whether the response has a close of the newest session whose price is due. */
    boolean isDue(WatchedListing listing, Optional<PriceResponse> response) {
        VenueCalendar calendar = calendar(listing);
        LocalDate due = calendar.lastSessionClosedAt(job.leasedAt());
        return response.stream()
                .flatMap(one -> one.prices().stream())
                .filter(price -> price.kind() == PriceKind.CLOSE)
                .anyMatch(price ->
                        !price.asOf().atZone(calendar.zone()).toLocalDate().isBefore(due));
    }

    List<FxObservation> fetchRates(RateProvider provider, Optional<Instant> newest) {
        LocalDate today = job.leasedAt().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate since = newest.map(
                        at -> at.atZone(ZoneOffset.UTC).toLocalDate().minusDays(RATE_DAYS_AGAIN))
                .orElse(today.minusYears(HISTORY_YEARS));
        return recorded(provider.provider(), () -> provider.rates(since, job.leasedAt()));
    }

    /** The error for a provider that must not be asked now. */
    ProviderException paused(Provider provider, Instant until) {
        return new ProviderException(
                ProviderException.Kind.PAUSED,
                provider.text() + " is not asked before " + until.truncatedTo(ChronoUnit.SECONDS)
                        + ", as it limited the request rate or failed often",
                Optional.of(Duration.between(job.leasedAt(), until)));
    }

    private void addMissing(String listing, String why) {
        LOG.warn("{}: {}", listing, why);
        missing.merge(listing, why, (one, other) -> one.equals(other) ? one : one + "; " + other);
    }

    private VenueCalendar calendar(WatchedListing listing) {
        return calendars.computeIfAbsent(
                listing.listing(), id -> database.read(job.actor(), tx -> new VenueCalendars(tx).of(id)));
    }

    private PriceRequest request(PriceProvider provider, WatchedListing listing) {
        VenueCalendar calendar = calendar(listing);
        return new PriceRequest(
                listing.id(),
                listing.listing(),
                listing.isin(),
                Symbols.of(provider.provider(), listing),
                calendar,
                since(listing, calendar),
                job.leasedAt());
    }

    private LocalDate since(WatchedListing listing, VenueCalendar calendar) {
        if (listing.newestClose().isEmpty()) {
            return job.leasedAt().atZone(calendar.zone()).toLocalDate().minusYears(HISTORY_YEARS);
        }
        LocalDate since = listing.newestClose().get().atZone(calendar.zone()).toLocalDate();
        for (int i = 0; i < SESSIONS_AGAIN; i++) {
            since = calendar.previousSession(since);
        }
        return since;
    }

    /** Calls a provider, and records whether it succeeded. */
    private <T> T recorded(Provider provider, Supplier<T> call) {
        try {
            T response = call.get();
            database.transact(job.actor(), tx -> {
                ProviderHealth.succeeded(tx, provider);
                return provider;
            });
            return response;
        } catch (ProviderException e) {
            database.transact(job.actor(), tx -> {
                Optional<Instant> until = e.pause().map(tx.at()::plus);
                if (e.kind().isProviders()) {
                    ProviderHealth.failed(tx, provider, e.getMessage(), until);
                } else {
                    until.ifPresent(at -> ProviderHealth.paused(tx, provider, at));
                }
                return provider;
            });
            throw e;
        }
    }
}

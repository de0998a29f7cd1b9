package ta.runtime.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.backoffice.market.TryPrices;
import ta.backoffice.market.WatchedListing;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.rules.market.PriceKind;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.setup.Providers;
import ta.runtime.settings.Refusal;

/**
 * Asks the providers of a portfolio in their order, each for the listings that those before it did not settle. A
 * listing is settled by a close of the newest session that is due, if the portfolio's checks do not refuse it.
 */
final class ProviderOrder {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderOrder.class);

    private final Database database;
    private final ActivePolicies policies;
    private final Providers providers;
    private final LeasedJob job;
    private final ProviderRequests requests;
    private final List<PriceObservation> prices = new ArrayList<>();
    private final Map<UUID, Instant> newest = new HashMap<>();
    private final SortedMap<String, String> fallbacks = new TreeMap<>();

    ProviderOrder(
            Database database, ActivePolicies policies, Providers providers, LeasedJob job, ProviderRequests requests) {
        this.database = database;
        this.policies = policies;
        this.providers = providers;
        this.job = job;
        this.requests = requests;
    }

    List<PriceObservation> prices() {
        return prices;
    }

    /** The fallback providers that delivered listings, by the name of the listing. */
    SortedMap<String, String> fallbacks() {
        return fallbacks;
    }

    /**
     * @param paused those that must not be asked now, and until when
     * @throws ProviderException of the first provider, if none gave a usable response
     * @throws Refusal likewise
     */
    void ask(List<Provider> order, Map<Provider, Instant> paused, List<WatchedListing> listings) {
        List<WatchedListing> open = listings;
        RuntimeException first = null;
        boolean answered = false;
        for (int place = 0; place < order.size() && (place == 0 || !open.isEmpty()); place++) {
            Provider provider = order.get(place);
            try {
                Map<UUID, PriceResponse> responses = responses(provider, paused, open);
                answered = true;
                take(provider, place, open, responses);
                open = place + 1 < order.size() ? unsettled(open, responses) : List.of();
            } catch (ProviderException | Refusal e) {
                LOG.warn("{} delivered nothing: {}", provider.text(), e.getMessage());
                first = first == null ? e : first;
            }
        }
        if (!answered && first != null) {
            throw first;
        }
    }

    private Map<UUID, PriceResponse> responses(
            Provider provider, Map<Provider, Instant> paused, List<WatchedListing> open) {
        return requests.fetchPrices(opened(provider, paused, open), open);
    }

    private PriceProvider opened(Provider provider, Map<Provider, Instant> paused, List<WatchedListing> open) {
        try {
            Instant until = paused.get(provider);
            if (until != null) {
                throw requests.paused(provider, until);
            }
            return providers.open(provider, database, job.actor(), job.leasedAt());
        } catch (ProviderException | Refusal e) {
            requests.notAsked(
                    open, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            throw e;
        }
    }

    /**
     * Of a fallback provider, only what is as new as the newest close of those before it: their earlier closes count,
     * and one session is enough to compare.
     */
    private void take(Provider provider, int place, List<WatchedListing> open, Map<UUID, PriceResponse> responses) {
        for (WatchedListing listing : open) {
            PriceResponse response = responses.get(listing.id());
            if (response == null) {
                continue;
            }
            Optional<Instant> before = Optional.ofNullable(newest.get(listing.id()));
            List<PriceObservation> own = response.prices().stream()
                    .filter(price -> price.kind() != PriceKind.CLOSE
                            || before.filter(price.asOf()::isBefore).isEmpty())
                    .toList();
            prices.addAll(own);
            own.stream()
                    .filter(price -> price.kind() == PriceKind.CLOSE)
                    .forEach(price ->
                            newest.merge(listing.id(), price.asOf(), (one, other) -> one.isAfter(other) ? one : other));
            if (place > 0 && !own.isEmpty()) {
                fallbacks.put(listing.listing().text(), provider.text());
                requests.found(listing, response);
            }
        }
    }

    private List<WatchedListing> unsettled(List<WatchedListing> open, Map<UUID, PriceResponse> responses) {
        List<PriceObservation> delivered = new ArrayList<>();
        responses.values().forEach(response -> delivered.addAll(response.prices()));
        UUID portfolio = job.portfolioId().orElseThrow();
        Set<UUID> refused = delivered.isEmpty()
                ? new HashSet<>()
                : database.transact(
                        job.actor(),
                        tx -> TryPrices.within(tx, policies, portfolio, delivered, job.leasedAt())
                                .refused());
        return open.stream()
                .filter(listing -> refused.contains(listing.id())
                        || !requests.isDue(listing, Optional.ofNullable(responses.get(listing.id()))))
                .toList();
    }
}

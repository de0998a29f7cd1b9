package ta.runtime.worker;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.market.WatchedListing;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.Transaction;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.setup.Providers;

/**
 * Requests newer prices from the portfolio's providers, and a few known ones again, before any lock is taken; then
 * imports the response. A failure of one listing does not affect the others.
 */
final class RefreshHandler implements JobHandler {

    /** Stands for the exchange rates in the list of missing listings. */
    private static final String RATES = "exchange rates";

    private record Plan(
            List<Provider> order,
            Map<Provider, Instant> paused,
            Optional<String> rateWish,
            List<WatchedListing> listings,
            Optional<Instant> newestRate) {}

    private final Database database;
    private final ActivePolicies policies;
    private final RefreshPrices refresh;
    private final Providers providers;

    RefreshHandler(Database database, ActivePolicies policies, Providers providers) {
        this.database = database;
        this.policies = policies;
        this.refresh = new RefreshPrices(database, policies);
        this.providers = providers;
    }

    @Override
    public Consumer<Transaction> prepare(LeasedJob job) {
        UUID portfolio = job.portfolioId().orElseThrow();
        Plan plan = database.read(job.actor(), tx -> plan(tx, portfolio));
        RefreshPrices.Delivery delivery = delivery(job, plan, new ProviderRequests(database, job));
        return tx -> refresh.within(tx, portfolio, job.runId().orElseThrow(), delivery);
    }

    private Plan plan(Transaction tx, UUID portfolio) {
        RefreshPrices.requireThawed(tx, portfolio);
        Optional<String> rateWish = Portfolios.rateProvider(tx, portfolio);
        List<Provider> order =
                providers.inOrder(Portfolios.priceProvider(tx, portfolio), Portfolios.fallbackProviders(tx, portfolio));
        Map<Provider, Instant> paused = new HashMap<>();
        order.forEach(provider -> ProviderHealth.of(tx, provider)
                .pausedUntil()
                .filter(tx.at()::isBefore)
                .ifPresent(until -> paused.put(provider, until)));
        return new Plan(
                order,
                paused,
                rateWish,
                WatchedListing.of(tx, portfolio).stream()
                        .filter(listing -> !listing.manual())
                        .toList(),
                providers
                        .rates(rateWish)
                        .flatMap(rates -> KnownRates.newest(tx, rates.provider().text())));
    }

    /** Uses the time of the database's clock, which decides. */
    private RefreshPrices.Delivery delivery(LeasedJob job, Plan plan, ProviderRequests requests) {
        ProviderOrder order = new ProviderOrder(database, policies, providers, job, requests);
        order.ask(plan.order(), plan.paused(), plan.listings());
        SortedMap<String, String> missing = requests.missing();
        List<FxObservation> rates = List.of();
        Optional<RateProvider> asked = providers.rates(plan.rateWish());
        if (asked.isPresent()) {
            try {
                rates = requests.fetchRates(asked.get(), plan.newestRate());
            } catch (ProviderException e) {
                missing.put(RATES, asked.get().provider().text() + " " + e.getMessage());
            }
        }
        return new RefreshPrices.Delivery(order.prices(), rates, job.leasedAt(), missing, order.fallbacks());
    }
}

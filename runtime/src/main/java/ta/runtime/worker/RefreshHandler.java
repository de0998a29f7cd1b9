package ta.runtime.worker;

import java.time.Instant;
import java.util.List;
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
import ta.database.Database;
import ta.database.Transaction;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.setup.Providers;

/**
 * Requests newer prices from the portfolio's provider, and a few known ones again, before any lock is taken; then
 * imports the response. A failure of one listing does not affect the others.
 */
final class RefreshHandler implements JobHandler {

    /** Stands for the exchange rates in the list of missing listings. */
    private static final String RATES = "exchange rates";

    private record Plan(
            Optional<String> wish,
            Optional<String> rateWish,
            List<WatchedListing> listings,
            Optional<Instant> newestRate,
            Optional<Instant> pausedUntil) {}

    private final Database database;
    private final RefreshPrices refresh;
    private final Providers providers;

    RefreshHandler(Database database, RefreshPrices refresh, Providers providers) {
        this.database = database;
        this.refresh = refresh;
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
        Optional<String> wish = Portfolios.priceProvider(tx, portfolio);
        Optional<String> rateWish = Portfolios.rateProvider(tx, portfolio);
        Provider provider = providers.ofPrices(wish);
        return new Plan(
                wish,
                rateWish,
                WatchedListing.of(tx, portfolio),
                providers
                        .rates(rateWish)
                        .flatMap(rates -> KnownRates.newest(tx, rates.provider().text())),
                ProviderHealth.of(tx, provider).pausedUntil().filter(tx.at()::isBefore));
    }

    /** Uses the time of the database's clock, which decides. */
    private RefreshPrices.Delivery delivery(LeasedJob job, Plan plan, ProviderRequests requests) {
        Provider provider = providers.ofPrices(plan.wish());
        plan.pausedUntil().ifPresent(until -> {
            throw requests.paused(provider, until);
        });
        PriceProvider prices = providers.open(provider, database, job.actor(), job.leasedAt());
        requests.fetchPrices(prices, plan.listings());
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
        return new RefreshPrices.Delivery(requests.prices(), rates, job.leasedAt(), missing);
    }
}

package ta.http.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;

/** The health of the price and rate providers as the workers recorded it. This never calls a provider. */
public final class ProvidersHandler {

    public record ProviderShape(
            @Doc(value = "the name, as in a portfolio's price_provider", example = "yahoo")
            String name,

            @Doc("PRICES, RATES or both") List<Provider.Kind> provides,

            @Doc(value = "whether the worker has the settings to call it", example = "true")
            boolean configured,

            @Doc(value = "whether its prices are simulated", example = "false")
            boolean simulated,

            @Doc(value = "PAUSED: it is not called before paused_until", example = "OK")
            ProviderHealth.State state,

            @Doc("the last success; null if none") Optional<Instant> lastSuccessAt,

            @Doc("the last failure; null if none") Optional<Instant> lastFailureAt,

            @Doc(value = "the reason of the last failure; null if none", example = "too many requests (429)")
            Optional<String> lastFailure,

            @Doc(value = "number of failures since the last success", example = "0")
            int failuresInARow,

            @Doc("it is not called before this time; null if not paused")
            Optional<Instant> pausedUntil) {}

    private ProvidersHandler() {}

    public static List<ProviderShape> list(Call call, Transaction tx) {
        return ProviderHealth.offered(tx).entrySet().stream()
                .map(row -> shape(row.getKey(), row.getValue(), tx.at()))
                .toList();
    }

    private static ProviderShape shape(Provider provider, ProviderHealth health, Instant now) {
        return new ProviderShape(
                provider.text(),
                provider.provides(),
                health.configured(),
                provider.isSimulated(),
                health.state(now),
                health.lastSuccessAt(),
                health.lastFailureAt(),
                health.failure(),
                health.failuresInARow(),
                health.pausedUntil().filter(now::isBefore));
    }
}

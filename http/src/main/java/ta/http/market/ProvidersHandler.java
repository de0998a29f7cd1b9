package ta.http.market;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ta.http.doc.Doc;
import ta.http.route.Call;
import ta.database.Transaction;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;

/** How the providers of prices and rates fare, as the workers wrote it down. Nobody is asked here. */
public final class ProvidersHandler {

    public record ProviderShape(
            @Doc(value = "as a portfolio's price_provider names it", example = "yahoo")
            String name,

            @Doc("PRICES, RATES or both") List<Provider.Kind> provides,

            @Doc(value = "whether the worker can ask it", example = "true")
            boolean configured,

            @Doc(value = "whether what it says is made up", example = "false")
            boolean simulated,

            @Doc(value = "PAUSED: nobody asks it before paused_until", example = "OK")
            ProviderHealth.State state,

            @Doc("when it answered last; null when it never did")
            Optional<Instant> lastSuccessAt,

            @Doc("when it failed last; null when it never did")
            Optional<Instant> lastFailureAt,

            @Doc(value = "why it failed last; null when it never did", example = "it asks for patience (429)")
            Optional<String> lastFailure,

            @Doc(value = "since it answered last", example = "0")
            int failuresInARow,

            @Doc("nobody asks it before; null when it may be asked")
            Optional<Instant> pausedUntil) {}

    private ProvidersHandler() {}

    public static List<ProviderShape> list(Call call, Transaction tx) {
        Map<Provider, ProviderHealth> health = ProviderHealth.all(tx);
        return Stream.of(Provider.values())
                .map(provider -> shape(provider, health.getOrDefault(provider, ProviderHealth.UNUSED), tx.at()))
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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.eodhd.Eodhd;
import ta.runtime.provider.fetch.FetchSettings;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.provider.rates.EcbRates;
import ta.runtime.provider.rates.Frankfurter;
import ta.runtime.provider.yahoo.YahooChart;

/**
 * Asks a provider adapter for one listing and prints what it makes of the answer of a server on loopback.
 *
 * <p>Arguments: provider, port, MIC, ticker, symbol, first date, present moment.
 */
public class Probe {

    private static final UUID LISTING = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    public static void main(String[] args) throws Exception {
        Provider provider = Provider.of(args[0]);
        LocalDate since = LocalDate.parse(args[5]);
        Instant upTo = Instant.parse(args[6]);
        Fetcher fetcher = new Fetcher(new FetchSettings(
                URI.create("http://127.0.0.1:" + args[1]),
                Optional.of("key"),
                Map.of(),
                true,
                true,
                6000,
                Duration.ofSeconds(3),
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                2_000_000,
                attempt -> {}));
        try {
            switch (provider.text()) {
                case "ecb" -> print(new EcbRates(fetcher), since, upTo);
                case "frankfurter" -> print(new Frankfurter(fetcher), since, upTo);
                default -> print(prices(provider, fetcher), new PriceRequest(
                        LISTING,
                        ListingId.of(args[2], args[3]),
                        "",
                        args[4],
                        VenueCalendar.usual(args[2]).orElseThrow(),
                        since,
                        upTo));
            }
        } catch (ProviderException e) {
            System.out.println("REFUSED " + e.kind() + ": " + e.getMessage());
        }
    }

    private static PriceProvider prices(Provider provider, Fetcher fetcher) {
        return switch (provider.text()) {
            case "yahoo" -> new YahooChart(fetcher);
            case "eodhd" -> new Eodhd(fetcher, "key");
            default -> new AlphaVantage(fetcher, "key");
        };
    }

    private static void print(RateProvider provider, LocalDate since, Instant upTo) {
        provider.rates(since, upTo)
                .forEach(rate -> System.out.println("RATE " + rate.base() + "/" + rate.quote() + " " + rate.asOf() + " "
                        + rate.rate().toPlainString()));
    }

    private static void print(PriceProvider provider, PriceRequest request) {
        PriceResponse response = provider.observe(request);
        response.prices()
                .forEach(price -> System.out.println(price.kind() + " " + price.asOf() + " "
                        + price.price().toPlainString() + " " + price.currency().orElse("-") + " "
                        + price.quoteUnit().orElse("-")));
        response.leftOut().forEach(row -> System.out.println("LEFT OUT " + row));
    }
}

package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ta.backoffice.Fuzz;
import ta.backoffice.market.Provider;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.eodhd.Eodhd;
import ta.runtime.provider.rates.EcbRates;
import ta.runtime.provider.rates.Frankfurter;
import ta.runtime.provider.yahoo.YahooChart;

/** Whatever a provider answers, it is an observation, or a {@link ProviderException}. */
final class AnswersFuzzTest {

    private static final String YAHOO = """
            {"chart":{"result":[{"meta":{"currency":"GBp","symbol":"VWRP.L","exchangeTimezoneName":"Europe/London",
            "gmtoffset":0,"regularMarketTime":1772469300,"regularMarketPrice":11200.5},
            "timestamp":[1772092800,1772179200,1772438400],
            "indicators":{"quote":[{"close":[11180.0,null,11234.560546875]}]}}],"error":null}}""";
    private static final String EODHD = """
            [{"date":"2026-02-26","close":11180.5,"volume":1200},{"date":"2026-02-27","close":"NA"},
            {"warning":"Data is limited"}]""";
    private static final String ALPHA_VANTAGE = """
            {"Meta Data":{"2. Symbol":"VWRP.LON","5. Time Zone":"US/Eastern"},
            "Time Series (Daily)":{"2026-03-02":{"4. close":"112.3450"},"2026-02-27":{"4. close":"NaN"}}}""";
    private static final String FRANKFURTER = """
            {"amount":1.0,"base":"EUR","start_date":"2026-02-27","end_date":"2026-03-03",
            "rates":{"2026-02-27":{"GBP":0.87105,"USD":1.1711},"2026-03-02":{"USD":1.2}}}""";
    private static final String ECB = """
            Date,USD,CYP,GBP,
            2026-03-02,1.1684,N/A,0.87058,
            2026-02-27,1.1711,N/A,0.87105,
            """;
    private static final LocalDate SINCE = LocalDate.parse("2026-02-27");
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    @RegisterExtension
    private static final Web web = new Web();

    @Test
    void answer_thatIsMutated_isReadOrRefused() {
        YahooChart yahoo = new YahooChart(web.fetcher(Provider.YAHOO));
        Eodhd eodhd = new Eodhd(web.fetcher(Provider.EODHD), Web.KEY);
        AlphaVantage alphaVantage = new AlphaVantage(web.fetcher(Provider.ALPHAVANTAGE), Web.KEY);
        Frankfurter frankfurter = new Frankfurter(web.fetcher(Provider.FRANKFURTER));
        EcbRates ecb = new EcbRates(web.fetcher(Provider.ECB));
        List<Runnable> providers = List.of(
                () -> yahoo.observe(Web.request("VWRP.L")),
                () -> eodhd.observe(Web.request("VWRP.LSE")),
                () -> alphaVantage.observe(Web.request("VWRP.LON")),
                () -> frankfurter.rates(SINCE, NOW),
                () -> ecb.rates(SINCE, NOW));
        List<byte[]> seeds = Stream.of(YAHOO, EODHD, ALPHA_VANTAGE, FRANKFURTER, ECB)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.run(200, seeds, bytes -> {
            web.respond(aResponse().withBody(bytes));
            for (Runnable provider : providers) {
                try {
                    provider.run();
                } catch (ProviderException e) {
                    // A clear refusal.
                }
            }
        });
    }
}

package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.eodhd.Eodhd;

/**
 * EODHD and Alpha Vantage, which need a key and report no currency. The bodies are hand-made in the shape of real ones.
 */
final class KeyedProvidersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:15:00Z");
    private static final String EOD = """
            [{"date":"2026-02-26","open":11100.5,"high":11210,"low":11090,"close":11180.50,"adjusted_close":11180.5,\
            "volume":1200},
             {"date":"2026-02-27","open":11180,"high":11240,"low":11170,"close":11234.5,"adjusted_close":11234.5,\
             "volume":900},
             {"date":"2026-13-01","open":1,"high":1,"low":1,"close":1,"adjusted_close":1,"volume":1}]""";
    private static final String DAILY = """
            {"Meta Data":{"1. Information":"Daily Prices (open, high, low, close) and Volumes","2. Symbol":"VWRP.LON",
             "3. Last Refreshed":"2026-03-02","4. Output Size":"Compact","5. Time Zone":"US/Eastern"},
             "Time Series (Daily)":{
             "2026-03-02":{"1. open":"112.1000","2. high":"112.9000","3. low":"111.8000","4. close":"112.3450","5. \
             volume":"900"},
             "2026-02-27":{"1. open":"111.9000","2. high":"112.0000","3. low":"111.1000","4. close":"NaN",\
             "5. volume":"0"}}}""";

    @RegisterExtension
    private static final Web web = new Web();

    @Test
    void eodhd_whileTheVenueIsOpen_hasClosesAndACurrentPriceWithoutCurrency() {
        PriceResponse response = eodhd("""
                {"code":"VWRP.LSE","timestamp":1772452800,"gmtoffset":0,"open":11240,
                "close":11251.25,"previousClose":11234.5,"change":16.75,"change_p":0.149}""");
        assertThat(response.prices())
                .extracting(price -> price.kind() + " " + price.asOf() + " " + price.price())
                .containsExactly(
                        "CLOSE 2026-02-26T16:30:00Z 11180.50",
                        "CLOSE 2026-02-27T16:30:00Z 11234.5",
                        "INTRADAY 2026-03-02T12:00:00Z 11251.25");
        assertThat(response.prices()).extracting(PriceObservation::currency).allMatch(currency -> currency.isEmpty());
        assertThat(response.leftOut()).containsExactly("as 2026-13-01 is not a date");
        web.server()
                .verify(getRequestedFor(urlPathEqualTo("/api/eod/VWRP.LSE"))
                        .withQueryParam("from", equalTo("2026-02-20"))
                        .withQueryParam("api_token", equalTo(Web.KEY)));
    }

    @Test
    void eodhd_withPriceNA_keepsItsClosesAndInventsNothing() {
        PriceResponse response = eodhd("""
                {"code":"VWRP.LSE","timestamp":"NA","gmtoffset":0,"open":"NA","close":"NA"}""");
        assertThat(response.prices()).hasSize(2);
        assertThat(response.leftOut())
                .contains("as the current price is missing: the provider has no price: it says NA");
    }

    @Test
    void eodhd_withAWarningAsARow_tellsIt() {
        web.respond(Web.json("""
                [{"date":"2026-02-26","close":11180.5},{"warning":"Data is limited by one year"}]"""));
        PriceResponse response = new Eodhd(web.fetcher(Provider.EODHD), Web.KEY).observe(Web.request("VWRP.LSE"));
        assertThat(response.prices()).hasSize(1);
        assertThat(response.leftOut()).containsExactly("as the provider warns: Data is limited by one year");
    }

    @Test
    void eodhd_withoutTheSymbol_saysSo() {
        web.respond(aResponse().withStatus(404).withBody("Ticker Not Found."));
        assertThatThrownBy(() -> new Eodhd(web.fetcher(Provider.EODHD), Web.KEY).observe(Web.request("NO.LSE")))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_SYMBOL));
    }

    @Test
    void alphaVantage_dailySeries_isReadDigitByDigit() {
        PriceResponse response = alphaVantage(DAILY);
        assertThat(response.prices())
                .extracting(price -> price.asOf() + " " + price.price())
                .containsExactly("2026-03-02T16:30:00Z 112.3450");
        assertThat(response.prices().get(0).currency()).isEmpty();
        assertThat(response.leftOut()).containsExactly("as the price of 2026-02-27 is not a number: NaN");
    }

    /** Sentences that were seen, and some in their shape. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Note | Thank you! Our standard API call frequency is 5 calls per minute and 500 calls per day. |"
                        + " THROTTLED",
                "Information | We have detected your API key as k3y-of-a-test and our standard API rate limit is 25"
                        + " requests per day. | THROTTLED",
                "Information | Thank you! This is a premium endpoint. | REFUSED",
                "Error Message | Invalid API call. Please retry or visit the documentation for TIME_SERIES_DAILY. |"
                        + " UNKNOWN_SYMBOL",
                "Error Message | the parameter apikey is invalid or missing. | REFUSED",
            })
    void alphaVantage_errorWithStatus200_isAnErrorWithoutTheKey(String field, String sentence, Kind kind) {
        assertThatThrownBy(() -> alphaVantage("{\"" + field + "\":\"" + sentence + "\"}"))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .message()
                .doesNotContain(Web.KEY);
    }

    @Test
    void alphaVantage_responseForAnotherSymbol_isRefused() {
        assertThatThrownBy(() -> alphaVantage(DAILY.replace("VWRP.LON", "MSFT")))
                .hasMessage("was asked for VWRP.LON and answers with MSFT");
    }

    private static PriceResponse alphaVantage(String body) {
        web.respond(Web.json(body));
        return new AlphaVantage(web.fetcher(Provider.ALPHAVANTAGE), Web.KEY).observe(Web.request("VWRP.LON"));
    }

    private static PriceResponse eodhd(String realTime) {
        web.server().resetAll();
        web.server().stubFor(get(urlPathMatching("/api/eod/.*")).willReturn(Web.json(EOD)));
        web.server().stubFor(get(urlPathMatching("/api/real-time/.*")).willReturn(Web.json(realTime)));
        return new Eodhd(web.fetcher(Provider.EODHD), Web.KEY).observe(Web.request("VWRP.LSE", NOON));
    }
}

package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.rules.market.PriceKind;
import ta.runtime.provider.yahoo.YahooChart;

/** Yahoo's chart API. The bodies are hand-made in the shape of real ones. */
final class YahooChartTest {

    private static final String SYMBOL = "VWRP.L";

    /** Thursday to Monday at eight; the newest price is from Monday after the close. */
    private static final String TIMES = "1772092800,1772179200,1772438400";

    private static final long CLOSED = Instant.parse("2026-03-02T16:35:00Z").getEpochSecond();

    @RegisterExtension
    private static final Web web = new Web();

    @Test
    void closes_inPence_areKeptAsReportedWithTheirUnit() {
        PriceResponse response = observe(chart("GBp", CLOSED, "11200.5", TIMES, "11180.0,null,11234.560546875"));
        assertThat(response.leftOut()).isEmpty();
        assertThat(response.prices())
                .extracting(PriceObservation::asOf)
                .containsExactly(Instant.parse("2026-02-26T16:30:00Z"), Instant.parse("2026-03-02T16:30:00Z"));
        PriceObservation newest = response.prices().get(1);
        assertThat(newest.price()).isEqualTo("11234.560546875");
        assertThat(newest.currency()).contains("GBP");
        assertThat(newest.quoteUnit()).contains("GBX");
        assertThat(newest.source()).isEqualTo("yahoo");
        web.server()
                .verify(getRequestedFor(urlPathEqualTo("/v8/finance/chart/VWRP.L"))
                        .withQueryParam("interval", equalTo("1d"))
                        .withQueryParam("period1", equalTo("1771545600")));
    }

    @Test
    void closes_inPoundsAndDollars_keepTheirUnit() {
        assertThat(unit("GBP")).contains("GBP");
        assertThat(unit("USD")).contains("USD");
        assertThatThrownBy(() -> unit("XXQ"))
                .isInstanceOf(ProviderException.class)
                .hasMessage("names an unknown currency: XXQ");
    }

    @Test
    void bar_ofTheCurrentSession_isACurrentPriceAndNoClose() {
        long noon = Instant.parse("2026-03-02T12:00:00Z").getEpochSecond();
        web.respond(Web.json(chart("GBp", noon, "11201.5", TIMES, "11180.0,11190.0,11201.5")));
        PriceResponse response = new YahooChart(web.fetcher(Provider.YAHOO))
                .observe(Web.request(SYMBOL, Instant.parse("2026-03-02T12:15:00Z")));
        assertThat(response.prices())
                .extracting(PriceObservation::kind)
                .containsExactly(PriceKind.CLOSE, PriceKind.CLOSE, PriceKind.INTRADAY);
        assertThat(response.prices().get(2).asOf()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(response.prices().get(2).price()).isEqualTo("11201.5");
    }

    @Test
    void session_thatIsOver_hasACloseWhateverItsLastTrade() {
        long early = Instant.parse("2026-03-02T15:47:00Z").getEpochSecond();
        String body = chart("GBp", early, "11201.5", TIMES, "11180.0,11190.0,11201.5");
        web.respond(Web.json(body));
        YahooChart chart = new YahooChart(web.fetcher(Provider.YAHOO));
        assertThat(chart.observe(Web.request(SYMBOL, Instant.parse("2026-03-02T16:59:00Z")))
                        .prices())
                .extracting(PriceObservation::kind)
                .containsExactly(PriceKind.CLOSE, PriceKind.CLOSE, PriceKind.INTRADAY);
        assertThat(chart.observe(Web.request(SYMBOL, Instant.parse("2026-03-02T17:00:00Z")))
                        .prices())
                .filteredOn(price -> price.kind() == PriceKind.CLOSE)
                .extracting(price -> price.asOf() + " " + price.price())
                .endsWith("2026-03-02T16:30:00Z 11201.5");
    }

    @Test
    void bars_thatAreStampedAnHourEarly_belongToTheirOwnSessions() {
        // Wednesday, Thursday and Sunday at 23:00, for Thursday, Friday and Monday.
        PriceResponse response = observe(chart("GBp", CLOSED, "3", "1772060400,1772146800,1772406000", "1,2,3"));
        assertThat(response.leftOut()).isEmpty();
        assertThat(response.prices())
                .extracting(price -> price.asOf() + " " + price.price())
                .containsExactly("2026-02-26T16:30:00Z 1", "2026-02-27T16:30:00Z 2", "2026-03-02T16:30:00Z 3");
    }

    @Test
    void price_withMoreDigitsThanCanBeStored_isRounded() {
        String closes = "0.00012345678901234567,1.2e-06,3";
        assertThat(observe(chart("GBp", CLOSED, "3", TIMES, closes)).prices())
                .extracting(price -> price.price().toPlainString())
                .containsExactly("0.000123456789012346", "0.0000012", "3");
    }

    @Test
    void rows_thatAreUnusable_areLeftOutWithTheirReasonAndTheOthersStay() {
        // A Saturday, a day twice, a day of the next week, a number of 400 digits, a text, a negative one.
        String times = "1772265600,1772092800,1772092800,1772956800,1771923600,1772010000,1772179200";
        String closes = "1,2,3,4," + "9".repeat(400) + ",\"NaN\",-5";
        PriceResponse response = observe(chart("GBp", CLOSED, "1", times, closes));
        assertThat(response.leftOut())
                .containsExactly(
                        "as XLON had no session on 2026-02-28",
                        "as 2026-02-26 appears twice with different prices",
                        "as 2026-03-08 is in the future",
                        "as the price of 2026-02-24 has too many digits",
                        "as the price of 2026-02-25 is not a number: NaN");
        assertThat(response.prices())
                .extracting(price -> price.price().toString())
                .containsExactly("-5");
        assertThat(response.complaint())
                .contains("5 rows were left out, the first of them as XLON had no session on 2026-02-28");
    }

    @Test
    void range_withoutASession_hasNoPrices() {
        assertThat(observe("""
                        {"chart":{"result":null,"error":{"code":"Bad Request",
                        "description":"Data doesn't exist for startDate = 1772438400, endDate = 1772438500"}}}
                        """).prices()).isEmpty();
    }

    @Test
    void errors_withStatus200_areErrors() {
        refuses("Not Found", ProviderException.Kind.UNKNOWN_SYMBOL);
        refuses("Unauthorized", ProviderException.Kind.REFUSED);
        refuses("Internal Server Error", ProviderException.Kind.UNREACHABLE);
    }

    @Test
    void response_forAnotherSymbol_isRefused() {
        assertThatThrownBy(
                        () -> observe(chart("GBp", CLOSED, "1", TIMES, "1,2,3").replace(SYMBOL, "VWRD.L")))
                .hasMessage("was asked for VWRP.L and answers with VWRD.L");
    }

    private static void refuses(String code, ProviderException.Kind kind) {
        String body = """
                {"chart":{"result":null,"error":{"code":"%s","description":"no"}}}""".formatted(code);
        assertThatThrownBy(() -> observe(body))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static Optional<String> unit(String currency) {
        return observe(chart(currency, CLOSED, "1", TIMES, "1,2,3"))
                .prices()
                .get(0)
                .quoteUnit();
    }

    private static PriceResponse observe(String body) {
        web.respond(Web.json(body));
        return new YahooChart(web.fetcher(Provider.YAHOO)).observe(Web.request(SYMBOL));
    }

    private static String chart(String currency, long newest, String price, String times, String closes) {
        return """
                {"chart":{"result":[{"meta":{"currency":"%s","symbol":"%s","exchangeName":"LSE","instrumentType":"ETF",
                "regularMarketTime":%d,"gmtoffset":0,"timezone":"GMT","exchangeTimezoneName":"Europe/London",
                "regularMarketPrice":%s,"priceHint":2,"dataGranularity":"1d","range":""},"timestamp":[%s],
                "indicators":{"quote":[{"close":[%s]}],"adjclose":[{"adjclose":[%s]}]}}],"error":null}}
                """.formatted(currency, SYMBOL, newest, price, times, closes, closes);
    }
}

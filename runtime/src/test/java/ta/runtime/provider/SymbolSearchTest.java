package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.Provider;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.eodhd.Eodhd;

/** The search for symbols at EODHD and Alpha Vantage. The bodies are hand-made in the documented shape. */
final class SymbolSearchTest {

    private static final String EODHD = """
            [{"Code":"VWRP","Exchange":"LSE","Name":"Vanguard FTSE All-World UCITS ETF USD Accumulation",
              "Type":"ETF","Country":"UK","Currency":"GBX","ISIN":"IE00BK5BQT80","isPrimary":true,
              "previousClose":112.34,"previousCloseDate":"2026-02-27"},
             {"Code":"VT","Exchange":"US","Name":"Vanguard Total World Stock Index Fund ETF Shares","Type":"ETF",
              "Country":"USA","Currency":"USD","ISIN":null,"previousClose":120.5,"previousCloseDate":"2026-02-27"},
             {"Code":"VWCE","Exchange":"XETRA","Name":"Vanguard FTSE All-World","Type":"ETF","Country":"Germany",
              "Currency":"Unknown","previousClose":130.1,"previousCloseDate":"2026-02-27"}]""";
    private static final String ALPHA_VANTAGE = """
            {"bestMatches":[
             {"1. symbol":"VWRP.LON","2. name":"Vanguard FTSE All-World UCITS ETF","3. type":"ETF",
              "4. region":"United Kingdom","5. marketOpen":"08:00","6. marketClose":"16:30","7. timezone":"UTC+01",
              "8. currency":"GBP","9. matchScore":"0.7273"},
             {"1. symbol":"VT","2. name":"Vanguard Total World Stock ETF","3. type":"ETF","4. region":"United States",
              "5. marketOpen":"09:30","6. marketClose":"16:00","7. timezone":"UTC-04","8. currency":"USD",
              "9. matchScore":"0.4000"}]}""";

    @RegisterExtension
    private static final Web web = new Web();

    /** One venue alone has the suffix .LSE; several have .US. */
    @Test
    void eodhd_findsSymbols_withVenueAndUnit_asFarAsTheyAreKnown() {
        web.respond(Web.json(EODHD));
        assertThat(eodhd("all-world/é"))
                .containsExactly(
                        new FoundSymbol(
                                "VWRP.LSE",
                                "Vanguard FTSE All-World UCITS ETF USD Accumulation",
                                "LSE",
                                "XLON",
                                "GBP",
                                "GBX",
                                "IE00BK5BQT80",
                                null,
                                null),
                        new FoundSymbol(
                                "VT.US",
                                "Vanguard Total World Stock Index Fund ETF Shares",
                                "US",
                                null,
                                "USD",
                                "USD",
                                null,
                                null,
                                null),
                        new FoundSymbol(
                                "VWCE.XETRA",
                                "Vanguard FTSE All-World",
                                "XETRA",
                                "XETR",
                                null,
                                null,
                                null,
                                null,
                                null));
        web.server()
                .verify(getRequestedFor(urlPathEqualTo("/api/search/all-world%2F%C3%A9"))
                        .withQueryParam("fmt", equalTo("json"))
                        .withQueryParam("api_token", equalTo(Web.KEY)));
    }

    @Test
    void alphaVantage_findsSymbols_withoutAnIsin() {
        web.respond(Web.json(ALPHA_VANTAGE));
        assertThat(alphaVantage("all-world & more"))
                .containsExactly(
                        new FoundSymbol(
                                "VWRP.LON",
                                "Vanguard FTSE All-World UCITS ETF",
                                "United Kingdom",
                                "XLON",
                                "GBP",
                                "GBP",
                                null,
                                null,
                                null),
                        new FoundSymbol(
                                "VT",
                                "Vanguard Total World Stock ETF",
                                "United States",
                                null,
                                "USD",
                                "USD",
                                null,
                                null,
                                null));
        web.server()
                .verify(getRequestedFor(urlPathEqualTo("/query"))
                        .withQueryParam("function", equalTo("SYMBOL_SEARCH"))
                        .withQueryParam("keywords", equalTo("all-world & more"))
                        .withQueryParam("apikey", equalTo(Web.KEY)));
    }

    @Test
    void search_thatFindsNothing_isAnEmptyList() {
        web.respond(Web.json("[]"));
        assertThat(eodhd("nothing")).isEmpty();
        web.respond(Web.json("{\"bestMatches\":[]}"));
        assertThat(alphaVantage("nothing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"message\":\"Unauthenticated\"} | UNREADABLE",
                "200 | <html>maintenance</html> | UNREADABLE",
                "404 | Not Found. | UNKNOWN_SYMBOL",
                "403 | Forbidden. | REFUSED",
            })
    void eodhd_withoutAList_saysWhy(int status, String body, Kind kind) {
        web.respond(aResponse().withStatus(status).withBody(body));
        assertThatThrownBy(() -> eodhd("all-world"))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .message()
                .doesNotContain(Web.KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | UNREADABLE",
                "{\"Information\":\"The standard rate limit of k3y-of-a-test is 25 requests per day.\"} | THROTTLED",
                "{\"Error Message\":\"the parameter apikey is invalid or missing.\"} | REFUSED",
            })
    void alphaVantage_withoutAList_saysWhy(String body, Kind kind) {
        web.respond(Web.json(body));
        assertThatThrownBy(() -> alphaVantage("all-world"))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .message()
                .doesNotContain(Web.KEY);
    }

    private static List<FoundSymbol> eodhd(String words) {
        return new Eodhd(web.fetcher(Provider.EODHD), Web.KEY).search(words);
    }

    private static List<FoundSymbol> alphaVantage(String words) {
        return new AlphaVantage(web.fetcher(Provider.ALPHAVANTAGE), Web.KEY).search(words);
    }
}

package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.custom.CustomProvider;
import ta.runtime.provider.custom.ProviderFolder;
import ta.runtime.provider.custom.ProviderSpec;
import ta.runtime.provider.fetch.Attempt;
import ta.runtime.provider.fetch.FetchSettings;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.settings.Environment;

/** Providers that the operator describes, against a server on this machine. */
final class CustomProviderTest {

    private static final String JSON_FILE = """
            {"url": "https://prices.example.org/funds/{isin}/prices?sedol={symbol}&from={from}&to={to}&k={key}",
             "url_date_format": "dd/MM/yyyy",
             "rows": "/data/prices",
             "price": "/nav/amount",
             "date": "/day",
             "date_format": "dd MMM yyyy",
             "currency_field": "/currency",
             "unit": "GBX",
             "headers": {"Authorization": "Bearer {key}"}}""";
    private static final String CSV_FILE = """
            {"url": "https://prices.example.org/all.csv", "format": "csv", "price": "Bid, pence", "date": "Date",
             "date_format": "yyyyMMdd", "currency": "GBX", "symbol_field": "SEDOL"}""";

    @RegisterExtension
    private static final Web web = new Web();

    @TempDir
    private Path folder;

    private final List<Attempt> attempts = new ArrayList<>();

    @Test
    void json_rowsOfTheList_areReadWithTheirDatesAndUnits() {
        PriceResponse response = observe(JSON_FILE, Web.json("""
                {"currency": "GBP", "data": {"prices": [
                 {"day": "26 Feb 2026", "nav": {"amount": 123.450}},
                 {"day": "27 Feb 2026", "nav": {"amount": "124.5"}},
                 {"day": "28 Feb 2026", "nav": {"amount": 124.5}},
                 {"day": "31 Feb 2026", "nav": {"amount": 124.5}},
                 {"day": "25 Feb 2026", "nav": {}},
                 {"nav": {"amount": 1}},
                 {"day": "02 Jan 2026", "nav": {"amount": 120}}]}}"""));
        assertThat(response.prices())
                .extracting(price -> price.source() + " " + price.kind() + " " + price.asOf() + " "
                        + price.price().toPlainString() + " " + price.currency().orElseThrow() + " "
                        + price.quoteUnit().orElseThrow())
                .containsExactly(
                        "funds CLOSE 2026-02-26T16:30:00Z 123.450 GBP GBX",
                        "funds CLOSE 2026-02-27T16:30:00Z 124.5 GBP GBX");
        assertThat(response.leftOut())
                .containsExactly(
                        "as XLON had no session on 2026-02-28",
                        "as 31 Feb 2026 is not a date in the form that the file states",
                        "as 25 Feb 2026 has no price",
                        "as it has no date: {\"nav\":{\"amount\":1}}");
        assertThat(response.passedOver()).containsExactly("one row is of days before 2026-02-20");
    }

    @Test
    void request_hasTheListingsNamesAndDates_andItsSecretIsInNoMessage() {
        observe(
                JSON_FILE,
                Web.json("{\"currency\": \"GBP\", \"data\": {\"prices\": []}, \"echo\": \"" + Web.KEY + "\"}"));
        String url = "/funds/IE00BK5BQT80/prices?sedol=B3X7QG6&from=20%2F02%2F2026&to=02%2F03%2F2026&k=";
        web.server()
                .verify(getRequestedFor(urlEqualTo(url + Web.KEY))
                        .withHeader("Authorization", equalTo("Bearer " + Web.KEY)));
        assertThat(attempts).singleElement().satisfies(attempt -> {
            assertThat(attempt.url()).isEqualTo(web.base() + url + "(key)");
            assertThat(attempt.came())
                    .startsWith("200 application/json, ")
                    .contains("\"echo\": \"(key)\"")
                    .doesNotContain(Web.KEY);
        });
    }

    @Test
    void csv_ofAllFunds_isReadForTheOneWithTheSymbol() {
        PriceResponse response = observe(CSV_FILE, ok("""
                SEDOL,Name,Date,"Bid, pence"
                B3X7QG6,Growth,20260227,251.30
                0000000,Other,20260227,99.9
                B3X7QG6,Growth,20260226,n/a
                B3X7QG6,Growth
                """).withHeader("Content-Type", "text/csv"));
        assertThat(response.prices())
                .extracting(price -> price.asOf() + " " + price.price() + " "
                        + price.quoteUnit().orElseThrow())
                .containsExactly("2026-02-27T16:30:00Z 251.30 GBX");
        assertThat(response.leftOut())
                .containsExactly(
                        "as line 5 has another number of cells than the header",
                        "as the price of 2026-02-26 is not a number: n/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | 200 | application/json | {\"data\": {}} | UNREADABLE | it has no list at /data/prices",
                "json | 200 | text/html | <html>Sorry</html> | UNREADABLE | text/html instead of JSON",
                "json | 200 | application/json | {\"data\": | UNREADABLE | invalid JSON",
                "json | 404 | application/json | {} | UNKNOWN_SYMBOL | does not know the symbol",
                "json | 302 | application/json | {} | UNREADABLE | a redirect, which is not followed",
                "json | 401 | application/json | {} | REFUSED | rejects the key",
                "csv | 200 | text/html | <html>Sorry</html> | UNREADABLE | text/html instead of CSV",
                "csv | 200 | text/csv | <html>Sorry</html> | UNREADABLE | there is no column Bid, pence",
            })
    void response_thatIsNotAsDescribed_isRefusedWithItsReason(
            String form, int status, String type, String body, Kind kind, String why) {
        assertThatThrownBy(() -> observe(
                        form.equals("csv") ? CSV_FILE : JSON_FILE,
                        aResponse()
                                .withStatus(status)
                                .withHeader("Content-Type", type)
                                .withBody(body)))
                .isInstanceOfSatisfying(ProviderException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e).hasMessageContaining(why);
                });
    }

    @Test
    void csv_withoutTheSymbol_isAnUnknownSymbol() {
        assertThatThrownBy(() -> observe(
                        CSV_FILE,
                        ok("SEDOL,Date,\"Bid, pence\"\n0000000,20260227,99.9\n")
                                .withHeader("Content-Type", "text/csv")))
                .isInstanceOfSatisfying(ProviderException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_SYMBOL);
                    assertThat(e).hasMessage("has no row for B3X7QG6");
                });
    }

    @Test
    void row_withAnUnknownCurrency_isLeftOut() {
        PriceResponse response = observe(JSON_FILE, Web.json("""
                {"data": {"prices": [{"day": "27 Feb 2026", "currency": "Pounds", "nav": {"amount": 1}}]}}"""));
        assertThat(response.prices()).isEmpty();
        assertThat(response.leftOut()).containsExactly("as it names an unknown currency: Pounds");
    }

    @Test
    void limits_areThoseOfTheFile() {
        String file = JSON_FILE.replace("{\"url\"", "{\"kilobytes\": 1, \"url\"");
        assertThatThrownBy(() -> observe(file, Web.json("{\"data\": \"" + "x".repeat(2000) + "\"}")))
                .hasMessage("answers with more than 1 KiB");
    }

    private PriceResponse observe(String file, ResponseDefinitionBuilder response) {
        ProviderSpec spec = spec(file);
        web.respond(response);
        FetchSettings settings = Web.settings(web.base(), true, true)
                .with(spec.headers(), spec.limits().patience(), spec.limits().bytesMax())
                .watchedBy(attempts::add);
        return new CustomProvider(spec, new Fetcher(settings)).observe(Web.request("B3X7QG6"));
    }

    private ProviderSpec spec(String file) {
        try {
            Files.writeString(folder.resolve("funds.json"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProviderFolder read = ProviderFolder.read(new Environment(
                Map.of(ProviderFolder.VARIABLE, folder.toString(), "TA_PROVIDER_FUNDS_KEY", Web.KEY), folder));
        assertThat(read.broken()).isEmpty();
        return read.specs().get(0);
    }
}

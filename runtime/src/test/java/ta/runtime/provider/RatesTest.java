package ta.runtime.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;
import ta.runtime.provider.rates.EcbRates;
import ta.runtime.provider.rates.Frankfurter;

/** Exchange rates over HTTP. The bodies are hand-made in the shape of real ones. */
final class RatesTest {

    private static final LocalDate SINCE = LocalDate.parse("2026-02-27");
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    private static final String CSV = """
            Date,USD,CYP,GBP,
            2026-03-02,1.1684,N/A,0.87058,
            2026-02-27,1.1711,N/A,0.87105,
            2026-02-26,1.1700,N/A,0.87000,
            """;

    @RegisterExtension
    private static final Web web = new Web();

    @Test
    void ecb_history_isDecompressedAndReadSinceTheDate() throws IOException {
        web.respond(aResponse().withBody(zip(CSV)).withHeader("Content-Type", "application/zip"));
        assertThat(ecb())
                .extracting(rate -> rate.asOf() + " " + rate.quote() + " " + rate.rate())
                .containsExactlyInAnyOrder(
                        "2026-02-27T15:00:00Z USD 1.1711",
                        "2026-02-27T15:00:00Z GBP 0.87105",
                        "2026-03-02T15:00:00Z USD 1.1684",
                        "2026-03-02T15:00:00Z GBP 0.87058");
        assertThat(ecb()).extracting(FxObservation::source).containsOnly("ecb");
    }

    @Test
    void ecb_pageOrTruncatedArchive_isAnError() throws IOException {
        web.respond(aResponse().withBody("<!doctype html><p>We will be back soon."));
        assertThatThrownBy(RatesTest::ecb)
                .isInstanceOf(ProviderException.class)
                .hasMessageStartingWith("answers with no table of rates");
        web.respond(aResponse().withBody(Arrays.copyOf(zip(CSV), 60)));
        assertThatThrownBy(RatesTest::ecb).hasMessage("answers with an archive that cannot be unpacked");
        web.respond(aResponse().withBody(CSV.replace("1.1711", "-1")));
        assertThatThrownBy(RatesTest::ecb).isInstanceOf(ProviderException.class);
    }

    @Test
    void frankfurter_series_isRead() {
        web.respond(Web.json("""
                {"amount":1.0,"base":"EUR","start_date":"2026-02-27","end_date":"2026-03-03",
                "rates":{"2026-02-27":{"GBP":0.87105,"USD":1.1711},"2026-03-03":{"USD":1.2}}}"""));
        assertThat(frankfurter())
                .extracting(rate -> rate.asOf() + " " + rate.base() + rate.quote() + " " + rate.rate())
                .containsExactly("2026-02-27T15:00:00Z EURGBP 0.87105", "2026-02-27T15:00:00Z EURUSD 1.1711");
        web.server().verify(getRequestedFor(urlPathEqualTo("/v1/2026-02-27..")).withQueryParam("base", equalTo("EUR")));
    }

    @Test
    void frankfurter_withOneInvalidRate_isAnErrorAsAWhole() {
        for (String rate : List.of("-1", "\"1.1\"", "0", "null", "9".repeat(400))) {
            web.respond(Web.json("""
                    {"amount":1,"base":"EUR","rates":{"2026-02-27":{"GBP":0.8,"USD":%s}}}""".formatted(rate)));
            assertThatThrownBy(RatesTest::frankfurter).as(rate).isInstanceOf(ProviderException.class);
        }
        web.respond(Web.json("""
                {"amount":100,"base":"EUR","rates":{}}"""));
        assertThatThrownBy(RatesTest::frankfurter).hasMessageContaining("one euro");
    }

    private static List<FxObservation> ecb() {
        return new EcbRates(web.fetcher(Provider.ECB)).rates(SINCE, NOW);
    }

    private static List<FxObservation> frankfurter() {
        return new Frankfurter(web.fetcher(Provider.FRANKFURTER)).rates(SINCE, NOW);
    }

    private static byte[] zip(String csv) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

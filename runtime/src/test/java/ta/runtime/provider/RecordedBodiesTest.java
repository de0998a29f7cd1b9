package ta.runtime.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.yahoo.YahooChart;

/** Bodies that providers really sent. The tests are skipped where these are not at hand. */
final class RecordedBodiesTest {

    private static final Path DATA = Path.of("../../shared/data");

    @BeforeEach
    void present() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "no recorded bodies here");
    }

    @Test
    void yahooCharts_ofXetra_areReadWholly() {
        VenueCalendar xetra =
                TestDatabase.create().as(Role.APP).read(Actor.system("test"), tx -> VenueCalendar.load(tx, "XETR"));
        for (String file : new String[] {"01", "02"}) {
            PriceRequest request = new PriceRequest(
                    Web.LISTING,
                    ListingId.of("XETR", "MUV2"),
                    "DE0008430026",
                    "MUV2.DE",
                    xetra,
                    LocalDate.parse("2000-01-01"),
                    Instant.parse("2026-01-01T00:00:00Z"));
            PriceResponse response = yahoo("chart_v8__response_yahoo_historical" + file + ".txt", request);
            assertThat(response.prices()).as(file).hasSizeGreaterThan(100);
            assertThat(response.prices().get(0).currency()).contains("EUR");
            assertThat(response.leftOut()).as(file).allMatch(row -> row.contains("had no session"));
        }
    }

    @Test
    void yahooChart_recordedDuringASession_hasAnIntradayPrice() {
        VenueCalendar xetra =
                TestDatabase.create().as(Role.APP).read(Actor.system("test"), tx -> VenueCalendar.load(tx, "XETR"));
        PriceResponse response = yahoo(
                "chart_v8__response_yahoo_historical02.txt",
                new PriceRequest(
                        Web.LISTING,
                        ListingId.of("XETR", "MUV2"),
                        "DE0008430026",
                        "MUV2.DE",
                        xetra,
                        LocalDate.parse("2025-04-17"),
                        Instant.parse("2025-04-24T12:55:00Z")));
        assertThat(response.prices())
                .filteredOn(price -> price.kind() == PriceKind.INTRADAY)
                .extracting(price -> price.asOf() + " " + price.price() + " "
                        + price.currency().orElseThrow())
                .containsExactly("2025-04-24T12:40:04Z 608.8 EUR");
    }

    @Test
    void yahooErrors_areRecognised() {
        assertThatThrownBy(() -> yahoo("chart_v8__error_not_found.json", Web.request("NO.L")))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_SYMBOL));
    }

    @Test
    void alphaVantageNotes_areErrors() {
        alphaVantage("error_rate_limit_note_2018_2020.json", Kind.THROTTLED);
        alphaVantage("error_invalid_call_2021.json", Kind.UNKNOWN_SYMBOL);
    }

    private static void alphaVantage(String file, Kind kind) {
        try (Web web = new Web()) {
            web.respond(Web.json(text("alphavantage/" + file)));
            assertThatThrownBy(() ->
                            new AlphaVantage(web.fetcher(Provider.ALPHAVANTAGE), Web.KEY).observe(Web.request("MSFT")))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        }
    }

    private static PriceResponse yahoo(String file, PriceRequest request) {
        try (Web web = new Web()) {
            web.respond(Web.json(text("yahoo/" + file)));
            return new YahooChart(web.fetcher(Provider.YAHOO)).observe(request);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(DATA.resolve("provider-responses").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

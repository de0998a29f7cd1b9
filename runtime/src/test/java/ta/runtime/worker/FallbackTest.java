package ta.runtime.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.identity.SetFallbackProviders;
import ta.backoffice.market.PriceSeries;
import ta.backoffice.market.Provider;
import ta.backoffice.market.SeriesPrice;
import ta.backoffice.market.WatchedListing;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.Runs;
import ta.database.Actor;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.Web;
import ta.runtime.provider.custom.CustomProvider;
import ta.runtime.provider.custom.ProviderFolder;
import ta.runtime.provider.custom.ProviderSpec;
import ta.runtime.provider.setup.Providers;
import ta.runtime.settings.Environment;

/** A second provider is asked in the same refresh for what the first does not deliver. */
final class FallbackTest {

    private static final ListingId VWRP = ListingId.of("XLON", "VWRP");

    private final WorkerFixture desk = new WorkerFixture();
    private final Web web = new Web();
    private LocalDate due;
    private LocalDate before;
    private Worker worker;

    @TempDir
    private Path folder;

    @BeforeEach
    void setUp() throws Exception {
        VenueCalendar london = desk.app.read(Actor.system("test"), tx -> VenueCalendar.load(tx, "XLON"));
        due = london.lastSessionClosedAt(Instant.now());
        before = london.previousSession(due);
        for (String name : List.of("first", "second")) {
            Files.writeString(folder.resolve(name + ".json"), """
                    {"url": "https://prices.example.org/%s/{symbol}", "rows": "/p", "price": "/c", "date": "/d",
                     "unit": "GBX"}""".formatted(name));
        }
        worker = desk.worker(providers());
        desk.app.transact(desk.portfolio.owner(), tx -> {
            ChangePortfolio.within(
                    tx,
                    desk.portfolio.id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("first"),
                    Optional.empty());
            SetFallbackProviders.within(tx, desk.portfolio.id(), List.of("second"));
            return null;
        });
        respond("first", prices("11200", "11250"));
        respond("second", prices("11210", "11260"));
    }

    @AfterEach
    void close() {
        worker.close();
        web.close();
    }

    @Test
    void fallback_isNotAsked_ifTheFirstDeliversTheNewestSession() {
        assertThat(refreshed("SUCCEEDED").problem()).isEmpty();
        assertThat(asked("second")).isZero();
        assertThat(newest().source()).isEqualTo("first");
    }

    @Test
    void fallback_delivers_ifTheFirstFails() {
        respond("first", aResponse().withStatus(404));
        assertThat(refreshed("SUCCEEDED").problem()).isEmpty();
        assertThat(newest().source()).isEqualTo("second");
        assertThat(desk.ask("select event from ta.audit_events where event like '%run.refresh%'"))
                .contains("\"XLON:VWRP\":\"second\"");
    }

    @Test
    void fallback_delivers_oneListingThatTheFirstLacks() {
        web.server().stubFor(any(urlPathMatching("/first/VWRP")).willReturn(okJson("{\"p\": []}")));
        assertThat(refreshed("SUCCEEDED").problem()).isEmpty();
        assertThat(newest().source()).isEqualTo("second");
        assertThat(asked("second")).isEqualTo(1);
    }

    @Test
    void fallback_deliversTheNewestSession_ifTheFirstIsLate_andEarlierClosesStay() {
        respond("first", prices("11200", null));
        assertThat(refreshed("SUCCEEDED").problem()).isEmpty();
        assertThat(sources()).containsExactly("second 11260", "first 11200");
        assertThat(desk.ask("select check_name from ta.price_findings")).isEmpty();
        respond("first", prices("11200", "11250"));
        assertThat(refreshed("SUCCEEDED").problem()).isEmpty();
        assertThat(sources()).as("the first has it by now").containsExactly("first 11250", "first 11200");
        assertThat(desk.ask("select check_name from ta.price_findings")).isEmpty();
    }

    @Test
    void closes_ofTheSameSession_thatDiffer_areAFindingWithBothValues() {
        respond("first", prices("11200", null));
        respond("second", prices("11400", "11260"));
        refreshed("SUCCEEDED");
        assertThat(desk.ask("select distinct f.severity || ' ' || p.source || ' ' || p.price || ' ' || f.sentence"
                        + " from ta.price_findings f join ta.price_points p on p.id = f.price_point_id"
                        + " where f.check_name = 'source_differs'"))
                .isEqualTo("warn first 11200 The price is 1.79 % from the 11,400 GBX of second; two sources should"
                        + " agree within 0.5 %.");
        assertThat(desk.ask("select kind || ' ' || severity from ta.alerts where subject like 'source_differs%'"))
                .isEqualTo("PRICE_FINDING warn");
    }

    @Test
    void fallback_counts_ifTheChecksRefuseThePriceOfTheFirst() {
        respond("first", prices("11200", "112.5"));
        refreshed("SUCCEEDED");
        assertThat(newest().source()).isEqualTo("second");
        assertThat(newest().quarantined()).isFalse();
        assertThat(desk.ask("select distinct p.source from ta.price_findings f"
                        + " join ta.price_points p on p.id = f.price_point_id where f.severity = 'critical'"))
                .isEqualTo("first");
    }

    @Test
    void listing_thatNobodyHas_isNamedWithBothReasons() {
        for (String name : List.of("first", "second")) {
            web.server()
                    .stubFor(any(urlPathMatching("/" + name + "/VWRP"))
                            .willReturn(aResponse().withStatus(404)));
        }
        assertThat(refreshed("SUCCEEDED").problem().orElseThrow().message())
                .contains("XLON:VWRP: first does not know the symbol (404); second does not know the symbol (404)");
    }

    @Test
    void refresh_withoutAnyAnswer_failsWithTheReasonOfTheFirst() {
        respond("first", aResponse().withStatus(404));
        respond("second", aResponse().withStatus(401));
        assertThat(refreshed("FAILED").problem().orElseThrow().message())
                .endsWith("first does not know the symbol (404)");
    }

    @Test
    void listing_thatIsManuallyPriced_isAskedOfNoProvider_andNobodyIsToldThatItIsMissing() {
        ListingId cottage = ListingId.of("XOFF", "COTTAGE");
        new RegisterListings(desk.app)
                .register(
                        desk.portfolio.owner(),
                        List.of(new NewListing(
                                cottage,
                                "XX0000000010",
                                "Share of a cottage",
                                new ListingTerms(LocalDate.of(1990, 1, 1), "GBP", "GBP"),
                                Map.of(),
                                Optional.of(new FundPricing("XLON", 5, true)))));
        desk.app.transact(
                desk.portfolio.owner(),
                tx -> RecordEntries.within(
                        tx,
                        desk.portfolio.id(),
                        EntryBatch.manual(NewEntry.transferIn(
                                ListingKeys.all(tx).get(cottage),
                                BigDecimal.ONE,
                                BigDecimal.TEN,
                                WorkerFixture.PAID))));
        List<WatchedListing> watched =
                desk.app.read(desk.portfolio.owner(), tx -> WatchedListing.of(tx, desk.portfolio.id()));
        assertThat(watched)
                .filteredOn(WatchedListing::manual)
                .extracting(WatchedListing::listing)
                .containsExactly(cottage);
        assertThat(refreshed("SUCCEEDED").problem()).isEmpty();
        assertThat(web.server().getAllServeEvents())
                .isNotEmpty()
                .noneMatch(event -> event.getRequest().getUrl().contains("COTTAGE"));
    }

    private Runs.Run refreshed(String state) {
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        worker.wake();
        return desk.awaited(run, state);
    }

    private SeriesPrice newest() {
        return series().get(0).orElseThrow();
    }

    private List<String> sources() {
        PriceSeries series = series();
        return Stream.of(0, 1)
                .map(index -> series.get(index).orElseThrow())
                .map(price -> price.source() + " " + price.price())
                .collect(Collectors.toList());
    }

    private PriceSeries series() {
        return desk.app.read(desk.portfolio.owner(), tx -> {
            VenueCalendar london = VenueCalendar.load(tx, "XLON");
            PriceSeries series = new PriceSeries(
                    tx, desk.portfolio.id(), ListingKeys.all(tx).get(VWRP), PriceKind.CLOSE, tx.at(), london.zone());
            series.get(Integer.MAX_VALUE);
            return series;
        });
    }

    private int asked(String provider) {
        return (int) web.server().getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().startsWith("/" + provider + "/"))
                .count();
    }

    private ResponseDefinitionBuilder prices(String earlier, String newest) {
        return okJson("{\"p\": [{\"d\": \"" + before + "\", \"c\": " + earlier + "}"
                + (newest == null ? "" : ", {\"d\": \"" + due + "\", \"c\": " + newest + "}") + "]}");
    }

    private void respond(String provider, ResponseDefinitionBuilder response) {
        web.server().stubFor(any(urlPathMatching("/" + provider + "/.*")).willReturn(response));
    }

    private Providers providers() {
        Map<Provider, PriceProvider> prices = new HashMap<>();
        Environment environment = new Environment(Map.of(ProviderFolder.VARIABLE, folder.toString()), folder);
        for (ProviderSpec spec : ProviderFolder.read(environment).specs()) {
            prices.put(spec.provider(), new CustomProvider(spec, web.fetcher(spec.provider())));
        }
        return new Providers(Optional.empty(), prices, Map.of(), Optional.empty(), Optional.empty());
    }
}

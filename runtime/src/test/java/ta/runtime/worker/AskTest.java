package ta.runtime.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.market.AskProvider;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderQuestion;
import ta.backoffice.market.ProviderQuestion.Kind;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.runs.RunTask;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.Web;
import ta.runtime.provider.setup.Providers;
import ta.runtime.provider.yahoo.YahooChart;

/** A person's questions to a provider, which a worker asks once, and a mapping with errors. */
final class AskTest {

    private static final String JSON = "application/json";

    private WorkerFixture desk;

    @TempDir
    private Path folder;

    @BeforeEach
    void setUp() {
        desk = new WorkerFixture();
    }

    @Test
    void search_findsSymbolsWithTheirVenues() {
        try (Web web = new Web();
                Worker worker = desk.worker(yahoo(web))) {
            web.respond(ok("""
                    {"quotes":[{"symbol":"VWRP.L","longname":"Vanguard All-World","exchange":"LSE","exchDisp":"London"},
                    {"symbol":"VT","shortname":"Vanguard World","exchange":"PCX","exchDisp":"NYSEArca"}]}
                    """).withHeader("Content-Type", JSON));
            ProviderQuestion answer = answered(worker, Kind.SEARCH, "all-world", Optional.empty());
            assertThat(answer.problem()).isEmpty();
            assertThat(answer.found())
                    .containsExactly(
                            new FoundSymbol(
                                    "VWRP.L", "Vanguard All-World", "London", "XLON", null, null, null, null, null),
                            new FoundSymbol("VT", "Vanguard World", "NYSEArca", "ARCX", null, null, null, null, null));
        }
    }

    @Test
    void symbol_thatTheProviderDoesNotKnow_isSaidInWordsAtOnce() {
        try (Web web = new Web();
                Worker worker = desk.worker(yahoo(web))) {
            web.respond(ok("""
                    {"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}
                    """).withHeader("Content-Type", JSON));
            UUID listing = desk.app.read(
                    desk.portfolio.owner(),
                    tx -> ListingLookup.find(tx, ListingId.of("XLON", "VWRP")).orElseThrow());
            assertThat(answered(worker, Kind.PRICE, "VWRPX.L", Optional.of(listing))
                            .problem())
                    .contains("Yahoo does not know the symbol VWRPX.L, or has no price for it (says: No data found)."
                            + " Maybe search for the fund's name and take the symbol from there.");
        }
        assertThat(desk.ask("select state || ' ' || tries from ta.jobs where kind = 'ASK_PROVIDER'"))
                .isEqualTo("DONE 1");
        assertThat(desk.ask("select count(*) from ta.alerts")).isEqualTo("0");
    }

    @Test
    void mapping_withErrors_endsTheRefreshAtOnce() throws Exception {
        Path mapping = Files.writeString(folder.resolve("mapping.csv"), "listing,file\nXLON:NOPE,nope.csv\n");
        desk.app.transact(desk.portfolio.owner(), tx -> {
            ChangePortfolio.within(
                    tx,
                    desk.portfolio.id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("file"),
                    Optional.empty());
            return null;
        });
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        try (Worker worker =
                desk.worker(Map.of("TA_PRICES_FOLDER", folder.toString(), "TA_PRICES_MAPPING", mapping.toString()))) {
            worker.wake();
            assertThat(desk.awaited(run, "FAILED").problem().orElseThrow().message())
                    .startsWith("The file that says which prices belong to which listing has errors")
                    .contains("XLON:NOPE");
        }
        assertThat(desk.ask("select tries from ta.jobs where kind = 'REFRESH_PRICES'"))
                .isEqualTo("1");
    }

    private ProviderQuestion answered(Worker worker, Kind kind, String text, Optional<UUID> listing) {
        UUID portfolio = desk.portfolio.id();
        UUID id = desk.app.transact(
                desk.portfolio.owner(), tx -> AskProvider.within(tx, portfolio, Provider.YAHOO, kind, text, listing));
        worker.wake();
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> desk.app.read(desk.portfolio.owner(), tx -> ProviderQuestion.one(tx, portfolio, id)),
                        question -> question.answeredAt().isPresent());
    }

    private static Providers yahoo(Web web) {
        return new Providers(
                Optional.empty(),
                Map.of(Provider.YAHOO, new YahooChart(web.fetcher(Provider.YAHOO))),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}

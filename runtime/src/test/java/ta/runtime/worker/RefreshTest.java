package ta.runtime.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.identity.ChangePortfolio;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.Runs;
import ta.database.Actor;
import ta.runtime.provider.Web;
import ta.runtime.provider.setup.Providers;
import ta.runtime.provider.yahoo.YahooChart;
import ta.runtime.settings.Environment;

/** Refreshes from a portfolio's provider, and the recorded health of the provider. */
final class RefreshTest {

    private static final Map<String, String> SIMULATED = Map.of(Providers.ANCHOR, "2026-01-30");
    private static final String CLOSES =
            "select count(*) from ta.price_points where source = 'simulated' and kind = 'CLOSE'";

    private WorkerFixture desk;

    @BeforeEach
    void setUp() {
        desk = new WorkerFixture();
    }

    @Test
    void refresh_ofASimulatedPortfolio_importsItsHistoryOnceAndThenNewCloses() {
        choose("simulated");
        try (Worker worker = desk.worker(SIMULATED)) {
            assertThat(refreshed(worker).problem()).isEmpty();
            String closes = desk.ask(CLOSES);
            assertThat(Integer.parseInt(closes)).isGreaterThan(7 * 490);
            assertThat(refreshed(worker).problem()).isEmpty();
            assertThat(desk.ask(CLOSES)).isEqualTo(closes);
        }
        assertThat(health(Provider.SIMULATED).lastSuccessAt()).isPresent();
        assertThat(health(Provider.SIMULATED).configured()).isTrue();
        assertThat(health(Provider.EODHD).configured()).isFalse();
    }

    @Test
    void faults_thatAreEnabled_areFoundByTheGate() {
        choose("simulated");
        try (Worker worker = desk.worker(SIMULATED)) {
            refreshed(worker);
        }
        try (Worker worker = desk.worker(Map.of(
                Providers.ANCHOR,
                "2026-01-30",
                Providers.FAULTS,
                "pence:XLON.VWRP,currency:XLON.SEMI,spike:XLON.WLDS"))) {
            refreshed(worker);
        }
        assertThat(desk.ask("select distinct l.ticker || ' ' || f.check_name from ta.price_findings f"
                        + " join ta.listings l on l.id = f.listing_id order by 1"))
                .contains("SEMI currency_mismatch", "VWRP quote_scale", "WLDS price_jump");
    }

    @Test
    void provider_thatIsNotConfigured_isNamedWithWhatItNeeds() {
        choose("eodhd");
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        try (Worker worker = desk.worker(SIMULATED)) {
            worker.wake();
            assertThat(desk.awaited(run, "FAILED").problem()).contains(new RunProblem("NO_PROVIDER", """
                    the provider eodhd is not configured
                    Maybe set TA_EODHD_KEY where the worker runs, or choose another provider for the portfolio."""));
        }
    }

    @Test
    void provider_thatLimitsTheRateForADay_isNotAskedAgainMeanwhile() {
        choose("yahoo");
        try (Web web = new Web();
                Worker worker = desk.worker(yahoo(web))) {
            web.respond(aResponse().withStatus(429).withHeader("Retry-After", "86400"));
            for (int i = 0; i < 2; i++) {
                UUID run = desk.request(RunTask.PRICE_REFRESH);
                worker.wake();
                assertThat(desk.awaited(run, "FAILED").problem().orElseThrow().code())
                        .isEqualTo("PROVIDER");
            }
            assertThat(web.server().getAllServeEvents()).hasSize(1);
        }
        ProviderHealth health = health(Provider.YAHOO);
        assertThat(health.failure()).contains("limits the request rate (429)");
        assertThat(health.failuresInARow()).isEqualTo(1);
        ProviderHealth.State state = desk.app.read(desk.portfolio.owner(), tx -> health.state(tx.at()));
        assertThat(state).isEqualTo(ProviderHealth.State.PAUSED);
    }

    @Test
    void listings_thatTheProviderDoesNotKnow_areNamedAndNothingIsInvented() {
        choose("yahoo");
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        try (Web web = new Web();
                Worker worker = desk.worker(yahoo(web))) {
            web.respond(ok("""
                    {"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}
                    """).withHeader("Content-Type", "application/json"));
            worker.wake();
            assertThat(desk.awaited(run, "FAILED").problem().orElseThrow().message())
                    .contains("XLON:VWRP")
                    .endsWith(": yahoo says: No data found");
        }
        assertThat(desk.ask("select count(*) from ta.price_points")).isEqualTo("0");
        assertThat(health(Provider.YAHOO).failure()).isEmpty();
    }

    private void choose(String provider) {
        desk.app.transact(desk.portfolio.owner(), tx -> {
            ChangePortfolio.within(
                    tx,
                    desk.portfolio.id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(provider),
                    Optional.empty());
            return provider;
        });
    }

    private Runs.Run refreshed(Worker worker) {
        UUID run = desk.request(RunTask.PRICE_REFRESH);
        worker.wake();
        return desk.awaited(run, "SUCCEEDED");
    }

    private ProviderHealth health(Provider provider) {
        return desk.app.read(Actor.system("test"), tx -> ProviderHealth.of(tx, provider));
    }

    private static Providers yahoo(Web web) {
        Providers none = Providers.configured(new Environment(Map.of(), Path.of("")));
        assertThat(none.all()).contains(Provider.YAHOO);
        return new Providers(
                Optional.empty(),
                Map.of(Provider.YAHOO, new YahooChart(web.fetcher(Provider.YAHOO))),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}

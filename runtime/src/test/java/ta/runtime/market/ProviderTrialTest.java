package ta.runtime.market;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.Web;
import ta.runtime.provider.custom.CustomProvider;
import ta.runtime.provider.custom.ProviderFolder;
import ta.runtime.provider.custom.ProviderSpec;
import ta.runtime.provider.fetch.Attempt;
import ta.runtime.provider.setup.Providers;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;

/** A provider is tried out against a server on this machine; the database stays as it was. */
final class ProviderTrialTest {

    private static final ListingId FUND = ListingId.of("XOFF", "GB00B3X7QG63");
    private static final ListingId ETF = ListingId.of("XLON", "VWRP");

    /** Friday evening; the price of a fund that is due a session later is that of Thursday. */
    private static final Instant NOW = Instant.parse("2026-02-27T18:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final Database worker = database.as(Role.WORKER);
    private final TestPortfolio portfolio = TestPortfolio.create(database);
    private final Web web = new Web();
    private final List<Attempt> attempts = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void setUp() throws Exception {
        Path policy = Path.of("../policy-compiler/src/main/resources/ta/policy/manifesto_policy.json");
        new ActivatePolicy(database.as(Role.APP))
                .activate(
                        portfolio.owner(),
                        portfolio.id(),
                        (PolicyResult.Valid) PolicyReader.read("policy.json", Files.readAllBytes(policy)),
                        "the first");
        new RegisterListings(database.as(Role.APP))
                .register(
                        portfolio.owner(),
                        List.of(new NewListing(
                                FUND,
                                "GB00B3X7QG63",
                                "A fund",
                                new ListingTerms(LocalDate.of(1990, 1, 1), "GBP", "GBX"),
                                Map.of(),
                                Optional.of(FundPricing.USUAL))));
        Files.writeString(folder.resolve("funds.json"), """
                {"url": "https://prices.example.org/{symbol}?k={key}", "rows": "/prices",
                 "price": "/nav", "date": "/day", "unit_field": "/unit"}""");
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void trial_ofAFund_showsWhatWasAskedReadAndLeftOut_andRecordsNothing() throws Exception {
        ProviderTrial trial = trial(FUND, Optional.empty(), okJson("""
                {"unit": "GBX", "prices": [
                 {"day": "2026-02-25", "nav": 250.1}, {"day": "2026-02-26", "nav": "251.30"},
                 {"day": "2026-02-21", "nav": 1}, {"day": "2026-01-05", "nav": 240}]}"""));
        assertThat(text(trial)).isEqualTo("""
                funds for XOFF:GB00B3X7QG63 A fund, symbol GB00B3X7QG63

                Asked: SERVER/GB00B3X7QG63?k=(key)
                Came:  200 application/json, 175 bytes: {"unit": "GBX", "prices": [ {"day": "2026-02-25", "nav": \
                250.1}, {"day": "2026-02-26", "nav": "251.30"}, {"day": "2026-0…

                Read, newest first:
                session     kind   of                     price  unit  currency  the gate says
                2026-02-26  CLOSE  2026-02-26T12:00:00Z  251.30  GBX   GBP       nothing
                2026-02-25  CLOSE  2026-02-25T12:00:00Z   250.1  GBX   GBP       nothing

                Left out:
                  as XOFF had no session on 2026-02-21

                Not needed:
                  one row is of days before 2026-02-12

                It is quoted in GBX (GBP). The newest session whose price is due is 2026-02-26: its close is there.
                The checks are those of Test, if its policy watches the listing.
                Nothing was recorded.
                """);
        assertThat(count("ta.price_points") + count("ta.price_findings") + count("ta.alerts"))
                .isZero();
    }

    @Test
    void trial_ofAPriceThatTheGateRefuses_saysWhy_andRecordsNothing() throws Exception {
        ProviderTrial trial = trial(ETF, Optional.of("OTHER"), okJson("""
                {"unit": "GBP", "prices": [
                 {"day": "2026-02-25", "nav": 11200}, {"day": "2026-02-26", "nav": 112.5}]}"""));
        assertThat(attempts).extracting(Attempt::url).containsExactly(web.base() + "/OTHER?k=(key)");
        assertThat(trial.verdict(trial.newestFirst().get(0))).contains("critical ");
        assertThat(trial.isStale()).isTrue();
        assertThat(text(trial)).contains("due is 2026-02-27: its close is missing, the newest one is of 2026-02-26.");
        assertThat(count("ta.price_points") + count("ta.price_findings") + count("ta.alerts"))
                .isZero();
    }

    @Test
    void trial_ofAProviderThatFails_saysWhatCameAndHasExitCode1() throws Exception {
        ProviderTrial trial = trial(
                FUND,
                Optional.empty(),
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>Sorry, " + Web.KEY + "</html>"));
        TrialReport report = new TrialReport(trial, attempts, Optional.of("Test"));
        assertThat(report.report().exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(report.report().text())
                .contains("Came:  200 text/html, 33 bytes: <html>Sorry, (key)</html>")
                .contains("No prices: funds answers with text/html instead of JSON")
                .doesNotContain(Web.KEY);
    }

    @Test
    void trial_ofAnUnknownListing_isRefused() {
        assertThatThrownBy(() -> trial(ListingId.of("XOFF", "NOPE"), Optional.empty(), okJson("{}")))
                .isInstanceOf(StorageException.NotFound.class);
    }

    private ProviderTrial trial(ListingId listing, Optional<String> symbol, ResponseDefinitionBuilder response)
            throws Exception {
        web.respond(response);
        ProviderSpec spec = ProviderFolder.read(new Environment(
                        Map.of(ProviderFolder.VARIABLE, folder.toString(), "TA_PROVIDER_FUNDS_KEY", Web.KEY), folder))
                .specs()
                .get(0);
        Providers providers = new Providers(
                Optional.empty(),
                Map.of(spec.provider(), new CustomProvider(spec, web.watched(attempts::add))),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        Actor actor = Actor.worker("test", portfolio.id());
        return ProviderTrial.of(
                worker,
                actor,
                providers,
                TestPolicies.SHARED,
                Provider.of("funds").text(),
                listing,
                symbol,
                Optional.of(portfolio.id()),
                NOW);
    }

    private String text(ProviderTrial trial) {
        return new TrialReport(trial, attempts, Optional.of("Test"))
                .report()
                .text()
                .replace(web.base().toString(), "SERVER");
    }

    private int count(String table) {
        return database.as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql().fetchOne("select count(*) from " + table).get(0, int.class));
    }
}

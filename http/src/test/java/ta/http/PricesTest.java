package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.database.Actor;
import ta.database.Role;
import ta.rules.portfolio.Task;

/** Observed prices, findings about them, reviews, and prices entered by hand. */
final class PricesTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 2, 26);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final String MANUAL = """
            {
              "listing": "XLON:VWRP",
              "as_of": "2026-02-27T16:30:00Z",
              "kind": "CLOSE",
              "price": "11234.5",
              "currency": "GBP",
              "quote_unit": "GBX",
              "evidence": "the fund's page",
              "reason": "the provider slipped"
            }
            """;
    private static final String CORRECT =
            Pension.json("verdict", "CORRECT", "reason", "a slip", "price", "11234.5", "evidence", "the fund's page");

    private TestApi api;
    private Shared shared;

    @BeforeEach
    void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        shared.open();
        shared.refresh(THURSDAY, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void observations_areReadByEveryUser_newestFirst_inPages() {
        shared.refresh(FRIDAY, Map.of());
        String prices = "/listings/" + vwrp() + "/prices";
        JsonNode page = shared.ben().get(prices + "?limit=1").json();
        assertThat(page.at("/items/0/as_of").textValue()).isEqualTo("2026-02-27T16:30:00Z");
        assertThat(page.at("/items/0/price").textValue()).isEqualTo("11200");
        assertThat(page.at("/items/0/currency").isNull()).isTrue();
        JsonNode next = shared.ben()
                .get(prices + "?limit=1&cursor=" + page.get("next").textValue())
                .json();
        assertThat(next.at("/items/0/as_of").textValue()).isEqualTo("2026-02-26T16:30:00Z");
        assertThat(next.get("next").isNull()).isTrue();
        assertThat(shared.ann().get(prices + "?to=2026-02-26").json().get("items"))
                .hasSize(1);
        assertThat(shared.ann().get(prices + "?kind=INTRADAY").json().get("items"))
                .isEmpty();
        assertThat(shared.ann()
                        .get(prices + "?kind=close")
                        .json()
                        .at("/errors/0/at")
                        .textValue())
                .isEqualTo("kind");
        assertThat(shared.ann()
                        .get("/listings/" + UUID.randomUUID() + "/prices")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void observations_forAPortfolio_areNormalised_withFindingsAndReviews() {
        slip();
        String prices = "/listings/" + vwrp() + "/prices?limit=1";
        assertThat(shared.ann().get(prices).json().at("/items/0/own").isNull()).isTrue();
        String mine = prices + "&portfolio=" + shared.id();
        JsonNode own = shared.ann().get(mine).json().at("/items/0/own");
        assertThat(own.get("normalised").textValue()).isEqualTo("1.12345");
        assertThat(own.get("normalised_currency").textValue()).isEqualTo("GBP");
        assertThat(own.get("quarantined").booleanValue()).isTrue();
        assertThat(own.get("findings").findValuesAsText("check"))
                .containsExactlyInAnyOrder("quote_scale", "price_jump", "value_jump", "move_factor");
        resolve(shared.ann(), CORRECT);
        own = shared.ann().get(mine).json().at("/items/0/own");
        assertThat(own.get("quarantined").booleanValue()).isFalse();
        assertThat(own.get("verdict").textValue()).isEqualTo("CORRECT");
        assertThat(own.get("corrected").textValue()).isEqualTo("112.345");
        resolve(shared.ann(), terms("GBP"));
        own = shared.ann().get(mine).json().at("/items/0/own");
        assertThat(own.get("normalised").textValue()).isEqualTo("112.345");
        assertThat(own.get("corrected").isNull()).isTrue();
        assertThat(shared.ben().get(mine).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ann().get(prices + "&portfolio=mine").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void finding_corrected_endsTheQuarantine() {
        slip();
        JsonNode finding =
                shared.ann().get(shared.path() + "/quarantine").json().get(0);
        assertThat(finding.get("listing").textValue()).isEqualTo("XLON:VWRP");
        assertThat(finding.get("severity").textValue()).isEqualTo("critical");
        assertThat(finding.get("verdict").isNull()).isTrue();
        TestApi.Answer resolved = resolve(shared.ann(), CORRECT);
        assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
        assertThat(resolved.json().at("/finding/verdict").textValue()).isEqualTo("CORRECT");
        assertThat(shared.ann().get(shared.path() + "/quarantine").json()).isEmpty();
        assertThat(shared.ann().get(shared.path() + "/quarantine?all=true").json())
                .isNotEmpty();
        assertThat(heldPrice().get("price").textValue()).isEqualTo("11234.5");
        assertThat(heldPrice().get("quarantined").booleanValue()).isFalse();
    }

    @Test
    void review_withMissingOrForbiddenFields_isRefused() {
        slip();
        assertThat(at(resolve(shared.ann(), Pension.json("verdict", "CORRECT", "reason", "r", "evidence", "e"))))
                .isEqualTo("/price");
        assertThat(at(resolve(shared.ann(), Pension.json("verdict", "ACCEPT", "reason", "r", "price", "1"))))
                .isEqualTo("/price");
        assertThat(at(resolve(shared.ann(), Pension.json("verdict", "MAYBE", "reason", "r"))))
                .isEqualTo("/verdict");
        assertThat(resolve(shared.ann(), Pension.json("verdict", "ACCEPT", "reason", " "))
                        .code())
                .isEqualTo("INVALID");
        assertThat(resolve(shared.ann(), terms("GBX")).status()).isEqualTo(200);
        assertThat(resolve(shared.ann(), terms("NOK")).code()).isEqualTo("UNKNOWN_QUOTE_UNIT");
    }

    @Test
    void terms_forAllPortfolios_areSetByAdministratorsOnly() {
        slip();
        String forAll = Pension.json(
                "verdict", "TERMS", "reason", "r", "currency", "GBP", "quote_unit", "GBP", "valid_from", "2026-02-27");
        assertThat(resolve(shared.ann(), forAll).code()).isEqualTo("ADMINISTRATOR_NEEDED");
        api.database().asSuperuser("update ta.users set admin = true where email = 'ann@example.org'");
        TestApi.Answer settled = resolve(shared.ann(), forAll);
        assertThat(settled.status()).as(settled.text()).isEqualTo(200);
        assertThat(settled.json().get("released").intValue()).isEqualTo(1);
        assertThat(shared.ann()
                        .get("/listings/search?q=VWRP")
                        .json()
                        .at("/0/terms/quote_unit")
                        .textValue())
                .isEqualTo("GBP");
    }

    @Test
    void manualPrice_replacesTheObservation_andARunRefersToIt() {
        slip();
        TestApi.Answer entered = shared.ann().post(shared.path() + "/prices", MANUAL);
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        assertThat(entered.json().get("revision").intValue()).isEqualTo(1);
        assertThat(heldPrice().get("source").textValue()).isEqualTo("manual");
        assertThat(heldPrice().get("price").textValue()).isEqualTo("11234.5");
        assertThat(shared.actions()).endsWith("price.manual");
        api.database().asSuperuser("update ta.freeze_states set frozen = false");
        RunReport run = new DecideRun(api.database().as(Role.WORKER), TestPolicies.SHARED)
                .run(
                        Actor.worker("worker", shared.id()),
                        new RunRequest(shared.id(), Task.MONTHLY_ALLOCATION, "2026-03-02 08:00", MONDAY));
        assertThat(run.decision().get("outcome").textValue()).isEqualTo("RECOMMENDATION");
        String manual = entered.json().get("id").textValue();
        assertThat(shared.column(
                        "select manual_price_id::text from ta.run_input_refs where manual_price_id is not null"))
                .containsExactly(manual);
        assertThat(shared.column("select p ->> 'source' from ta.run_input_snapshots s,"
                        + " jsonb_array_elements(s.body::jsonb -> 'prices') p where p ->> 'listing' = 'XLON:VWRP'"))
                .containsExactly("manual");
    }

    @Test
    void manualPrice_withoutAnObservation_counts_andTheLastRevisionWins() {
        shared.ann().post(shared.path() + "/prices", MANUAL);
        TestApi.Answer again = shared.ann().post(shared.path() + "/prices", MANUAL.replace("11234.5", "11235"));
        assertThat(again.json().get("revision").intValue()).isEqualTo(2);
        assertThat(heldPrice().get("price").textValue()).isEqualTo("11235");
        assertThat(heldPrice().get("as_of").textValue()).isEqualTo("2026-02-27T16:30:00Z");
    }

    @Test
    void manualPrice_isIgnoredByOtherPortfolios() {
        shared.ann().post(shared.path() + "/prices", MANUAL);
        UUID other = UUID.fromString(shared.ann()
                .post("/portfolios", Shared.PORTFOLIO.replace("Mine", "Other"))
                .json()
                .get("id")
                .textValue());
        shared.ann().post("/portfolios/" + other + "/ledger/batches", """
                        {
                          "entries": [
                            {
                              "type": "TRANSFER_IN",
                              "listing": "XLON:VWRP",
                              "units": "1",
                              "cost": "1",
                              "trade_time": "2026-02-25T09:00:00Z"
                            }
                          ]
                        }
                        """);
        JsonNode held =
                shared.ann().get("/portfolios/" + other + "/holdings").json().get(0);
        assertThat(held.at("/price/price").textValue()).isEqualTo("11200");
        assertThat(held.get("value").isNull()).isTrue();
    }

    @Test
    void manualPrice_thatIsInvalid_isRefused() {
        String path = shared.path() + "/prices";
        assertThat(shared.ann().post(path, MANUAL.replace("16:30", "16:00")).text())
                .contains("closed at 2026-02-27T16:30:00Z, not 2026-02-27T16:00:00Z");
        assertThat(shared.ann().post(path, MANUAL.replace("02-27", "02-28")).text())
                .contains("no session");
        assertThat(shared.ann()
                        .post(path, MANUAL.replace("2026-02-27", "2199-02-27"))
                        .code())
                .isEqualTo("INVALID");
        assertThat(shared.ann().post(path, MANUAL.replace("11234.5", "0")).code())
                .isEqualTo("INVALID");
        assertThat(shared.ann().post(path, MANUAL.replace("GBX", "NOK")).code()).isEqualTo("UNKNOWN_QUOTE_UNIT");
        assertThat(at(shared.ann().post(path, MANUAL.replace("VWRP", "NONE")))).isEqualTo("/listing");
    }

    @Test
    void prices_ofAForeignPortfolio_areNotFound() {
        slip();
        assertThat(shared.ben().get(shared.path() + "/quarantine").code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ben().post(shared.path() + "/prices", MANUAL).code()).isEqualTo("NOT_FOUND");
        assertThat(resolve(shared.ben(), Pension.json("verdict", "ACCEPT", "reason", "mine"))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void rate_crossedThroughTheSourcesPivot_showsItsLegs() {
        Instant noon = Instant.parse("2026-02-27T15:00:00Z");
        api.app()
                .transact(
                        shared.owner(),
                        tx -> IngestFxRates.within(
                                tx,
                                List.of(
                                        new FxObservation("EUR", "GBP", noon, "ecb", new BigDecimal("0.8")),
                                        new FxObservation("EUR", "USD", noon, "ecb", new BigDecimal("1"))),
                                noon));
        JsonNode rate =
                shared.ann().get("/fx?base=USD&quote=GBP&date=2026-02-27").json();
        assertThat(rate.get("rate").textValue()).isEqualTo("0.8");
        assertThat(rate.get("as_of").textValue()).isEqualTo("2026-02-27T15:00:00Z");
        assertThat(rate.get("legs"))
                .extracting(leg -> leg.get("quote").textValue())
                .containsExactly("GBP", "USD");
        assertThat(shared.ann().get("/fx?base=USD&quote=GBP&date=2026-02-26").code())
                .isEqualTo("NOT_FOUND");
        assertThat(at(shared.ann().get("/fx?base=USD&quote=pounds"))).isEqualTo("quote");
    }

    /** Friday's close of VWRP arrives in pounds instead of pence. */
    private void slip() {
        shared.refresh(FRIDAY, Map.of("VWRP", "112.345"));
    }

    private TestApi.Answer resolve(Client who, String body) {
        String finding = shared.ann()
                .get(shared.path() + "/quarantine?all=true")
                .json()
                .get(0)
                .get("id")
                .textValue();
        return who.post(shared.path() + "/quarantine/" + finding + "/resolve", body);
    }

    private static String terms(String unit) {
        return Pension.json("verdict", "TERMS", "reason", "r", "currency", "GBP", "quote_unit", unit);
    }

    private static String at(TestApi.Answer refused) {
        assertThat(refused.code()).isEqualTo("INVALID");
        return refused.json().at("/errors/0/at").textValue();
    }

    private JsonNode heldPrice() {
        return shared.ann().get(shared.path() + "/holdings").json().get(1).get("price");
    }

    private String vwrp() {
        return shared.ann()
                .get(shared.path() + "/constituents")
                .json()
                .get(0)
                .get("listing_id")
                .textValue();
    }
}

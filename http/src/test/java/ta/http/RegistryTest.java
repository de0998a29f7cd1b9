package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instruments and listings: every user reads them, only administrators change them. */
final class RegistryTest {

    private static final String APPLE = Pension.json("isin", "US0378331005", "name", "Apple Inc.");

    private static TestApi api;
    private static Shared shared;
    private static Client admin;
    private static String apple;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        api.user("root@example.org", true);
        admin = api.signIn("root@example.org");
        apple = admin.post("/instruments", APPLE).json().get("id").textValue();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void instrument_registeredAndRenamed_isReadByEveryUser() {
        TestApi.Answer renamed = admin.patch("/instruments/" + apple, "{\"name\":\"Apple\"}");
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(shared.ben().get("/instruments/" + apple).json().get("name").textValue())
                .isEqualTo("Apple");
        assertThat(shared.ben().get("/instruments/" + UUID.randomUUID()).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void instrument_knownOrWithAWrongCheckDigit_isRefused() {
        assertThat(admin.post("/instruments", APPLE).code()).isEqualTo("EXISTS");
        TestApi.Answer wrong = admin.post("/instruments", APPLE.replace("1005", "1006"));
        assertThat(wrong.code()).isEqualTo("INVALID");
        assertThat(wrong.text()).contains("US0378331006 is not an ISIN");
    }

    @Test
    void registry_changedByAUser_isRefused() {
        assertThat(shared.ann().post("/instruments", APPLE).code()).isEqualTo("ADMINISTRATOR_NEEDED");
        assertThat(shared.ann().patch("/instruments/" + apple, "{}").code()).isEqualTo("ADMINISTRATOR_NEEDED");
        assertThat(shared.ann().post("/listings", listing("XLON:AAPL")).code()).isEqualTo("ADMINISTRATOR_NEEDED");
        assertThat(shared.ann().patch("/listings/" + UUID.randomUUID(), "{}").code())
                .isEqualTo("ADMINISTRATOR_NEEDED");
    }

    @Test
    void instruments_readInPages_areListedOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = shared.ann().get("/instruments?limit=3" + cursor).json();
            page.get("items").forEach(item -> seen.add(item.get("isin").textValue()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").textValue();
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().contains("IE00BK5BQT80", "US0378331005");
        assertThat(shared.ann().get("/instruments?limit=500").json().get("items"))
                .hasSameSizeAs(seen);
    }

    @Test
    void listing_registered_isFoundAndChanged() {
        TestApi.Answer made = admin.post("/listings", listing("XNAS:AAPL"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().at("/terms/quote_unit").textValue()).isEqualTo("USD");
        assertThat(made.json().at("/provider_symbols/yahoo").textValue()).isEqualTo("AAPL");
        TestApi.Answer changed =
                admin.patch("/listings/" + made.json().get("id").textValue(), """
                {
                  "provider_symbols": {"stooq": "aapl.us"},
                  "terms": {"valid_from": "2025-01-01", "currency": "USD", "quote_unit": "USX"}
                }
                """);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        JsonNode found = shared.ben().get("/listings/search?q=aapl").json();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("registered").booleanValue()).isTrue();
        assertThat(found.get(0).get("id")).isEqualTo(changed.json().get("id"));
        assertThat(found.get(0).get("provider_symbols").toString()).isEqualTo("{\"stooq\":\"aapl.us\"}");
        assertThat(found.get(0).at("/terms/quote_unit").textValue()).isEqualTo("USX");
        assertThat(admin.post("/listings", listing("XNAS:AAPL")).code()).isEqualTo("EXISTS");
    }

    @Test
    void listing_returned_hasItsTermsOfAllDates() {
        String id =
                admin.post("/listings", listing("XNAS:HIST")).json().get("id").textValue();
        for (String unit : List.of("USD", "USX")) {
            String terms = Pension.json("valid_from", "2199-01-01", "currency", "USD", "quote_unit", unit);
            admin.patch("/listings/" + id, "{\"terms\": " + terms + "}");
        }
        JsonNode read = shared.ben().get("/listings/" + id).json();
        assertThat(read.at("/listing/listing").textValue()).isEqualTo("XNAS:HIST");
        assertThat(read.at("/listing/terms/valid_from").textValue()).isEqualTo("2020-01-01");
        assertThat(read.get("terms"))
                .extracting(terms -> terms.get("valid_from").textValue() + " "
                        + terms.get("quote_unit").textValue())
                .containsExactly("2199-01-01 USX", "2020-01-01 USD");
        assertThat(shared.ben().get("/listings/" + UUID.randomUUID()).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void listing_ofAnUnknownVenueOrInstrumentOrCurrency_isRefused() {
        assertThat(admin.post("/listings", listing("ZZZZ:AAPL")).code()).isEqualTo("INVALID");
        assertThat(admin.post(
                                "/listings",
                                listing("XETR:APC")
                                        .replace(apple, UUID.randomUUID().toString()))
                        .code())
                .isEqualTo("NOT_FOUND");
        String inPence = listing("XETR:APC").replace("\"currency\": \"USD\"", "\"currency\": \"GBX\"");
        assertThat(admin.post("/listings", inPence).code()).isEqualTo("INVALID");
    }

    @Test
    void search_byTickerVenueOrIsin_findsTheListing() {
        for (String text : List.of("vwrp", "XLON:VW", "IE00BK5BQT80", "ie00bk5bqt80")) {
            assertThat(shared.ann().get("/listings/search?q=" + text).json())
                    .as(text)
                    .extracting(row -> row.get("listing").textValue())
                    .contains("XLON:VWRP");
        }
        assertThat(shared.ann().get("/listings/search?q=%25%25").json()).isEmpty();
        assertThat(shared.ann().get("/listings/search").code()).isEqualTo("INVALID");
    }

    @Test
    void search_findsUnregisteredListings_andOnePostRegistersThem() {
        JsonNode known =
                shared.ann().get("/listings/search?q=gilts%20ishares%200-5yr").json();
        assertThat(known).hasSize(1);
        assertThat(known.get(0).get("listing").textValue()).isEqualTo("XLON:IGLS");
        assertThat(known.get(0).get("registered").booleanValue()).isFalse();
        assertThat(known.get(0).get("quote_unit").textValue()).isEqualTo("GBP");
        assertThat(known.get(0).get("id").isNull()).isTrue();

        String body = """
                {
                  "listing": "XLON:IGLS",
                  "terms": {"valid_from": "2020-01-01", "currency": "GBP", "quote_unit": "GBP"},
                  "provider_symbols": {}
                }
                """;
        TestApi.Answer made = admin.post("/listings", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("isin").textValue()).isEqualTo("IE00B4WXJK79");
        assertThat(admin.post("/listings", body.replace("IGLS", "NOBODY")).text())
                .contains("the instrument of XLON:NOBODY is not known");

        JsonNode found = shared.ann().get("/listings/search?q=IE00B4WXJK79").json();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("registered").booleanValue()).isTrue();
    }

    private static String listing(String id) {
        return """
                {
                  "listing": "%s",
                  "instrument": "%s",
                  "terms": {"valid_from": "2020-01-01", "currency": "USD", "quote_unit": "USD"},
                  "provider_symbols": {"yahoo": "AAPL"}
                }
                """.formatted(id, apple);
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The listings of a portfolio, and the two flags of each that members set. */
final class ConstituentsTest {

    private static TestApi api;
    private static Shared shared;
    private static String constituents;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        constituents = shared.path() + "/constituents";
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void constituents_areAsTheActivePolicySays() {
        JsonNode first = shared.ann().get(constituents).json().get(0);
        assertThat(first.get("listing").textValue()).isEqualTo("XLON:VWRP");
        assertThat(first.get("isin").textValue()).isEqualTo("IE00BK5BQT80");
        assertThat(first.get("currency").textValue()).isEqualTo("GBP");
        assertThat(first.get("quote_unit").textValue()).isEqualTo("GBX");
        assertThat(first.get("monitored").booleanValue()).isTrue();
    }

    @Test
    void flags_changed_leaveEverythingElse() {
        TestApi.Answer changed = shared.ann().put(constituents, flags("XLON:SEMI", true, false));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json())
                .filteredOn(row -> !row.get("tradable").booleanValue())
                .extracting(row -> row.get("listing").textValue())
                .containsExactly("XLON:SEMI");
        assertThat(shared.actions()).endsWith("constituents.change");
        int before = shared.actions().size();
        shared.ann().put(constituents, flags("XLON:SEMI", true, false));
        assertThat(shared.actions()).hasSize(before);
        shared.ann().put(constituents, flags("XLON:SEMI", true, true));
    }

    @Test
    void flags_ofAnUnknownListing_areRefusedWithItsPlace() {
        TestApi.Answer refused = shared.ann().put(constituents, flags("XLON:NONE", true, true));
        assertThat(refused.code()).isEqualTo("INVALID");
        assertThat(refused.json().at("/errors/0/at").textValue()).isEqualTo("/constituents/0/listing");
    }

    @Test
    void sleeve_sent_isRefused() {
        TestApi.Answer refused = shared.ann()
                .put(
                        constituents,
                        flags("XLON:SEMI", true, true).replace("\"monitored\"", "\"sleeve\": \"x\", \"monitored\""));
        assertThat(refused.code()).isEqualTo("INVALID");
        assertThat(refused.json().at("/errors/0/at").textValue()).isEqualTo("/constituents/0/sleeve");
    }

    @Test
    void constituents_ofAForeignPortfolio_areNotFound() {
        assertThat(shared.ben().get(constituents).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ben()
                        .put(constituents, flags("XLON:SEMI", true, true))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    private static String flags(String listing, boolean monitored, boolean tradable) {
        return """
                {"constituents": [{"listing": "%s", "monitored": %s, "tradable": %s}]}
                """.formatted(listing, monitored, tradable);
    }
}

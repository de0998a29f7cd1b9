package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Previews show what a review would change in today's decision, and store nothing. */
final class ReviewPreviewTest {

    private static final String CORRECT =
            Pension.json("verdict", "CORRECT", "reason", "a slip", "price", "11234.5", "evidence", "the fund's page");

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void correction_ofThePriceThatCausedAFreeze_isPreviewedWithoutTheFreeze_andStoresNothing() {
        Pension mine = slipped("tries@example.org");
        String before = state(mine);
        JsonNode tried = ok(preview(mine, mine.client, "?task=MONTHLY_ALLOCATION", CORRECT));
        assertThat(tried.at("/active/outcome").textValue()).isEqualTo("BLOCKED");
        assertThat(tried.at("/active/decision/findings")).isNotEmpty();
        assertThat(tried.at("/version/outcome").textValue()).isEqualTo("RECOMMENDATION");
        assertThat(tried.at("/version/lines")).isNotEmpty();
        assertThat(tried.at("/version/version")).isEqualTo(tried.at("/active/version"));
        assertThat(tried.get("changes")).isEmpty();
        assertThat(state(mine)).isEqualTo(before);
    }

    @Test
    void acceptanceAndTerms_forThisPriceOnly_arePreviewedToo() {
        Pension mine = slipped("accepts@example.org");
        JsonNode accepted = ok(preview(mine, mine.client, "", Pension.json("verdict", "ACCEPT", "reason", "it fell")));
        assertThat(accepted.get("task").textValue()).isEqualTo("MONTHLY_ALLOCATION");
        assertThat(accepted.at("/version/outcome").textValue()).isEqualTo("RECOMMENDATION");
        JsonNode terms = ok(preview(
                mine,
                mine.client,
                "?task=WEEKLY_REVIEW",
                Pension.json("verdict", "TERMS", "reason", "pounds", "currency", "GBP", "quote_unit", "GBP")));
        assertThat(terms.at("/active/outcome").textValue()).isEqualTo("BLOCKED");
        assertThat(terms.at("/version/outcome").textValue()).isEqualTo("NO_ACTION");
    }

    @Test
    void review_thatWouldBeRefused_isRefusedInThePreviewToo() {
        Pension mine = slipped("refused@example.org");
        String lacking = Pension.json("verdict", "CORRECT", "reason", "a slip", "evidence", "the fund's page");
        assertThat(preview(mine, mine.client, "", lacking)
                        .json()
                        .at("/errors/0/at")
                        .textValue())
                .isEqualTo("/price");
        assertThat(preview(mine, mine.client, "?task=DAILY", CORRECT)
                        .json()
                        .at("/errors/0/at")
                        .textValue())
                .isEqualTo("task");
        String forAll = Pension.json(
                "verdict", "TERMS", "reason", "r", "currency", "GBP", "quote_unit", "GBP", "valid_from", "2026-02-27");
        assertThat(preview(mine, mine.client, "", forAll).code()).isEqualTo("ADMINISTRATOR_NEEDED");
        Client stranger = Pension.empty(api, "peeps@example.org").client;
        assertThat(preview(mine, stranger, "", CORRECT).code()).isEqualTo("NOT_FOUND");
    }

    /** A second newest close of VWRP arrives, in pounds instead of pence, which freezes the portfolio. */
    private static Pension slipped(String email) {
        Pension mine = Pension.of(api, email);
        mine.refresh(mine.session(0), Map.of("VWRP", "112.345"));
        return mine;
    }

    private static TestApi.Answer preview(Pension of, Client who, String query, String body) {
        String finding =
                of.client.get(of.at("/quarantine")).json().get(0).get("id").textValue();
        return who.post(of.at("/quarantine/" + finding + "/preview" + query), body);
    }

    private static String state(Pension of) {
        return of.client.get(of.at("/quarantine?all=true")).text()
                + of.client.get(of.at("/alerts")).text()
                + of.client.get(of.at("/freeze")).text()
                + of.client.get(of.at("/audit")).text();
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}

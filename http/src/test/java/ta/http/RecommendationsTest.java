package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.database.Ids;

/** Recommendations: read, executed in parts, ignored and superseded. */
final class RecommendationsTest {

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
    void recommendation_thatIsOpen_isListedWithItsOrders() {
        Pension mine = Pension.of(api, "reads@example.org");
        String path = "/recommendations/" + mine.recommendation();
        JsonNode open = ok(mine.client.get(mine.at("/recommendations?open=true")));
        assertThat(open.get("items")).hasSize(1);
        JsonNode before = ok(mine.client.get(path));
        assertThat(before.get("recommendation")).isEqualTo(open.get("items").get(0));
        JsonNode line = before.get("recommendation").get("lines").get(0);
        assertThat(line.get("clause").textValue()).startsWith("/cadence/");
        assertThat(before.get("fills")).isEmpty();
        assertThat(before.get("not_recommended").findValuesAsText("code")).contains("core");
    }

    @Test
    void recommendation_executedInParts_keepsFillsAndSlippage() {
        Pension mine = Pension.of(api, "trades@example.org");
        String path = "/recommendations/" + mine.recommendation();
        String note = fill("1", "41.30", "\"CN-1\"");
        JsonNode first = ok(mine.client.post(path + "/mark-executed", note));
        assertThat(first.get("recommendation")
                        .get("recommendation")
                        .get("state")
                        .textValue())
                .isEqualTo("PARTLY_EXECUTED");
        assertThat(first.get("slippage").textValue()).isEqualTo("0.1");
        assertThat(mine.client.post(path + "/mark-executed", note).code()).isEqualTo("ALREADY_RECORDED");
        String last = fill("2", "41.20", "null").replace("]", "], \"complete\": true");
        JsonNode second = ok(mine.client.post(path + "/mark-executed", last));
        JsonNode detail = second.get("recommendation");
        assertThat(detail.get("recommendation").get("state").textValue()).isEqualTo("EXECUTED");
        assertThat(detail.get("fills").findValuesAsText("units")).containsExactly("1", "2");
        assertThat(detail.get("fills").get(0).get("contract_note").textValue()).isEqualTo("CN-1");
        assertThat(detail.get("slippage").textValue()).isEqualTo("0.1");
        assertThat(ok(mine.client.get(mine.at("/recommendations?open=true"))).get("items"))
                .isEmpty();
        assertThat(mine.client
                        .post(path + "/mark-executed", fill("1", "41", "null"))
                        .code())
                .isEqualTo("NOT_OPEN");
    }

    @Test
    void execution_withAnInvalidFill_isRefusedWithItsPlace() {
        Pension mine = Pension.of(api, "typo@example.org");
        String path = "/recommendations/" + mine.recommendation() + "/mark-executed";
        TestApi.Answer zero = mine.client.post(path, fill("0", "41", "null"));
        assertThat(zero.code()).isEqualTo("INVALID");
        assertThat(zero.json().get("errors").get(0).get("at").textValue()).isEqualTo("/fills/0");
        TestApi.Answer number = mine.client.post(path, fill("1", "41", "null").replace("\"41\"", "41"));
        assertThat(number.json().get("errors").get(0).get("at").textValue()).isEqualTo("/fills/0/price");
        assertThat(mine.client.post(path, "{\"fills\":[]}").code()).isEqualTo("INVALID");
        assertThat(mine.client
                        .post(path, fill("1", "41", "null").replace("\"line\": 1", "\"line\": 9"))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void recommendation_isIgnoredWithAReason_orSupersededByANewerOne() {
        Pension mine = Pension.of(api, "ignores@example.org");
        String old = "/recommendations/" + mine.recommendation();
        String path = "/recommendations/" + mine.recommendation();
        JsonNode superseded = ok(mine.client.get(old)).get("recommendation");
        assertThat(superseded.get("state").textValue()).isEqualTo("SUPERSEDED");
        assertThat("/recommendations/" + superseded.get("superseded_by").textValue())
                .isEqualTo(path);
        assertThat(mine.client
                        .post(path + "/ignore", Pension.json("reason", " "))
                        .code())
                .isEqualTo("INVALID");
        JsonNode ignored = ok(mine.client.post(path + "/ignore", Pension.json("reason", "on holiday")));
        assertThat(ignored.get("recommendation").get("state").textValue()).isEqualTo("IGNORED");
        assertThat(ignored.get("recommendation").get("reason").textValue()).isEqualTo("on holiday");
        assertThat(ignored.get("recommendation").get("open").booleanValue()).isFalse();
        JsonNode page = ok(mine.client.get(mine.at("/recommendations?limit=1")));
        JsonNode rest = ok(mine.client.get(
                mine.at("/recommendations?cursor=" + page.get("next").textValue())));
        assertThat(rest.get("items").get(0)).isEqualTo(superseded);
    }

    @Test
    void recommendations_ofAnotherUser_areNotFound() {
        Pension mine = Pension.of(api, "mine@example.org");
        String path = "/recommendations/" + mine.recommendation();
        String unknown = "/recommendations/" + Ids.next();
        Client stranger = Pension.empty(api, "stranger@example.org").client;
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path).json().get("detail"))
                .isEqualTo(stranger.get(unknown).json().get("detail"));
        assertThat(stranger.post(path + "/mark-executed", fill("1", "41", "null"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(stranger.post(path + "/ignore", Pension.json("reason", "r")).code())
                .isEqualTo("NOT_FOUND");
        assertThat(stranger.get(mine.at("/recommendations")).code()).isEqualTo("NOT_FOUND");
        assertThat(ok(mine.client.get(path)).get("recommendation").get("state").textValue())
                .isEqualTo("OPEN");
    }

    private static String fill(String units, String price, String note) {
        return """
                {
                  "fills": [
                    {
                      "line": 1,
                      "units": "%s",
                      "price": "%s",
                      "fees": "0",
                      "trade_time": "%s",
                      "contract_note": %s
                    }
                  ]
                }
                """.formatted(units, price, Instant.now().truncatedTo(ChronoUnit.SECONDS), note);
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}

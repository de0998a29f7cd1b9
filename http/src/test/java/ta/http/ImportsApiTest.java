package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Imports of brokers' files over HTTP. */
final class ImportsApiTest {

    private static final String DRY = "/ledger/imports?dry_run=true";
    private static final String FILE = "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,"
            + "Currency (Price / share),Exchange rate,Total,Currency (Total),ID\n"
            + "Deposit,2026-01-05 08:00:00,,,,,,,,1000.00,GBP,p-1\n"
            + "Market buy,2026-01-05 09:00:00,IE00BK5BQT80,VWRP,FTSE All-World,3,98.00,GBP,1,294.00,GBP,b-1\n"
            + "Fund of the month,2026-01-07 10:00:00,,,,,,,,1.00,GBP,f-1\n";

    private static TestApi api;
    private static Pension mine;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        mine = Pension.empty(api, "imports@example.org");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void file_isPreviewed_recordedOnce_andTakenBack() {
        Pension own = Pension.empty(api, "own-file@example.org");
        JsonNode preview = own.client.post(own.at(DRY), body(FILE).toString()).json();
        assertThat(preview.get("template").textValue()).isEqualTo("trading212");
        assertThat(preview.at("/counts/taken").intValue()).isEqualTo(2);
        assertThat(preview.at("/left_out/0/line").intValue()).isEqualTo(4);
        assertThat(preview.at("/cash_after").textValue()).isEqualTo("706");
        assertThat(preview.get("id").isNull()).isTrue();
        assertThat(entries(own)).isEmpty();

        TestApi.Answer unconfirmed =
                own.client.post(own.at("/ledger/imports"), body(FILE).toString());
        assertThat(unconfirmed.code()).isEqualTo("INVALID");
        TestApi.Answer other = own.client.post(
                own.at("/ledger/imports"), body(FILE).put("preview", "0").toString());
        assertThat(other.code()).isEqualTo("PREVIEW_DIFFERS");
        assertThat(entries(own)).isEmpty();

        String confirmed =
                body(FILE).put("preview", preview.get("preview").textValue()).toString();
        TestApi.Answer recorded = own.client.post(own.at("/ledger/imports"), confirmed);
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
        assertThat(entries(own)).hasSize(2);
        assertThat(own.client.post(own.at("/ledger/imports"), confirmed).code()).isEqualTo("PREVIEW_DIFFERS");
        JsonNode again = own.client.post(own.at(DRY), body(FILE).toString()).json();
        assertThat(again.at("/counts/known").intValue()).isEqualTo(2);
        assertThat(again.get("id").isNull()).isTrue();

        String id = recorded.json().get("id").textValue();
        JsonNode listed = own.client.get(own.at("/ledger/imports")).json();
        assertThat(listed.at("/0/id").textValue()).isEqualTo(id);
        assertThat(listed.at("/0/entries").intValue()).isEqualTo(2);
        String reversal = "/ledger/imports/" + id + "/reversal";
        TestApi.Answer taken = own.client.post(own.at(reversal), "{\"reason\":\"the wrong account\"}");
        assertThat(taken.json().get("reversed").intValue()).isEqualTo(2);
        assertThat(own.client
                        .post(own.at(DRY), body(FILE).toString())
                        .json()
                        .at("/counts/taken")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void filesAndTemplates_thatCannotBeRead_areRefusedWithRemedy() {
        assertThat(dryRun(body("a,b\n1,2\n")).code()).isEqualTo("UNKNOWN_STATEMENT");
        assertThat(dryRun(body(FILE).put("template", "nobody")).code()).isEqualTo("INVALID");
        assertThat(dryRun(body(FILE).put("own_template", "{")).code()).isEqualTo("BAD_TEMPLATE");
        assertThat(dryRun(body(FILE).put("content", "*")).code()).isEqualTo("INVALID");
        TestApi.Answer broken = dryRun(body("%PDF-1.4 broken").put("file_name", "note.pdf"));
        assertThat(broken.code()).isEqualTo("UNREADABLE_FILE");
        assertThat(broken.json().get("maybe").textValue()).isNotEmpty();
    }

    @Test
    void importsOfSomebodyElse_areNotFound() {
        Pension stranger = Pension.empty(api, "no-member@example.org");
        assertThat(stranger.client.get(mine.at("/ledger/imports")).status()).isEqualTo(404);
        assertThat(stranger.client.post(mine.at(DRY), body(FILE).toString()).status())
                .isEqualTo(404);
        assertThat(mine.client
                        .post(mine.at("/ledger/imports/" + UUID.randomUUID() + "/reversal"), "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        JsonNode templates = stranger.client.get("/import-templates").json();
        assertThat(templates.findValuesAsText("name")).contains("trading212", "ofx");
    }

    private static TestApi.Answer dryRun(ObjectNode body) {
        return mine.client.post(mine.at(DRY), body.toString());
    }

    private static JsonNode entries(Pension pension) {
        return pension.client.get(pension.at("/ledger")).json().get("items");
    }

    private static ObjectNode body(String file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_name", "trades.csv")
                .put("content", Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8)));
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger: entries are recorded, read and reversed. */
final class LedgerTest {

    private static final String PAID_IN = """
            {"type": "CONTRIBUTION", "amount": "5000", "trade_time": "2026-03-02T08:00:00Z"}
            """;
    private static final String BOUGHT = """
            {
              "type": "BUY",
              "listing": "XLON:VWRP",
              "units": "10",
              "price": "112.34",
              "fees": "9.95",
              "reference": "CN-1",
              "note": "the first",
              "trade_time": "2026-03-02T08:00:00Z"
            }
            """;

    private TestApi api;
    private Shared shared;
    private String ledger;

    @BeforeEach
    void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        ledger = shared.path() + "/ledger";
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void batch_recorded_isReadNewestFirst() {
        TestApi.Answer made = batch(PAID_IN, BOUGHT);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("added").intValue()).isEqualTo(2);
        assertThat(made.json().get("entries"))
                .extracting(entry -> entry.get("sequence").intValue())
                .containsExactly(1, 2);
        JsonNode entry = shared.ann().get(ledger).json().at("/items/0");
        assertThat(entry.get("id")).isEqualTo(made.json().at("/entries/1/id"));
        assertThat(entry.get("batch")).isEqualTo(made.json().get("id"));
        assertThat(entry.get("listing").textValue()).isEqualTo("XLON:VWRP");
        assertThat(entry.get("amount").textValue()).isEqualTo("-1133.35");
        assertThat(entry.get("fees").textValue()).isEqualTo("9.95");
        assertThat(entry.get("recorded_by").textValue()).isEqualTo("ann@example.org");
        assertThat(entry.get("reference").textValue()).isEqualTo("CN-1");
        assertThat(entry.get("note").textValue()).isEqualTo("the first");
        assertThat(entry.get("reversed_by").isNull()).isTrue();
        assertThat(shared.actions()).endsWith("ledger.record");
    }

    @Test
    void ledger_readInPages_hasEachEntryOnce() {
        batch(PAID_IN, PAID_IN, PAID_IN, PAID_IN, PAID_IN);
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = shared.ann().get(ledger + "?limit=2" + cursor).json();
            page.get("items").forEach(item -> seen.add(item.get("sequence").intValue()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").textValue();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void batch_withFaults_reportsAllOfThem_andRecordsNothing() {
        TestApi.Answer refused = batch(
                PAID_IN,
                BOUGHT.replace("XLON:VWRP", "XLON:NONE"),
                BOUGHT.replace("\"units\": \"10\",", ""),
                """
                {"type": "WITHDRAWAL", "amount": "5", "units": "1", "trade_time": "2026-03-02T08:00:00Z"}
                """,
                PAID_IN.replace("5000", "0.001"),
                BOUGHT.replace("9.95", "-1"));
        assertThat(refused.code()).isEqualTo("INVALID");
        assertThat(refused.json().get("errors"))
                .extracting(fault ->
                        fault.get("at").textValue() + ": " + fault.get("detail").textValue())
                .containsExactly(
                        "/entries/1/listing: unknown listing XLON:NONE",
                        "/entries/2/units: a BUY needs units",
                        "/entries/3/units: a WITHDRAWAL has no units",
                        "/entries/3/amount: the amount of a WITHDRAWAL is 5",
                        "/entries/4: amount 0.001 has more than 15 digits before or 2 after the point",
                        "/entries/5/fees: fees are -1; they must not be below 0");
        assertThat(shared.ann().get(ledger).json().get("items")).isEmpty();
    }

    @Test
    void units_movedWithoutCash_haveACost() {
        TestApi.Answer made = batch("""
                {
                  "type": "TRANSFER_IN",
                  "listing": "XLON:VWRP",
                  "units": "10",
                  "cost": "900.5",
                  "trade_time": "2026-03-02T08:00:00Z"
                }
                """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode entry = shared.ann().get(ledger).json().at("/items/0");
        assertThat(entry.get("amount").textValue()).isEqualTo("0");
        assertThat(entry.get("cost").textValue()).isEqualTo("900.5");
    }

    @Test
    void batch_ofNoEntriesOrTooMany_isRefused() {
        assertThat(batch().json().at("/errors/0/at").textValue()).isEqualTo("/entries");
        String[] many = new String[501];
        Arrays.fill(many, PAID_IN);
        assertThat(batch(many).code()).isEqualTo("INVALID");
    }

    @Test
    void reference_sentAgain_isRecordedOnce_andRefusedWithOtherContent() {
        TestApi.Answer first = batch(PAID_IN, BOUGHT);
        TestApi.Answer again = batch(BOUGHT);
        assertThat(again.json().get("added").intValue()).isZero();
        assertThat(again.json().get("id").isNull()).isTrue();
        assertThat(again.json().at("/entries/0")).isEqualTo(first.json().at("/entries/1"));
        assertThat(batch(BOUGHT.replace("112.34", "113")).code()).isEqualTo("REFERENCE_DIFFERS");
        assertThat(batch(BOUGHT, BOUGHT).code()).isEqualTo("REFERENCE_REPEATED");
    }

    @Test
    void sale_ofMoreThanIsHeld_namesTheListing() {
        TestApi.Answer refused = batch(BOUGHT.replace("BUY", "SELL"));
        assertThat(refused.code()).isEqualTo("OVERSOLD");
        assertThat(refused.json().get("detail").textValue())
                .startsWith("SELL of 10 units of XLON:VWRP at ")
                .endsWith("when 0 are held");
    }

    @Test
    void entry_reversed_showsItsReversal_once() {
        String entry = batch(PAID_IN).json().at("/entries/0/id").textValue();
        TestApi.Answer reversal = reverse(shared.ann(), entry, "twice");
        assertThat(reversal.status()).as(reversal.text()).isEqualTo(201);
        assertThat(reversal.json().get("reverses").textValue()).isEqualTo(entry);
        assertThat(reversal.json().get("amount").textValue()).isEqualTo("-5000");
        assertThat(shared.ann().get(ledger).json().at("/items/1/reversed_by"))
                .isEqualTo(reversal.json().get("id"));
        assertThat(reverse(shared.ann(), entry, "twice").code()).isEqualTo("REVERSAL_IMPOSSIBLE");
        assertThat(reverse(shared.ann(), entry, " ").code()).isEqualTo("INVALID");
        assertThat(reverse(shared.ann(), UUID.randomUUID().toString(), "x").code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void ledger_ofAForeignPortfolio_isNotFound() {
        String entry = batch(PAID_IN).json().at("/entries/0/id").textValue();
        assertThat(shared.ben().get(ledger).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ben()
                        .post(ledger + "/batches", "{\"entries\": [" + PAID_IN + "]}")
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(reverse(shared.ben(), entry, "mine").code()).isEqualTo("NOT_FOUND");
    }

    private TestApi.Answer batch(String... entries) {
        return shared.ann()
                .post(ledger + "/batches", "{\"note\": \"n\", \"entries\": [" + String.join(",", entries) + "]}");
    }

    private TestApi.Answer reverse(Client who, String entry, String reason) {
        return who.post(ledger + "/reversals", Pension.json("entry", entry, "reason", reason));
    }
}

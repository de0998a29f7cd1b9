package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of corporate action that the OpenAPI document offers: shown, applied and withdrawn. */
final class ActionKindsApiTest {

    /** What each kind needs besides listing, kind and day. */
    private static final Map<String, String> TERMS = Map.of(
            "SPLIT", "\"units_before\":\"1\",\"units_after\":\"10\"",
            "CONSOLIDATION", "\"units_before\":\"10\",\"units_after\":\"1\"",
            "ISIN_CHANGE", "\"new_code\":\"IE00TESTA028\"",
            "TICKER_CHANGE", "\"new_code\":\"VNEW\"",
            "MERGER",
                    "\"units_before\":\"1\",\"units_after\":\"2\",\"successor\":\"XLON:XWES\","
                            + "\"cash_per_unit\":\"1.5\",\"cost_share\":\"0.1\"",
            "CONVERSION", "\"units_before\":\"1\",\"units_after\":\"2\",\"successor\":\"XLON:XWES\"",
            "SPIN_OFF",
                    "\"units_before\":\"4\",\"units_after\":\"1\",\"successor\":\"XLON:XWES\","
                            + "\"cost_share\":\"0.2\"",
            "CAPITAL_RETURN", "\"cash_per_unit\":\"2\"",
            "UNIT_DIVIDEND", "\"units_before\":\"81\",\"units_after\":\"1\",\"cost_per_unit\":\"100\"",
            "DELISTING", "\"cash_per_unit\":\"0\"");

    private TestApi api;
    private Shared shared;
    private String actions;

    @BeforeEach
    void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        actions = shared.path() + "/corporate-actions";
        api.database().asSuperuser("update ta.users set admin = true where id = '" + shared.annId() + "'");
        shared.ann().post(shared.path() + "/ledger/batches", """
                        {
                          "entries": [
                            {
                              "type": "TRANSFER_IN",
                              "listing": "XLON:VWRP",
                              "units": "162",
                              "cost": "15000",
                              "trade_time": "2026-02-25T09:00:00Z"
                            }
                          ]
                        }
                        """);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void eachKind_thatIsOffered_isShownAppliedAndWithdrawn() {
        Set<String> offered = new HashSet<>();
        shared.ann()
                .get("/openapi.json")
                .json()
                .at("/components/schemas/NewCorporateAction/properties/kind/enum")
                .forEach(kind -> offered.add(kind.textValue()));
        assertThat(offered).isEqualTo(TERMS.keySet());
        TERMS.forEach(this::showApplyAndWithdraw);
    }

    @Test
    void dryRun_ofAMember_showsWhatAnAdministratorMayRecord() {
        api.database().asSuperuser("update ta.users set admin = false where id = '" + shared.annId() + "'");
        assertThat(shared.ann()
                        .post(actions + "?dry_run=true", body("SPIN_OFF"))
                        .status())
                .isEqualTo(201);
        assertThat(shared.ann().post(actions, body("SPIN_OFF")).code()).isEqualTo("ADMINISTRATOR_NEEDED");
    }

    @Test
    void termsThatAreMissing_areNamed() {
        String text = shared.ann()
                .post(actions + "?dry_run=true", body("MERGER").replace(",\"cost_share\":\"0.1\"", ""))
                .text();
        assertThat(text).contains("a merger needs the cost share", "divide the cash for a unit");
    }

    private void showApplyAndWithdraw(String kind, String terms) {
        String before = holdings();
        int entries = entries();
        TestApi.Answer shown = shared.ann().post(actions + "?dry_run=true", body(kind));
        assertThat(shown.status()).as("%s %s", kind, shown.text()).isEqualTo(201);
        assertThat(shown.json().get("id").isNull()).isTrue();
        assertThat(entries()).as("a dry run of %s records nothing", kind).isEqualTo(entries);
        JsonNode made = shared.ann().post(actions, body(kind)).json();
        assertThat(made.path("state").textValue()).as("%s %s", kind, made).isEqualTo("APPLIED");
        if (!kind.equals("TICKER_CHANGE")) {
            assertThat(made.get("effect")).as(kind).isEqualTo(shown.json().get("effect"));
        }
        assertThat(made.at("/effect/entries")).hasSize(entries() - entries);
        TestApi.Answer again = shared.ann().post(actions + "/" + made.get("id").textValue() + "/apply");
        assertThat(again.json().path("state").textValue()).as(again.text()).isEqualTo("APPLIED");
        JsonNode withdrawn = shared.ann()
                .post(actions + "/" + made.get("id").textValue() + "/withdraw", "{\"reason\":\"called off\"}")
                .json();
        assertThat(withdrawn.path("state").textValue())
                .as("%s %s", kind, withdrawn)
                .isEqualTo("WITHDRAWN");
        assertThat(holdings()).as(kind).isEqualTo(before);
    }

    private String holdings() {
        StringBuilder text = new StringBuilder();
        for (JsonNode row : shared.ann().get(shared.path() + "/holdings").json()) {
            if (!row.get("units").textValue().equals("0")) {
                text.append(row.get("listing")).append(row.get("units")).append(row.get("cost"));
            }
        }
        return text.toString();
    }

    private int entries() {
        return shared.ann()
                .get(shared.path() + "/ledger?limit=200")
                .json()
                .get("items")
                .size();
    }

    private static String body(String kind) {
        return "{\"listing\":\"XLON:VWRP\",\"kind\":\"" + kind + "\",\"effective_on\":\"2026-02-27\"," + TERMS.get(kind)
                + "}";
    }
}

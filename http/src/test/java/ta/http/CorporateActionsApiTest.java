package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Splits and consolidations: an administrator records one for all portfolios, the members of each apply it. */
final class CorporateActionsApiTest {

    private static final String SPLIT = """
            {
              "listing": "XLON:VWRP",
              "kind": "SPLIT",
              "effective_on": "2026-02-27",
              "units_before": "1",
              "units_after": "10",
              "note": "the fund's notice"
            }
            """;

    private TestApi api;
    private Shared shared;
    private String actions;

    @BeforeEach
    void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        actions = shared.path() + "/corporate-actions";
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
    void split_recordedByAnAdministrator_isAppliedToTheLedger() {
        makeAdministrator();
        JsonNode made = shared.ann().post(actions, SPLIT).json();
        assertThat(made.get("state").textValue()).as(made.toString()).isEqualTo("APPLIED");
        assertThat(made.get("units_held_before").textValue()).isEqualTo("162");
        assertThat(made.get("units_held_after").textValue()).isEqualTo("1620");
        JsonNode entry = shared.ann().get(shared.path() + "/ledger").json().at("/items/0");
        assertThat(entry.get("type").textValue()).isEqualTo("ADJUSTMENT");
        assertThat(entry.get("units").textValue()).isEqualTo("1458");
        assertThat(entry.get("reference").textValue()).isEqualTo("SPLIT XLON:VWRP 2026-02-27");
        assertThat(shared.ann().post(actions, SPLIT).status())
                .as("recorded again, it is the same action")
                .isEqualTo(201);
        assertThat(shared.ann().get(shared.path() + "/ledger").json().get("items"))
                .hasSize(2);
        assertThat(shared.ann().get(actions).json()).hasSize(1);
    }

    @Test
    void split_recordedByAMember_isRefused_untilItIsKnown() {
        TestApi.Answer refused = shared.ann().post(actions, SPLIT);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("ADMINISTRATOR_NEEDED");
        makeAdministrator();
        shared.ann().post(actions, SPLIT);
        api.database().asSuperuser("update ta.users set admin = false where id = '" + shared.annId() + "'");
        assertThat(shared.ann().post(actions, SPLIT).status()).isEqualTo(201);
    }

    @Test
    void split_withdrawn_isTakenOutOfTheLedger() {
        makeAdministrator();
        String id = shared.ann().post(actions, SPLIT).json().get("id").textValue();
        JsonNode withdrawn = shared.ann()
                .post(actions + "/" + id + "/withdraw", "{\"reason\":\"called off\"}")
                .json();
        assertThat(withdrawn.get("state").textValue()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.get("units_held_after").textValue()).isEqualTo("162");
    }

    @Test
    void split_ofAnImportedPortfolioAlone_isCorrectedAndWithdrawnByItsMembers() {
        api.database()
                .asSuperuser("insert into ta.corporate_actions (id, listing_id, kind, effective_on, revision,"
                        + " units_before, units_after, recorded_by, portfolio_id)"
                        + " select gen_random_uuid(), l.id, 'SPLIT',"
                        + " '2026-02-27', 3, 1, 5, 'x', p.id from ta.listings l, ta.portfolios p"
                        + " where l.ticker = 'VWRP' and p.id = '" + shared.id() + "'");
        JsonNode corrected = shared.ann().post(actions, SPLIT).json();
        assertThat(corrected.get("units_held_after").textValue())
                .as(corrected.toString())
                .isEqualTo("1620");
        JsonNode withdrawn = shared.ann()
                .post(actions + "/" + corrected.get("id").textValue() + "/withdraw", "{\"reason\":\"never\"}")
                .json();
        assertThat(withdrawn.get("state").textValue()).as(withdrawn.toString()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.get("units_held_after").textValue()).isEqualTo("162");
    }

    @Test
    void ratio_thatIsInvalid_isRefused() {
        makeAdministrator();
        assertThat(shared.ann().post(actions, SPLIT.replace("\"10\"", "\"1\"")).text())
                .contains("as many units after as before");
        assertThat(shared.ann()
                        .post(actions, SPLIT.replace("\"10\"", "\"-10\""))
                        .text())
                .contains("units after must be above 0");
        assertThat(shared.ann()
                        .post(actions, SPLIT.replace("SPLIT", "CONSOLIDATION"))
                        .text())
                .contains("10 units for 1 are a SPLIT");
        assertThat(shared.ann().post(actions, SPLIT.replace("VWRP", "NONE")).code())
                .isEqualTo("NOT_FOUND");
        assertThat(shared.ben().get(actions).status()).isEqualTo(404);
    }

    private void makeAdministrator() {
        api.database().asSuperuser("update ta.users set admin = true where id = '" + shared.annId() + "'");
    }
}

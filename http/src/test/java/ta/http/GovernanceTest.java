package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.governance.Alerts;
import ta.database.Ids;
import ta.rules.policy.Severity;

/** Alerts, the freeze, the audit trail and its verification. */
final class GovernanceTest {

    private static final String REASON = Pension.json("reason", "a doubt");

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
    void alert_resolvedByAPerson_isClosedOnce() {
        Pension mine = Pension.empty(api, "alerts@example.org");
        raise(mine, "one");
        raise(mine, "two");
        JsonNode open = ok(mine.client.get(mine.at("/alerts?open=true"))).get("items");
        assertThat(open.findValuesAsText("subject")).containsExactly("two", "one");
        raise(mine, "two");
        JsonNode again = ok(mine.client.get(mine.at("/alerts?open=true"))).at("/items/0");
        assertThat(again.get("count").intValue()).isEqualTo(2);
        assertThat(again.get("last_raised_at").textValue())
                .isGreaterThan(again.get("raised_at").textValue());
        assertThat(again.get("listings")).isEmpty();
        String path = "/alerts/" + open.get(0).get("id").textValue() + "/resolve";
        assertThat(mine.client.post(path, Pension.json("resolution", "")).code())
                .isEqualTo("INVALID");
        JsonNode closed = ok(mine.client.post(path, Pension.json("resolution", "looked at it")));
        assertThat(closed.get("resolved_by").textValue()).isEqualTo("alerts@example.org");
        assertThat(closed.get("resolution").textValue()).isEqualTo("looked at it");
        assertThat(mine.client.post(path, Pension.json("resolution", "again")).code())
                .isEqualTo("ALERT_RESOLVED");
        assertThat(ok(mine.client.get(mine.at("/alerts?open=true"))).get("items"))
                .hasSize(1);
        JsonNode page = ok(mine.client.get(mine.at("/alerts?limit=1")));
        JsonNode rest =
                ok(mine.client.get(mine.at("/alerts?cursor=" + page.get("next").textValue())));
        assertThat(rest.get("items").findValuesAsText("subject")).containsExactly("one");
        Client stranger = Pension.empty(api, "other@example.org").client;
        TestApi.Answer foreign = stranger.post(path, Pension.json("resolution", "mine"));
        TestApi.Answer unknown =
                stranger.post("/alerts/" + Ids.next() + "/resolve", Pension.json("resolution", "mine"));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json().get("detail")).isEqualTo(unknown.json().get("detail"));
    }

    @Test
    void freeze_liftedByAPerson_queuesARefresh() {
        Pension mine = Pension.of(api, "frozen@example.org");
        assertThat(ok(mine.client.get(mine.at("/freeze"))).get("frozen").booleanValue())
                .isFalse();
        assertThat(mine.client.post(mine.at("/unfreeze"), REASON).code()).isEqualTo("NOT_FROZEN");
        JsonNode frozen = ok(mine.client.post(mine.at("/freeze"), REASON));
        assertThat(frozen.get("frozen").booleanValue()).isTrue();
        assertThat(frozen.get("changed_by").textValue()).isEqualTo("frozen@example.org");
        assertThat(ok(mine.client.post(mine.at("/freeze"), Pension.json("reason", "another"))))
                .isEqualTo(frozen);
        assertThat(mine.client.post(mine.at("/prices/refresh")).code()).isEqualTo("FROZEN");
        JsonNode preview = ok(mine.client.post(mine.at("/strategy/versions/1/preview?task=WEEKLY_REVIEW")));
        assertThat(preview.get("active").get("outcome").textValue()).isEqualTo("FROZEN");
        int before = api.woken();
        JsonNode thawed = ok(mine.client.post(mine.at("/unfreeze"), Pension.json("reason", "it was nothing")));
        assertThat(thawed.get("freeze").get("frozen").booleanValue()).isFalse();
        assertThat(thawed.get("findings")).isEmpty();
        JsonNode run = ok(mine.client.get("/runs/" + thawed.get("run").textValue()));
        assertThat(run.get("run").get("task").textValue()).isEqualTo("PRICE_REFRESH");
        assertThat(api.woken()).isEqualTo(before + 1);
    }

    @Test
    void unfreeze_afterBadPricesArrived_freezesAgain() {
        Pension mine = Pension.of(api, "again@example.org");
        Pension other = Pension.of(api, "fetches@example.org");
        ok(mine.client.post(mine.at("/freeze"), REASON));
        other.refresh(other.session(0), Map.of("VWRP", "112"));
        JsonNode thawed = ok(mine.client.post(mine.at("/unfreeze"), Pension.json("reason", "it was nothing")));
        assertThat(thawed.get("freeze").get("frozen").booleanValue()).isTrue();
        assertThat(thawed.get("findings").toString()).contains("The close of VWRP on XLON");
        assertThat(thawed.get("run").isNull()).isTrue();
    }

    @Test
    void audit_pagedFromTheNewest_isAChain() {
        Pension mine = Pension.of(api, "audited@example.org");
        mine.decide();
        JsonNode first = ok(mine.client.get(mine.at("/audit?limit=2")));
        JsonNode newest = first.get("items").get(0);
        assertThat(newest.get("event").get("action").textValue()).isEqualTo("run.decide");
        assertThat(newest.get("prev")).isEqualTo(first.get("items").get(1).get("hash"));
        JsonNode rest =
                ok(mine.client.get(mine.at("/audit?cursor=" + first.get("next").textValue())));
        assertThat(rest.get("items").get(0).get("seq").longValue())
                .isEqualTo(newest.get("seq").longValue() - 2);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(mine.client.get("/audit").code()).isEqualTo("ADMINISTRATOR_NEEDED");
        api.user("root@example.org", true);
        Client root = api.signIn("root@example.org");
        assertThat(ok(root.get("/audit")).get("items").toString()).contains("user.create");
        assertThat(root.get(mine.at("/audit")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void verify_afterTampering_reportsEachFault() {
        Pension mine = Pension.of(api, "proof@example.org");
        mine.decide();
        JsonNode sound = ok(mine.client.get(mine.at("/audit/verify")));
        assertThat(sound.get("in_order").booleanValue()).as(sound.toString()).isTrue();
        assertThat(sound.get("ledger_entries").intValue()).isEqualTo(3);
        assertThat(sound.get("audit_events").intValue()).isPositive();
        assertThat(sound.get("files").intValue()).isEqualTo(1);
        assertThat(sound.get("snapshots").intValue()).isEqualTo(1);
        assertThat(sound.get("decisions").intValue()).isEqualTo(1);
        tamper("audit_events", "event = replace(event, 'the first', 'the worst')", mine);
        tamper("decisions", "body = replace(body, 'RECOMMENDATION', 'NO_ACTION')", mine);
        tamper("run_input_snapshots", "body = replace(body, '512.3', '512.4')", mine);
        tamper("cash_snapshots", "balance = balance + 1", mine);
        JsonNode broken = ok(mine.client.get(mine.at("/audit/verify")));
        assertThat(broken.get("in_order").booleanValue()).isFalse();
        assertThat(broken.get("faults_found").intValue()).isEqualTo(4);
        assertThat(broken.get("faults").findValuesAsText("code"))
                .containsExactly("LEDGER_DIFFERS", "AUDIT_BROKEN", "ARCHIVE_DIFFERS", "ARCHIVE_DIFFERS");
        Client stranger = Pension.empty(api, "nosy@example.org").client;
        assertThat(stranger.get(mine.at("/audit/verify")).code()).isEqualTo("NOT_FOUND");
    }

    private static void tamper(String table, String change, Pension of) {
        api.database()
                .asSuperuser(
                        "alter table ta." + table + " disable trigger all",
                        "update ta." + table + " set " + change + " where portfolio_id = '" + of.id + "'",
                        "alter table ta." + table + " enable trigger all");
    }

    private static void raise(Pension of, String subject) {
        of.work()
                .transact(of.worker, tx -> Alerts.raise(tx, of.id, "TEST", Severity.WARN, subject, "about " + subject));
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}

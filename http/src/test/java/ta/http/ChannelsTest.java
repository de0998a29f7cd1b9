package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.database.Actor;
import ta.database.Role;

/** Notification channels: what members may configure, and that other members cannot see them. */
final class ChannelsTest {

    private static final String HOOK = "https://hooks.example.org/a-secret-path";

    private static TestApi api;
    private static Pension pension;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        pension = Pension.of(api, "owner@example.org");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void webhook_created_showsItsSecretOnce() {
        Pension mine = Pension.empty(api, "hooked@example.org");
        JsonNode made = ok(
                201,
                mine.client.post(
                        mine.at("/channels"),
                        channel("WEBHOOK", HOOK, "{\"text\":\"{title}\"}").toString()));
        assertThat(made.get("secret").textValue()).hasSize(43);
        assertThat(made.get("enabled").booleanValue()).isTrue();
        assertThat(made.get("events")).isEmpty();
        JsonNode listed = ok(200, mine.client.get(mine.at("/channels"))).get(0);
        assertThat(listed.get("secret").isNull()).isTrue();
        assertThat(((ObjectNode) made.deepCopy())
                        .set("secret", listed.get("secret"))
                        .toString())
                .isEqualTo(listed.toString());
        String audit = ok(200, mine.client.get(mine.at("/audit"))).get("items").toString();
        assertThat(audit)
                .contains("channel.create")
                .doesNotContain("a-secret-path", made.get("secret").textValue());
    }

    @Test
    void webhook_changed_keepsItsAddress_andDeletedIsGone() {
        Pension mine = Pension.empty(api, "rehooked@example.org");
        JsonNode made = ok(
                201,
                mine.client.post(
                        mine.at("/channels"), channel("WEBHOOK", HOOK, null).toString()));
        String path = mine.at("/channels/" + made.get("id").textValue());
        String change = """
                {"events": ["FREEZE", "WAVE"], "enabled": false, "template": ""}
                """;
        JsonNode changed = ok(200, mine.client.patch(path, change));
        assertThat(changed.get("events").toString()).isEqualTo("[\"FREEZE\",\"WAVE\"]");
        assertThat(changed.get("enabled").booleanValue()).isFalse();
        assertThat(changed.get("template").isNull()).isTrue();
        assertThat(changed.get("address").textValue()).isEqualTo(HOOK);
        assertThat(mine.client.delete(path).status()).isEqualTo(204);
        assertThat(mine.client.delete(path).code()).isEqualTo("NOT_FOUND");
        assertThat(ok(200, mine.client.get(mine.at("/channels")))).isEmpty();
        String audit = ok(200, mine.client.get(mine.at("/audit"))).get("items").toString();
        assertThat(audit).contains("channel.change", "channel.delete").doesNotContain("a-secret-path");
    }

    @Test
    void channel_ofAnotherMember_isNotFound() {
        Pension mine = Pension.empty(api, "ann@example.org");
        String ben = api.user("ben@example.org", false).toString();
        assertThat(mine.client
                        .put(mine.at("/members/" + ben), "{\"role\":\"MEMBER\"}")
                        .status())
                .isEqualTo(200);
        JsonNode made = ok(
                201,
                mine.client.post(
                        mine.at("/channels"),
                        channel("EMAIL", "ann@example.org", null).toString()));
        String path = mine.at("/channels/" + made.get("id").textValue());
        Client other = api.signIn("ben@example.org");
        assertThat(other.post("/invitations/" + mine.id + "/accept").status()).isEqualTo(204);
        assertThat(ok(200, other.get(mine.at("/channels")))).isEmpty();
        assertThat(other.patch(path, "{\"enabled\":false}").code()).isEqualTo("NOT_FOUND");
        assertThat(other.delete(path).code()).isEqualTo("NOT_FOUND");
        assertThat(other.post(path + "/test").code()).isEqualTo("NOT_FOUND");
        assertThat(ok(200, mine.client.get(mine.at("/channels")))
                        .get(0)
                        .get("enabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void freezeByOneMember_isSentToMatchingChannelsOfAllMembers() {
        Pension mine = Pension.empty(api, "cautious@example.org");
        String cleo = api.user("cleo@example.org", false).toString();
        mine.client.put(mine.at("/members/" + cleo), "{\"role\":\"MEMBER\"}");
        Client other = api.signIn("cleo@example.org");
        assertThat(other.post("/invitations/" + mine.id + "/accept").status()).isEqualTo(204);
        ok(
                201,
                other.post(
                        mine.at("/channels"),
                        channel("EMAIL", "cleo@example.org", null).toString()));
        ObjectNode waves = channel("EMAIL", "waves@example.org", null);
        waves.putArray("events").add("WAVE");
        ok(201, other.post(mine.at("/channels"), waves.toString()));
        ok(200, mine.client.post(mine.at("/freeze"), Pension.json("reason", "a doubt")));
        assertThat(messages(mine)).containsExactly("FREEZE EMAIL cleo@example.org");
        Pension.of(api, "apart@example.org").client.get("/notifications");
        JsonNode feed = ok(200, other.get("/notifications")).get("items");
        assertThat(feed.findValuesAsText("title")).containsExactly("Frozen by cautious@example.org");
    }

    @Test
    void testMessage_isAJob_inNoFeed_andRefusedWhileFrozen() {
        Pension mine = Pension.empty(api, "trying@example.org");
        JsonNode made = ok(
                201,
                mine.client.post(
                        mine.at("/channels"),
                        channel("EMAIL", "me@example.org", null).toString()));
        String path = mine.at("/channels/" + made.get("id").textValue() + "/test");
        int before = api.woken();
        assertThat(mine.client.post(path).status()).isEqualTo(202);
        assertThat(api.woken()).isEqualTo(before + 1);
        assertThat(messages(mine)).containsExactly("TEST EMAIL me@example.org");
        assertThat(ok(200, mine.client.get("/notifications")).get("items")).isEmpty();
        ok(200, mine.client.post(mine.at("/freeze"), Pension.json("reason", "a doubt")));
        assertThat(mine.client.post(path).code()).isEqualTo("FROZEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL | ann | | /address | this is not an e-mail address. Maybe write it like ann@example.org.",
                "EMAIL | Ann <ann@example.org> | | /address | this is not an e-mail address."
                        + " Maybe write it like ann@example.org.",
                "EMAIL | 'ann@example.org\r\nBcc: eve@example.org' | | /address | this is not an e-mail address.",
                "EMAIL | ann@example.org | {} | /template | an e-mail channel has no template",
                "WEBHOOK | ftp://example.org/ | | /address | this is not a web address",
                "WEBHOOK | nowhere | | /address | this is not a web address",
                "WEBHOOK | http://hooks.example.org/ | | /address | the address is http: others on the network",
                "WEBHOOK | https://127.0.0.1/ | | /address | the address does not name a host on the internet",
                "WEBHOOK | https://[::1]/ | | /address | the address does not name a host on the internet",
                "WEBHOOK | https://localhost/ | | /address | the address does not name a host on the internet",
                "WEBHOOK | https://a:b@example.org/ | | /address | the address contains a user, a password",
                "WEBHOOK | https://hooks.example.org/ | {\"a\":\"{titel}\"} | /template | the template has"
                        + " the unknown word {titel}. Maybe one of {title}, {body}",
                "WEBHOOK | https://hooks.example.org/ | {\"a\":{title}} | /template | the template is not a JSON",
                "WEBHOOK | https://hooks.example.org/ | {title} | /template | the template is not a JSON object",
            })
    void channel_withAnInvalidField_isRefusedWithPlaceAndReason(
            String kind, String address, String template, String at, String why) {
        TestApi.Answer answer = pension.client.post(
                pension.at("/channels"), channel(kind, address, template).toString());
        assertThat(answer.code()).isEqualTo("INVALID");
        JsonNode fault = answer.json().get("errors").get(0);
        assertThat(fault.get("at").textValue()).isEqualTo(at);
        assertThat(fault.get("detail").textValue()).startsWith(why);
        assertThat(ok(200, pension.client.get(pension.at("/channels")))).isEmpty();
    }

    @Test
    void channel_beyondTheLimits_isRefused() {
        Pension mine = Pension.empty(api, "bounds@example.org");
        String path = mine.at("/channels");
        String longer = "{\"a\":\"" + "x".repeat(10_000 - 8) + "\"}";
        TestApi.Answer template =
                mine.client.post(path, channel("WEBHOOK", HOOK, longer).toString());
        assertThat(template.json().get("errors").get(0).get("detail").textValue())
                .startsWith("the template has 10000 characters; the maximum is 4000");
        ObjectNode test = channel("EMAIL", "me@example.org", null);
        test.putArray("events").add("TEST");
        assertThat(mine.client.post(path, test.toString()).code()).isEqualTo("INVALID");
        test.putArray("events").add("NEWS");
        assertThat(mine.client
                        .post(path, test.toString())
                        .json()
                        .get("errors")
                        .get(0)
                        .get("at")
                        .textValue())
                .isEqualTo("/events/0");
        for (int i = 0; i < 20; i++) {
            ok(
                    201,
                    mine.client.post(
                            path,
                            channel("EMAIL", "me" + i + "@example.org", null).toString()));
        }
        assertThat(mine.client
                        .post(path, channel("EMAIL", "me@example.org", null).toString())
                        .json()
                        .get("detail")
                        .textValue())
                .contains("20 channels");
    }

    @Test
    void webhook_toAHostAllowedByTheOperator_mayUsePlainHttp() {
        Pension mine = Pension.empty(api, "home@example.org");
        ok(
                201,
                mine.client.post(
                        mine.at("/channels"),
                        channel("WEBHOOK", "http://ntfy.lan/ta", null).toString()));
    }

    /** The queued messages of a portfolio with their channels, read without row security. */
    private static List<String> messages(Pension of) {
        return api.database()
                .as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql()
                                .resultQuery(
                                        "select n.kind || ' ' || n.channel || ' ' || c.address from ta.notifications n"
                                                + " join ta.notification_channels c on c.id = n.channel_id"
                                                + " join ta.jobs j on j.key = n.id::text and j.kind = 'SEND_NOTICE'"
                                                + " where n.portfolio_id = '" + of.id + "'")
                                .fetch(0, String.class));
    }

    private static ObjectNode channel(String kind, String address, String template) {
        ObjectNode channel =
                JsonNodeFactory.instance.objectNode().put("kind", kind).put("address", address);
        return template == null ? channel : channel.put("template", template);
    }

    private static JsonNode ok(int status, TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }
}

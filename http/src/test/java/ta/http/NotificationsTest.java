package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.runs.RunReport;
import ta.database.Actor;
import ta.database.Role;

/** The notifications of a user: new ones since the last request, unread ones, and none of other users. */
final class NotificationsTest {

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
    void feed_sinceANotification_hasTheNewerOnes_andMarksAsRead() {
        Pension mine = Pension.empty(api, "reader@example.org");
        assertThat(feed(mine, "").get("items")).isEmpty();
        sendNotices(mine, "one", "two", "three");
        JsonNode all = feed(mine, "");
        assertThat(all.get("items").findValuesAsText("title")).containsExactly("one", "two", "three");
        assertThat(all.get("unread").intValue()).isEqualTo(3);
        String first = all.get("items").get(0).get("id").textValue();
        String second = all.get("items").get(1).get("id").textValue();
        String third = all.get("items").get(2).get("id").textValue();
        JsonNode since = feed(mine, "?since=" + first);
        assertThat(since.get("items").findValuesAsText("title")).containsExactly("two", "three");
        assertThat(since.get("unread").intValue()).isEqualTo(3);
        JsonNode nothing = feed(mine, "?since=" + third);
        assertThat(nothing.get("items")).isEmpty();
        assertThat(nothing.get("unread").intValue()).isEqualTo(3);
        assertThat(read(mine, Pension.json("up_to", second)).get("unread").intValue())
                .isEqualTo(1);
        JsonNode last = read(mine, "{\"ids\": [\"%s\"]}".formatted(third));
        assertThat(last.get("unread").intValue()).isZero();
        assertThat(last.get("items").get(2).get("read_at").isTextual()).isTrue();
    }

    @Test
    void notification_ofARecommendation_saysWhatToDo_andLinksToIt() {
        Pension mine = Pension.of(api, "advised@example.org");
        RunReport run = mine.decide();
        JsonNode notice = feed(mine, "").get("items").get(0);
        assertThat(notice.get("kind").textValue()).isEqualTo("RECOMMENDATION");
        assertThat(notice.get("title").textValue()).matches("Monthly allocation: \\d+ orders? to place");
        assertThat(notice.get("body").textValue()).matches("((Buy|Sell) \\d+ XLON:[A-Z0-9]+\\. ?)+");
        assertThat(notice.get("link").get("run").textValue())
                .isEqualTo(run.runId().toString());
        assertThat(notice.get("link").get("recommendation").textValue())
                .isEqualTo(run.recommendationId().orElseThrow().toString());
    }

    @Test
    void feed_longerThanAPage_showsTheNewest_andContinuesFromAnyId() {
        Pension mine = Pension.empty(api, "busy@example.org");
        String[] titles = new String[130];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = "notice " + i;
        }
        sendNotices(mine, titles);
        JsonNode newest = feed(mine, "").get("items");
        assertThat(newest).hasSize(100);
        assertThat(newest.get(99).get("title").textValue()).isEqualTo("notice 129");
        JsonNode next =
                feed(mine, "?since=00000000-0000-0000-0000-000000000000").get("items");
        assertThat(next).hasSize(100);
        assertThat(next.get(0).get("title").textValue()).isEqualTo("notice 0");
    }

    @Test
    void feed_unchanged_isNotSentAgain() {
        Pension mine = Pension.empty(api, "idle@example.org");
        String tag = mine.client.get("/notifications").header("ETag");
        var again = mine.client.request("/notifications").header("If-None-Match", tag);
        assertThat(api.send(again.GET().build()).status()).isEqualTo(304);
        sendNotices(mine, "news");
        assertThat(api.send(again.GET().build()).status()).isEqualTo(200);
    }

    @Test
    void feed_ofAnotherUser_isNeitherSeenNorMarkedAsRead() {
        Pension mine = Pension.empty(api, "private@example.org");
        sendNotices(mine, "mine");
        String id = feed(mine, "").get("items").get(0).get("id").textValue();
        Pension stranger = Pension.empty(api, "stranger@example.org");
        assertThat(feed(stranger, "").get("items")).isEmpty();
        read(stranger, "{\"ids\": [\"%s\"]}".formatted(id));
        assertThat(feed(mine, "").get("unread").intValue()).isEqualTo(1);
    }

    @Test
    void read_withAnInvalidBody_isRefusedWithItsPlace() {
        Pension mine = Pension.empty(api, "typo@example.org");
        TestApi.Answer neither = mine.client.post("/notifications/read", "{}");
        assertThat(neither.code()).isEqualTo("INVALID");
        assertThat(neither.json().get("errors").get(0).get("at").textValue()).isEqualTo("/up_to");
        TestApi.Answer odd = mine.client.post("/notifications/read", "{\"ids\":[\"x\"]}");
        assertThat(odd.json().get("errors").get(0).get("at").textValue()).isEqualTo("/ids/0");
        assertThat(mine.client.get("/notifications?since=x").code()).isEqualTo("INVALID");
    }

    @Test
    void feed_ofAnyLength_usesItsIndexes() {
        Pension mine = Pension.empty(api, "plan@example.org");
        String user = "'" + mine.owner.userId().orElseThrow() + "'";
        api.database().asSuperuser("""
                        insert into ta.notifications (id, portfolio_id, user_id, kind, channel, title, body, read_at)
                        select gen_random_uuid(), '%s', %s, 'TEST', 'FEED', 't', 'b', now()
                        from generate_series(1, 20000)
                        """.formatted(mine.id, user), "analyze ta.notifications");
        String where = " from ta.notifications where user_id = " + user + " and channel = 'FEED'";
        assertThat(plan("select count(*)" + where + " and read_at is null")).contains("notifications_unread");
        assertThat(plan("select *" + where + " and seq > 10000 order by seq limit 100"))
                .contains("notifications_feed");
    }

    private static String plan(String query) {
        return api.database()
                .as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql().fetch("explain " + query).formatCSV());
    }

    private static void sendNotices(Pension of, String... titles) {
        of.work().transact(of.worker, tx -> {
            for (String title : titles) {
                Notices.tell(tx, of.id, NoticeKind.WAVE, title, "body");
            }
            return null;
        });
    }

    private static JsonNode feed(Pension of, String query) {
        TestApi.Answer answer = of.client.get("/notifications" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode read(Pension of, String body) {
        TestApi.Answer answer = of.client.post("/notifications/read", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}

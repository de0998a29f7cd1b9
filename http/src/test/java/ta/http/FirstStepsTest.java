package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.market.ProviderQuestion;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;

/** What a person needs on the way to the first recommendation, and around it. */
final class FirstStepsTest {

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
    void steps_ofAPortfolio_areDoneOneAfterTheOther() {
        Pension empty = Pension.empty(api, "begins@example.org");
        assertThat(steps(empty).toString()).doesNotContain("true");
        empty.client.patch(empty.at(""), "{\"price_provider\":\"yahoo\",\"rate_provider\":\"ecb\"}");
        assertThat(steps(empty).get("source").booleanValue()).isTrue();
        assertThat(empty.client.get(empty.at("")).json().get("rate_provider").textValue())
                .isEqualTo("ecb");
        Pension mine = Pension.of(api, "arrives@example.org");
        JsonNode before = steps(mine);
        assertThat(before.get("book").booleanValue()).isTrue();
        assertThat(before.get("policy").booleanValue()).isTrue();
        String recommendation = mine.recommendation().toString();
        JsonNode after = steps(mine);
        assertThat(after.get("run").booleanValue()).isTrue();
        assertThat(after.get("advice").booleanValue()).isTrue();
        assertThat(after.get("recommendation").textValue()).isEqualTo(recommendation);
    }

    @Test
    void listing_ofTheStarterList_isRegisteredWhenItIsUsedFirst() {
        Pension mine = Pension.empty(api, "holds@example.org");
        String entry = """
                {"entries":[{"type":"TRANSFER_IN","listing":"%s","units":"10","cost":"950.00",
                "trade_time":"2026-01-05T09:00:00Z"}]}
                """;
        TestApi.Answer recorded = mine.client.post(mine.at("/ledger/batches"), entry.formatted("XLON:VHVG"));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        assertThat(mine.client
                        .get("/listings/search?q=VHVG")
                        .json()
                        .get(0)
                        .get("registered")
                        .booleanValue())
                .isTrue();
        assertThat(mine.client.get(mine.at("/holdings")).json().findValuesAsText("listing"))
                .containsExactly("XLON:VHVG");
        assertThat(mine.client
                        .post(mine.at("/ledger/batches"), entry.formatted("XLON:NOPE"))
                        .text())
                .contains("unknown listing XLON:NOPE");
    }

    @Test
    void question_toAProvider_waitsForAWorker_andSaysWhatItFound() {
        Pension mine = Pension.empty(api, "asks@example.org");
        String path = mine.at("/provider-questions");
        JsonNode asked = mine.client
                .post(path, Pension.json("provider", "yahoo", "kind", "SEARCH", "text", "all-world"))
                .json();
        assertThat(asked.get("answered_at").isNull()).isTrue();
        String one = path + "/" + asked.get("id").textValue();
        UUID id = UUID.fromString(asked.get("id").textValue());
        try (Database worker = Database.open(api.database().config(), Role.WORKER)) {
            worker.transact(
                    Actor.worker("test", UUID.fromString(mine.at("").substring("/portfolios/".length()))), tx -> {
                        ProviderQuestion.answer(
                                tx,
                                id,
                                List.of(new FoundSymbol(
                                        "VWRP.L", "Vanguard", "London", "XLON", null, null, null, null, null)));
                        return id;
                    });
        }
        JsonNode answered = mine.client.get(one).json();
        assertThat(answered.get("found").get(0).get("symbol").textValue()).isEqualTo("VWRP.L");
        assertThat(answered.get("found").get(0).get("currency").isNull()).isTrue();
        Pension curious = Pension.empty(api, "curious@example.org");
        assertThat(curious.client.get(one).status()).isEqualTo(404);
        assertThat(curious.client.get(curious.at("/provider-questions/" + id)).status())
                .isEqualTo(404);
        for (int i = 1; i < 60; i++) {
            mine.client.post(path, Pension.json("provider", "yahoo", "kind", "SEARCH", "text", "word " + i));
        }
        assertThat(mine.client
                        .post(path, Pension.json("provider", "yahoo", "kind", "SEARCH", "text", "one more"))
                        .code())
                .isEqualTo("TOO_MANY_QUESTIONS");
        assertThat(mine.client
                        .post(path, Pension.json("provider", "ecb", "kind", "SEARCH", "text", "x"))
                        .code())
                .isEqualTo("INVALID");
    }

    @Test
    void draft_thatIsDiscarded_keepsItsTextAndCanNoLongerBeApproved() {
        Pension mine = Pension.of(api, "drafts@example.org");
        JsonNode made = mine.client
                .post(mine.at("/strategy/versions"), Pension.json("policy", Pension.policy(), "reason", "a try"))
                .json();
        String path = mine.at("/strategy/versions/")
                + made.get("version").get("number").intValue();
        JsonNode discarded = mine.client.post(path + "/discard", "").json();
        assertThat(discarded.get("version").get("state").textValue()).isEqualTo("DISCARDED");
        assertThat(discarded.get("policy").textValue()).isEqualTo(Pension.policy());
        assertThat(mine.client.post(path + "/discard", "").code()).isEqualTo("VERSION_STATE");
        assertThat(mine.client
                        .post(path + "/approve", Pension.json("reason", "after all"))
                        .code())
                .isEqualTo("VERSION_STATE");
        assertThat(mine.client.get(mine.at("/audit/verify")).json().get("faults"))
                .isEmpty();
    }

    @Test
    void reason_ofADraft_staysBesideThatOfItsApproval() {
        Pension mine = Pension.of(api, "approves@example.org");
        JsonNode made = mine.client
                .post(mine.at("/strategy/versions"), Pension.json("policy", Pension.policy(), "reason", "a try"))
                .json();
        String path = mine.at("/strategy/versions/")
                + made.get("version").get("number").intValue();
        JsonNode approved = mine.client
                .post(path + "/approve", Pension.json("reason", "it went well"))
                .json()
                .get("version");
        assertThat(approved.get("reason").textValue()).isEqualTo("a try");
        assertThat(approved.get("approval_reason").textValue()).isEqualTo("it went well");
    }

    @Test
    void recommendation_thatWasIgnored_isReopenedUnlessANewerOneIsThere() {
        Pension mine = Pension.of(api, "reopens@example.org");
        String old = "/recommendations/" + mine.recommendation();
        assertThat(mine.client.post(old + "/reopen", "").code()).isEqualTo("NOT_IGNORED");
        mine.client.post(old + "/ignore", Pension.json("reason", "on holiday"));
        JsonNode open = mine.client.post(old + "/reopen", "").json().get("recommendation");
        assertThat(open.get("state").textValue()).isEqualTo("OPEN");
        assertThat(open.get("reason").isNull()).isTrue();
        mine.client.post(old + "/ignore", Pension.json("reason", "on holiday"));
        mine.recommendation();
        assertThat(mine.client.post(old + "/reopen", "").code()).isEqualTo("OVERTAKEN");
        assertThat(mine.client.get(mine.at("/audit/verify")).json().get("faults"))
                .isEmpty();
    }

    /** A recommendation stays open for 31 days unless the environment says otherwise. */
    @Test
    void recommendation_thatWasIgnoredAndHasExpired_isNotReopened() {
        Pension mine = Pension.of(api, "reopens-late@example.org");
        String old = "/recommendations/" + mine.recommendation();
        mine.client.post(old + "/ignore", Pension.json("reason", "on holiday"));
        api.database().asSuperuser("""
                update ta.recommendations set created_at = created_at - interval '32 days'
                where portfolio_id = '%s'""".formatted(mine.at("").substring("/portfolios/".length())));
        TestApi.Answer refused = mine.client.post(old + "/reopen", "");
        assertThat(refused.code()).isEqualTo("ADVICE_EXPIRED");
        assertThat(refused.json().get("maybe").textValue()).isEqualTo("Maybe start a new run.");
    }

    @Test
    void steps_withADefaultProvider_needNoChoice() {
        Pension mine = Pension.empty(api, "chooses-nothing@example.org");
        try (Database worker = Database.open(api.database().config(), Role.WORKER)) {
            configure(worker, Optional.of(Provider.YAHOO));
            assertThat(steps(mine).get("source").booleanValue()).isTrue();
            configure(worker, Optional.empty());
            assertThat(steps(mine).get("source").booleanValue()).isFalse();
        }
    }

    private static void configure(Database worker, Optional<Provider> byDefault) {
        worker.transact(Actor.system("worker"), tx -> {
            ProviderHealth.configure(tx, Set.of(Provider.YAHOO), byDefault, new TreeMap<>());
            return byDefault;
        });
    }

    @Test
    void backups_areListedAndDownloadedByAdministratorsAlone() {
        api.user("keeper@example.org", true);
        Client keeper = api.signIn("keeper@example.org");
        JsonNode list = keeper.get("/backups").json();
        assertThat(list.get("configured").booleanValue()).isTrue();
        assertThat(list.get("backups").findValuesAsText("name")).containsExactly(TestApi.BACKUP);
        TestApi.Answer file = keeper.get("/backups/" + TestApi.BACKUP);
        assertThat(file.text()).isEqualTo("a backup");
        assertThat(file.header("Content-Disposition")).contains(TestApi.BACKUP);
        assertThat(keeper.get("/backups/lock").status()).isEqualTo(404);
        assertThat(keeper.get("/backups/..%2Flock").status()).isEqualTo(404);
        assertThat(Pension.empty(api, "member@example.org")
                        .client
                        .get("/backups")
                        .code())
                .isEqualTo("ADMINISTRATOR_NEEDED");
    }

    private static JsonNode steps(Pension of) {
        TestApi.Answer answer = of.client.get(of.at("/first-steps"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}

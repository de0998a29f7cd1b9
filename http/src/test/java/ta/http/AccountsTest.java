package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.database.Role;

/** Accounts: sign-in and sign-out, passwords, one-time links, API tokens and administration. */
final class AccountsTest {

    private static final String PORTFOLIO = Shared.PORTFOLIO;

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** As in an installation that has no administrator yet. */
    private static String setupLink() {
        try (var connection = api.database().connect(Role.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("update ta.users set admin = false");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return api.setupLink();
    }

    @Test
    void setupLink_createsTheFirstAdministrator_once() {
        String link = setupLink();
        String body = Pension.json(
                "token", link, "password", TestApi.PASSWORD, "email", "first@example.org", "name", "First");
        TestApi.Answer made = api.anonymous().post("/auth/redeem", body);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().get("admin").booleanValue()).isTrue();
        assertThat(api.anonymous().post("/auth/redeem", body).code()).isEqualTo("LINK_USED_UP");
        Client first = api.signIn("first@example.org");
        assertThat(first.get("/users").status()).isEqualTo(200);
    }

    @Test
    void setupLink_saysWhatItIsFor_andCreatesAPortfolioAlongWithTheAccount() {
        String link = setupLink();
        String token = Pension.json("token", link);
        JsonNode purpose = api.anonymous().post("/auth/link", token).json();
        assertThat(purpose.get("first").booleanValue()).isTrue();
        assertThat(purpose.get("email").isNull()).isTrue();
        TestApi.Answer made = api.anonymous().post("/auth/redeem", """
                {"token": "%s", "password": "%s", "email": "anna@example.org", "name": "Anna", "portfolio": {
                "name": "Pension", "broker": "AJ Bell", "tax_treatment": "SIPP", "base_currency": "GBP",
                "time_zone": "Europe/London"}}
                """.formatted(link, TestApi.PASSWORD));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(api.signIn("anna@example.org").get("/portfolios").json().findValuesAsText("name"))
                .containsExactly("Pension");
        assertThat(api.anonymous().post("/auth/link", token).code()).isEqualTo("LINK_USED_UP");
    }

    /** A link that was printed before another way made the administrator. */
    @Test
    void setupLink_onceThereIsAnAdministrator_isUsedUp() {
        String link = setupLink();
        api.user("admin@example.org", true);
        String body = Pension.json("token", link, "password", TestApi.PASSWORD, "email", "other@example.org");
        assertThat(api.anonymous().post("/auth/redeem", body).code()).isEqualTo("LINK_USED_UP");
    }

    @Test
    void setupPage_isServedWithoutInlineScriptsAndStyles() {
        TestApi.Answer page = api.anonymous().get("/setup");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(page.text())
                .contains("<script src=\"/setup.js\" defer></script>")
                .doesNotContain("onclick", "style=");
        assertThat(api.anonymous().get("/setup.js").header("Content-Type")).startsWith("text/javascript");
    }

    @Test
    void redeem_withABadPassword_leavesTheLinkValid() {
        String link = setupLink();
        String body = Pension.json("token", link, "password", "password1234", "email", "second@example.org");
        assertThat(api.anonymous().post("/auth/redeem", body).code()).isEqualTo("INVALID");
        assertThat(api.anonymous()
                        .post("/auth/redeem", body.replace("password1234", TestApi.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void login_wrongPasswordOrUnknownUser_saysTheSame() {
        api.user("ann@example.org", false);
        TestApi.Answer wrong = login("ann@example.org", "not the sentence at all");
        TestApi.Answer unknown = login("nobody@example.org", "not the sentence at all");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("WRONG_CREDENTIALS");
        assertThat(withoutId(unknown)).isEqualTo(withoutId(wrong));
    }

    @Test
    void login_failingAgainAndAgain_hasToWait() {
        api.user("slow@example.org", false);
        int refused = 0;
        for (int i = 0; i < 8 && refused == 0; i++) {
            TestApi.Answer answer = loginFrom("203.0.113.7", "slow@example.org", "not the sentence");
            if (answer.status() == 429) {
                assertThat(answer.code()).isEqualTo("TOO_MANY_ATTEMPTS");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 31);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(1);
    }

    /** Strangers guess from a new address each time: the account waits for them, but not where its owner was before. */
    @Test
    void owner_isNotLockedOut_whereTheyWereSignedIn() {
        api.user("target@example.org", false);
        assertThat(loginFrom("198.51.100.1", "target@example.org", TestApi.PASSWORD)
                        .status())
                .isEqualTo(200);
        int refused = 0;
        for (int i = 1; i <= 20; i++) {
            TestApi.Answer guess = loginFrom("203.0.113." + i, "target@example.org", "not the sentence");
            refused += guess.code().equals("TOO_MANY_ATTEMPTS") ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(10);
        assertThat(loginFrom("198.51.100.2", "target@example.org", TestApi.PASSWORD)
                        .code())
                .isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(loginFrom("198.51.100.1", "target@example.org", TestApi.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    private static TestApi.Answer loginFrom(String address, String email, String password) {
        return api.send(api.request("/auth/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.ofString(Pension.json("email", email, "password", password)))
                .build());
    }

    @Test
    void logout_everywhere_endsAllSessions() {
        api.user("multi@example.org", false);
        Client phone = api.signIn("multi@example.org");
        Client desk = api.signIn("multi@example.org");
        assertThat(phone.post("/auth/logout?everywhere=true").status()).isEqualTo(204);
        assertThat(desk.get("/auth/me").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(phone.get("/auth/me").code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void change_withoutTheSessionsToken_orFromAnotherSite_isRefused() {
        api.user("csrf@example.org", false);
        Client ann = api.signIn("csrf@example.org");
        Client forged = new Client(api, ann.cookie(), Optional.of("00"), Optional.empty());
        assertThat(forged.post("/portfolios", PORTFOLIO).code()).isEqualTo("CSRF");
        HttpRequest foreign = ann.request("/portfolios")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString(PORTFOLIO))
                .build();
        assertThat(api.send(foreign).code()).isEqualTo("CSRF");
        assertThat(ann.get("/portfolios").json()).isEmpty();
    }

    @Test
    void password_changed_endsOtherSessionsAndOpensANewOne() {
        api.user("pass@example.org", false);
        Client old = api.signIn("pass@example.org");
        Client desk = api.signIn("pass@example.org");
        String body = Pension.json("current", TestApi.PASSWORD, "password", "another sentence, as long");
        TestApi.Answer changed = desk.post("/auth/password", body);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(old.get("/auth/me").status()).isEqualTo(401);
        assertThat(desk.get("/auth/me").status()).isEqualTo(401);
        assertThat(login("pass@example.org", "another sentence, as long").status())
                .isEqualTo(200);
    }

    @Test
    void tokens_readOnly_mayOnlyRead_untilRevoked() {
        api.user("script@example.org", false);
        Client ann = api.signIn("script@example.org");
        TestApi.Answer made = ann.post("/auth/tokens", Pension.json("name", "report", "scope", "READ"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Client script = api.withToken(made.json().get("token").textValue());
        assertThat(script.get("/portfolios").status()).isEqualTo(200);
        assertThat(script.post("/portfolios", PORTFOLIO).code()).isEqualTo("READ_ONLY_TOKEN");
        assertThat(script.get("/auth/tokens").code()).isEqualTo("SESSION_NEEDED");
        assertThat(ann.get("/auth/tokens").json().get(0).get("token").isNull()).isTrue();
        assertThat(ann.delete("/auth/tokens/" + made.json().get("id").textValue())
                        .status())
                .isEqualTo(204);
        assertThat(script.get("/portfolios").code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void tokens_endWithThePassword_withSigningOutEverywhere_andWithTheAccount() {
        api.user("keeper@example.org", true);
        UUID id = api.user("tokens@example.org", false);
        Client keeper = api.signIn("keeper@example.org");

        Client ann = api.signIn("tokens@example.org");
        Client script = script(ann);
        String body = Pension.json("current", TestApi.PASSWORD, "password", TestApi.PASSWORD + " and more");
        assertThat(ann.post("/auth/password", body).status()).isEqualTo(200);
        assertThat(script.get("/portfolios").code()).isEqualTo("NOT_SIGNED_IN");

        String link = keeper.post("/users/" + id + "/reset-password")
                .json()
                .get("token")
                .textValue();
        body = Pension.json("token", link, "password", TestApi.PASSWORD);
        assertThat(api.anonymous().post("/auth/redeem", body).status()).isEqualTo(200);

        ann = api.signIn("tokens@example.org");
        script = script(ann);
        assertThat(ann.post("/auth/logout?everywhere=true").status()).isEqualTo(204);
        assertThat(script.get("/portfolios").code()).isEqualTo("NOT_SIGNED_IN");

        script = script(api.signIn("tokens@example.org"));
        for (boolean disabled : new boolean[] {true, false}) {
            assertThat(keeper.patch("/users/" + id, "{\"disabled\":" + disabled + "}")
                            .status())
                    .isEqualTo(200);
            assertThat(script.get("/portfolios").code()).isEqualTo("NOT_SIGNED_IN");
        }
    }

    private static Client script(Client user) {
        TestApi.Answer made = user.post("/auth/tokens", Pension.json("name", "report", "scope", "READ"));
        Client script = api.withToken(made.json().get("token").textValue());
        assertThat(script.get("/portfolios").status()).isEqualTo(200);
        return script;
    }

    @Test
    void users_disabled_areSignedOutAtOnce_andTheLastAdministratorStays() {
        UUID root = api.user("root@example.org", true);
        UUID ben = api.user("ben@example.org", false);
        Client admin = api.signIn("root@example.org");
        Client member = api.signIn("ben@example.org");
        assertThat(member.get("/users").code()).isEqualTo("ADMINISTRATOR_NEEDED");
        assertThat(admin.patch("/users/" + ben, "{\"disabled\":true}").status()).isEqualTo(200);
        assertThat(member.get("/auth/me").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(login("ben@example.org", TestApi.PASSWORD).code()).isEqualTo("WRONG_CREDENTIALS");
        api.database().asSuperuser("update ta.users set admin = false where email <> 'root@example.org'");
        assertThat(admin.patch("/users/" + root, "{\"admin\":false}").code()).isEqualTo("LAST_ADMINISTRATOR");
    }

    @Test
    void portfolio_createdTwiceWithOneKey_isCreatedOnce() {
        api.user("once@example.org", false);
        Client ann = api.signIn("once@example.org");
        TestApi.Answer made = ann.post("/portfolios", PORTFOLIO, "one");
        TestApi.Answer again = ann.post("/portfolios", PORTFOLIO, "one");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(made.text());
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(ann.post("/portfolios", PORTFOLIO.replace("Mine", "Other"), "one")
                        .code())
                .isEqualTo("KEY_REUSED");
        assertThat(ann.get("/portfolios").json()).hasSize(1);
    }

    private static TestApi.Answer login(String email, String password) {
        return api.anonymous().post("/auth/login", Pension.json("email", email, "password", password));
    }

    private static String withoutId(TestApi.Answer problem) {
        return problem.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}

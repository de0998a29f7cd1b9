package ta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpSyncClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.backoffice.identity.TokenScope;

/** Who gets to the assistants' path, and with which messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssistantDoorTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private TestApi api;
    private Pension pension;
    private AssistantClient reader;

    @BeforeAll
    void start() {
        api = TestApi.start();
        pension = Pension.empty(api, "ann@example.org");
        reader = AssistantClient.of(api, pension, TokenScope.READ);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private HttpRequest.Builder request() {
        return api.withToken(reader.token()).request("/mcp").header("Content-Type", "application/json");
    }

    private TestApi.Answer send(String body) {
        return api.send(request().POST(BodyPublishers.ofString(body)).build());
    }

    @Test
    void message_withAToken_isAnswered() {
        TestApi.Answer answer = send(PING);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void notification_isTaken_withoutAnAnswer() {
        TestApi.Answer answer = send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void caller_withoutAToken_isRefused_alsoWithTheSessionOfABrowser() {
        assertThat(api.anonymous().post("/mcp", PING).code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(api.withToken("ta_wrong").post("/mcp", PING).code()).isEqualTo("NOT_SIGNED_IN");
        TestApi.Answer browser = pension.client.post("/mcp", PING);
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.json().get("detail").textValue()).contains("takes an API token");
    }

    @Test
    void token_thatIsRevoked_endsAtOnce() {
        AssistantClient other = AssistantClient.of(api, Pension.empty(api, "ben@example.org"), TokenScope.READ);
        try (McpSyncClient client = other.connect()) {
            assertThat(client.callTool(AssistantClient.request("list_portfolios"))
                            .isError())
                    .isFalse();
            other.revoke();
            assertThatThrownBy(() -> client.callTool(AssistantClient.request("list_portfolios")))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(api.withToken(other.token()).post("/mcp", PING).code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void page_ofAnotherSite_isRefused() {
        TestApi.Answer other = api.send(request()
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(PING))
                .build());
        assertThat(other.code()).isEqualTo("CSRF");
        TestApi.Answer own = api.send(request()
                .header("Origin", "http://localhost")
                .POST(BodyPublishers.ofString(PING))
                .build());
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void version_thatIsNotKnown_isRefused() {
        TestApi.Answer answer = api.send(request()
                .header("MCP-Protocol-Version", "1999-01-01")
                .POST(BodyPublishers.ofString(PING))
                .build());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").textValue()).contains("2025-06-18");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"jsonrpc\":\"2.0\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {}",
            })
    void message_thatCannotBeRead_isRefused_andTheNextIsAnswered(String message) {
        TestApi.Answer answer = send(message);
        assertThat(answer.code()).isEqualTo("MALFORMED");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(send(PING).status()).isEqualTo(200);
    }

    @Test
    void message_thatIsTooDeepOrTooLargeOrNoUtf8_isRefused() {
        assertThat(send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":" + "[".repeat(100)
                                + "]".repeat(100) + "}")
                        .code())
                .isEqualTo("MALFORMED");
        assertThat(send("{\"x\":\"" + "x".repeat(1 << 20) + "\"}").code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(api.send(request()
                                .POST(BodyPublishers.ofByteArray("{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1)))
                                .build())
                        .code())
                .isEqualTo("MALFORMED");
        assertThat(api.send(api.withToken(reader.token())
                                .request("/mcp")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(PING))
                                .build())
                        .code())
                .isEqualTo("WRONG_CONTENT_TYPE");
        assertThat(send(PING).status()).isEqualTo(200);
    }

    @Test
    void requests_ofTheProtocol_thatAreWrong_getItsErrors() {
        for (String wrong : List.of(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/sell\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":1,\"arguments\":[]}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":[]}")) {
            TestApi.Answer answer = send(wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(200);
            assertThat(answer.json().at("/error/code").isInt())
                    .as(answer.text())
                    .isTrue();
            assertThat(answer.text()).doesNotContain("io.modelcontextprotocol", "Exception");
        }
    }

    @Test
    void otherMethods_areNotThere() {
        assertThat(api.withToken(reader.token()).get("/mcp").code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(api.withToken(reader.token()).delete("/mcp").code()).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void caller_whoSendsTooMany_isToldToWait() {
        try (TestApi limited = TestApi.limited(1, ApiConfig.REQUESTS_AT_ONCE)) {
            AssistantClient hasty =
                    AssistantClient.of(limited, Pension.empty(limited, "ann@example.org"), TokenScope.READ);
            Client client = limited.withToken(hasty.token());
            assertThat(client.post("/mcp", PING).status()).isEqualTo(200);
            TestApi.Answer last = client.post("/mcp", PING);
            for (int i = 0; i < 20 && last.status() == 200; i++) {
                last = client.post("/mcp", PING);
            }
            assertThat(last.code()).isEqualTo("TOO_MANY_REQUESTS");
        }
    }

    @Test
    void path_isOnlyThere_ifItIsSwitchedOn() {
        try (TestApi without = TestApi.withoutAssistants()) {
            assertThat(without.withToken("ta_any").post("/mcp", PING).code()).isEqualTo("NOT_FOUND");
        }
    }
}

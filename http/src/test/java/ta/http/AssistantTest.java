package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.TokenScope;
import ta.http.assistant.Tool;
import ta.http.assistant.Tools;
import ta.http.assistant.protocol.AssistantServer;
import ta.http.route.Secrets;

/** An assistant asks over HTTP, with the SDK's own client: every tool, and everything that it must not get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssistantTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private TestApi api;
    private Pension pension;
    private String reading;
    private String writing;

    @BeforeAll
    void start() {
        api = TestApi.start();
        pension = Pension.of(api, "ann@example.org");
        pension.recommendation();
        reading = token(TokenScope.READ);
        writing = token(TokenScope.READ_WRITE);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private String token(TokenScope scope) {
        return token(pension, scope);
    }

    private String token(Pension of, TokenScope scope) {
        String secret = Secrets.token();
        api.app().transact(of.owner, tx -> {
            UUID user = of.owner.userId().orElseThrow();
            return ApiTokens.create(tx, user, "assistant", scope, Secrets.sha256(secret), Optional.empty());
        });
        return secret;
    }

    private McpSyncClient client(String token) {
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + api.port())
                                .endpoint("/mcp")
                                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                                .build())
                .build();
        client.initialize();
        return client;
    }

    private JsonNode ask(String token, String tool, Object... namesAndValues) {
        CallToolResult result = call(token, tool, namesAndValues);
        assertThat(result.isError()).as(text(result)).isFalse();
        return json(text(result));
    }

    /** The problem that a call ends in. */
    private JsonNode refused(String token, String tool, Object... namesAndValues) {
        CallToolResult result = call(token, tool, namesAndValues);
        assertThat(result.isError()).as(text(result)).isTrue();
        return json(text(result));
    }

    private CallToolResult call(String token, String tool, Object... namesAndValues) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        try (McpSyncClient client = client(token)) {
            return client.callTool(
                    CallToolRequest.builder(tool).arguments(arguments).build());
        }
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Test
    void everyTool_answers() {
        for (Tool<?> tool : Tools.ALL) {
            Object[] arguments = switch (tool.name()) {
                case "check_policy", "save_policy_draft" -> new Object[] {"policy", Pension.policy()};
                default -> new Object[0];
            };
            String text = ask(writing, tool.name(), arguments).toString();
            System.out.println(
                    tool.name() + " " + text.length() + " " + text.substring(0, Math.min(300, text.length())));
            assertThat(text.length()).isBetween(2, AssistantServer.RESULT_MAX);
        }
    }
}

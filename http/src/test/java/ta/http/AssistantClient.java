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
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.TokenScope;
import ta.http.route.Secrets;

/** An assistant that asks over HTTP, with the SDK's own client and a token of a user. */
record AssistantClient(TestApi api, Pension user, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static AssistantClient of(TestApi api, Pension user, TokenScope scope) {
        String secret = Secrets.token();
        api.app().transact(user.owner, tx -> {
            UUID id = user.owner.userId().orElseThrow();
            return ApiTokens.create(tx, id, "assistant", scope, Secrets.sha256(secret), Optional.empty());
        });
        return new AssistantClient(api, user, secret);
    }

    void revoke() {
        UUID id = user.owner.userId().orElseThrow();
        api.app().transact(user.owner, tx -> {
            ApiTokens.of(tx, id).forEach(row -> ApiTokens.revoke(tx, id, row.id()));
            return null;
        });
    }

    /** Connected; the test closes it. */
    McpSyncClient connect() {
        McpSyncClient client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + api.port())
                                .endpoint("/mcp")
                                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                                .build())
                .build();
        client.initialize();
        return client;
    }

    /** The answer of a tool. */
    JsonNode ask(String tool, Object... namesAndValues) {
        CallToolResult result = call(tool, namesAndValues);
        assertThat(result.isError()).as(text(result)).isFalse();
        return json(text(result));
    }

    /** The problem that a call ends in. */
    JsonNode refused(String tool, Object... namesAndValues) {
        CallToolResult result = call(tool, namesAndValues);
        assertThat(result.isError()).as(text(result)).isTrue();
        return json(text(result));
    }

    private CallToolResult call(String tool, Object... namesAndValues) {
        try (McpSyncClient client = connect()) {
            return client.callTool(request(tool, namesAndValues));
        }
    }

    static CallToolRequest request(String tool, Object... namesAndValues) {
        Map<String, Object> arguments = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return CallToolRequest.builder(tool).arguments(arguments).build();
    }

    static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

package ta.http.assistant.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/**
 * Takes one message and gives its answer, whatever carries them. Each message stands for itself: there is no session to
 * keep, to steal or to lose, and any process of an installation can answer any message.
 */
final class Messages implements McpStatelessServerTransport {

    private static final int DEPTH_MAX = 64;
    private static final List<String> VERSIONS = List.of(
            ProtocolVersions.MCP_2024_11_05,
            ProtocolVersions.MCP_2025_03_26,
            ProtocolVersions.MCP_2025_06_18,
            ProtocolVersions.MCP_2025_11_25);

    static final McpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build());

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private @Nullable McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
        this.handler = mcpHandler;
    }

    @Override
    public List<String> protocolVersions() {
        return VERSIONS;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /**
     * The answer to a request; empty for a notification.
     *
     * @param context what the server's tools see
     * @param resources lists the caller's resources, in place of the SDK's one list for everybody
     * @throws Refused {@code MALFORMED} if it is neither
     */
    Optional<JSONRPCResponse> answer(
            McpTransportContext context, byte[] bytes, Function<McpTransportContext, ListResourcesResult> resources) {
        McpStatelessServerHandler server = Objects.requireNonNull(handler, "the server is built");
        JSONRPCMessage message = read(bytes);
        if (message instanceof JSONRPCRequest request) {
            if (request.method().equals(McpSchema.METHOD_RESOURCES_LIST)) {
                return Optional.of(list(request, context, resources));
            }
            return Optional.of(handled(server, context, request));
        }
        if (message instanceof JSONRPCNotification) {
            return Optional.empty();
        }
        throw malformed("it is a response, but this server asks nothing");
    }

    /** The SDK reads the parameters; of one that does not fit it says what only programmers understand. */
    private static JSONRPCResponse handled(
            McpStatelessServerHandler server, McpTransportContext context, JSONRPCRequest request) {
        try {
            JSONRPCResponse response = Objects.requireNonNull(
                    server.handleRequest(context, request).block(), "each request has a response");
            if (response.error() == null || response.error().code() != ErrorCodes.INTERNAL_ERROR) {
                return response;
            }
            LOG.warn("a message of an assistant failed: {}", response.error().message());
        } catch (RuntimeException e) {
            LOG.warn("a message of an assistant failed", e);
        }
        String why = "the parameters are not those that the method takes";
        return JSONRPCResponse.error(request.id(), new JSONRPCError(ErrorCodes.INVALID_PARAMS, why, null));
    }

    private static JSONRPCResponse list(
            JSONRPCRequest request,
            McpTransportContext context,
            Function<McpTransportContext, ListResourcesResult> resources) {
        try {
            return JSONRPCResponse.result(request.id(), resources.apply(context));
        } catch (McpError e) {
            return JSONRPCResponse.error(request.id(), e.getJsonRpcError());
        }
    }

    private static JSONRPCMessage read(byte[] bytes) {
        String text = Json.utf8(bytes);
        if (!text.stripLeading().startsWith("{")) {
            throw malformed("it is not an object");
        }
        try {
            return McpSchema.deserializeJsonRpcMessage(JSON, text);
        } catch (IOException | IllegalArgumentException e) {
            throw malformed("it is not JSON-RPC 2.0 with a method, or has more than " + DEPTH_MAX + " levels");
        }
    }

    static byte[] bytes(Map<String, Object> value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String write(JSONRPCResponse response) {
        try {
            return JSON.writeValueAsString(response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Refused malformed(String why) {
        return new Refused(
                Code.MALFORMED,
                "the message cannot be read: " + why,
                "Maybe send one request or notification in each message.");
    }
}

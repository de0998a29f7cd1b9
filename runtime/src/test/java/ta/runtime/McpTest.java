package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import ta.http.assistant.Tools;
import ta.runtime.settings.ExitCode;

/** {@code ta mcp}, as a desktop assistant starts it and talks to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class McpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String PONG = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";

    private final Sipp sipp;

    McpTest(@TempDir Path folder) {
        sipp = Sipp.in(folder);
        sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY));
        sipp.run();
    }

    /** A client of the SDK, which starts the command in a process of its own. */
    private McpSyncClient start(Queue<String> errors, String... words) {
        List<String> command = DatabaseTerminal.command(words);
        ServerParameters parameters = ServerParameters.builder(command.get(0))
                .args(command.subList(1, command.size()))
                .env(sipp.terminal().variables())
                .build();
        StdioClientTransport transport = new StdioClientTransport(parameters, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(errors::add);
        McpSyncClient client = McpClient.sync(transport)
                .initializationTimeout(Duration.ofMinutes(2))
                .requestTimeout(Duration.ofMinutes(1))
                .build();
        client.initialize();
        return client;
    }

    private static JsonNode ask(McpSyncClient client, String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        String text = ((TextContent) result.content().get(0)).text();
        assertThat(result.isError()).as(text).isFalse();
        return json(text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Test
    void assistant_thatStartsTheCommand_getsEveryAnswer() {
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        try (McpSyncClient client = start(errors, "mcp", "--portfolio", "Mine", "--drafts")) {
            assertThat(client.listTools().tools())
                    .extracting(Tool::name)
                    .containsExactlyElementsOf(
                            Tools.ALL.stream().map(tool -> tool.name()).toList());
            assertThat(ask(client, "list_portfolios", Map.of()).at("/0/name").textValue())
                    .isEqualTo("Mine");
            for (String tool : List.of(
                    "get_overview",
                    "get_holdings",
                    "get_decision",
                    "list_recommendations",
                    "explain_orders",
                    "explain_not_recommended",
                    "get_forecast",
                    "get_performance",
                    "get_policy",
                    "list_policy_versions",
                    "list_policy_rules",
                    "what_if")) {
                assertThat(ask(client, tool, Map.of())).as(tool).isNotEmpty();
            }
            String policy = ask(client, "get_policy", Map.of()).get("policy").textValue();
            assertThat(ask(client, "check_policy", Map.of("policy", policy))
                            .get("valid")
                            .booleanValue())
                    .isTrue();
            assertThat(ask(client, "save_policy_draft", Map.of("policy", policy))
                            .at("/version/state")
                            .textValue())
                    .isEqualTo("DRAFT");
            String uri = client.listResources().resources().get(1).uri();
            TextResourceContents read = (TextResourceContents)
                    client.readResource(ReadResourceRequest.builder(uri).build())
                            .contents()
                            .get(0);
            assertThat(read.text()).isEqualTo(policy);
        }
        assertThat(errors)
                .containsExactly("Serving an assistant as ann@example.org, who may save drafts; ends with its input.");
        assertThat(sipp.rows("select event::jsonb ->> 'actor' from ta.audit_events"
                        + " where event::jsonb ->> 'action' like '%draft%'"))
                .isEqualTo("ann@example.org");
    }

    /** Every line of the output is a message, whatever the input; its last line need not end. */
    @Test
    void input_ofAnyKind_getsOneMessageALine() {
        String tooLong = "{\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        String input = String.join(
                "\n",
                "{",
                "",
                "nonsense",
                tooLong,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"save_policy_draft\",\"arguments\":{\"policy\":\"{}\"}}}",
                PING);
        DatabaseTerminal.Output said = sipp.terminal().typeInto(input.getBytes(StandardCharsets.UTF_8), "mcp");
        assertThat(said.exitCode()).isZero();
        assertThat(said.err()).isEqualTo("Serving an assistant as ann@example.org; ends with its input.\n");
        List<String> lines = said.out().lines().toList();
        assertThat(lines).hasSize(5);
        for (String unread : lines.subList(0, 3)) {
            assertThat(json(unread).at("/error/code").intValue()).isEqualTo(-32700);
            assertThat(json(unread).get("id").isNull()).isTrue();
        }
        assertThat(json(lines.get(2)).at("/error/message").textValue())
                .isEqualTo("the message has more than 1048576 bytes");
        assertThat(lines.get(3)).contains("READ_ONLY_TOKEN");
        assertThat(lines.get(4)).isEqualTo(PONG);
    }

    @Test
    void portfolio_thatIsNotThere_isRefused_beforeAnything() {
        assertThat(sipp.refused(ExitCode.UNUSABLE, "mcp", "--portfolio", "Other"))
                .startsWith("ERROR NOT_FOUND: there is no portfolio Other\nMaybe one of these: Mine");
        assertThat(sipp.refused(ExitCode.UNUSABLE, "mcp", "--as", "ben@example.org"))
                .startsWith("ERROR NOT_FOUND: there is no user ben@example.org");
    }

    /** As a first user has it: a folder, no server, and another command beside the assistant. */
    @Test
    void folder_withoutAServer_isStarted_andSharedWithOtherCommands(@TempDir Path folder) throws Exception {
        DatabaseTerminal terminal = sipp.terminal().with(Map.of("TA_DB_URL", ""));
        String data = folder.resolve("data").toString();
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann", "--data", data);
        Process process = new ProcessBuilder(DatabaseTerminal.command("mcp", "--data", data))
                .redirectError(folder.resolve("err").toFile())
                .start();
        List<String> lines = new ArrayList<>();
        OutputStream in = process.getOutputStream();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            in.write((PING + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            lines.add(out.readLine());
            assertThat(terminal.ok(
                            "portfolio", "create", "Späte Rente", "--broker", "B", "--tax", "SIPP", "--data", data))
                    .contains("Späte Rente");
            in.write(("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
                            + "{\"name\":\"list_portfolios\"}}\n")
                    .getBytes(StandardCharsets.UTF_8));
            in.close();
            out.lines().forEach(lines::add);
        } finally {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(PONG);
        assertThat(lines.get(1)).contains("Späte Rente");
        assertThat(Files.readString(folder.resolve("err")))
                .isEqualTo("Serving an assistant as ann@example.org; ends with its input.\n");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(folder.resolve("data/data/postmaster.pid")).doesNotExist());
    }
}

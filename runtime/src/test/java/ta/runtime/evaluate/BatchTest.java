package ta.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ta.runtime.Fixtures;
import ta.runtime.Terminal;

class BatchTest {

    private static final String CASE = "buy-first-of-the-priorities";
    private static final String SNAPSHOT = "{\"snapshot\":" + Fixtures.oneLine(CASE, Fixtures.SNAPSHOT) + "}";
    private static final String POLICY = Fixtures.file(CASE, Fixtures.POLICY);

    private static Terminal batch(String in, String... more) {
        List<String> args = new ArrayList<>(List.of("evaluate", "--batch", "-"));
        args.addAll(List.of(more));
        return Terminal.taReading(in, args.toArray(String[]::new));
    }

    private static List<JsonNode> lines(Terminal terminal) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : terminal.out().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void batch_ofManyLines_keepsTheirOrder() throws Exception {
        String in = IntStream.range(0, 300)
                .mapToObj(i -> SNAPSHOT.replace("\"cash\": \"500\"", "\"cash\": \"" + (1000 + i) + "\""))
                .collect(Collectors.joining("\n"));

        Terminal terminal = batch(in, "--policy", POLICY);

        assertThat(terminal.exitCode()).isZero();
        assertThat(lines(terminal).stream()
                        .map(line -> line.at("/valuation/cash").asInt()))
                .containsExactlyElementsOf(IntStream.range(1000, 1300).boxed().toList());
    }

    @Test
    void policyOfALine_overridesTheOption() throws Exception {
        Terminal terminal = batch(Fixtures.line("quarter-holds") + "\n\r\n" + SNAPSHOT + "\r\n", "--policy", POLICY);

        assertThat(lines(terminal).stream().map(line -> line.path("outcome").textValue()))
                .containsExactly("NO_ACTION", "RECOMMENDATION");
    }

    @Test
    void trace_isAddedToEachDecision() throws Exception {
        assertThat(lines(batch(SNAPSHOT, "--policy", POLICY, "--trace")).get(0).has("trace"))
                .isTrue();
    }

    @Test
    void aBadLine_givesAnErrorObject_andTheBatchContinues() throws Exception {
        Terminal terminal = batch(
                String.join("\n", "not json", SNAPSHOT, "{\"a\": 1}", "[1]", "{\"snapshot\": {\"x\": 1, \"x\": 2}}"),
                "--policy",
                POLICY);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(lines(terminal).stream()
                        .map(line ->
                                line.path("line").asText() + line.path("error").asText()))
                .containsExactly("1NOT_JSON", "", "3NO_SNAPSHOT", "4NOT_JSON", "5NOT_JSON");
        assertThat(lines(terminal).get(4).path("message").textValue())
                .isEqualTo("column 23: the key \"x\" is repeated; the first is on line 1");
    }

    @Test
    void aLineWithoutPolicy_andWithoutTheOption_isAnError() {
        assertThat(batch("{\"policy\": null, \"snapshot\": {}}")).isEqualTo(new Terminal(2, """
                        {"error":"NO_POLICY","line":1,"message":"the line has no \\"policy\\", and there is no --policy\
                         for lines without one"}
                        """, ""));
    }

    @Test
    void onlyInvalidPolicies_exit1() throws Exception {
        Terminal terminal = batch(Fixtures.line(CASE).replace("0.5,", "0.4,") + "\n" + SNAPSHOT, "--policy", POLICY);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(lines(terminal).get(0).at("/errors/0/code").textValue()).isEqualTo("TARGETS_SUM");
    }

    @Test
    void invalidSnapshots_nameTheirErrors() throws Exception {
        Terminal terminal = batch(SNAPSHOT.replace("\"GBP\"", "\"EUR\""), "--policy", POLICY);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(lines(terminal).get(0).at("/errors/0/pointer").textValue()).isEqualTo("/portfolio/base_currency");
    }

    @Test
    void aLineOfTenMegabytes_isDecided_andOneTooLongRefused() throws Exception {
        String ten = SNAPSHOT.replaceFirst("\\{", "{\"padding\": \"" + "x".repeat(10 << 20) + "\", ");
        String tooLong = "x".repeat((16 << 20) + 1);

        Terminal terminal = batch(ten + "\n" + tooLong + "\n" + SNAPSHOT, "--policy", POLICY);

        assertThat(lines(terminal).stream()
                        .map(line -> line.path("outcome").asText()
                                + line.path("error").asText()))
                .containsExactly("RECOMMENDATION", "TOO_LONG", "RECOMMENDATION");
    }
}

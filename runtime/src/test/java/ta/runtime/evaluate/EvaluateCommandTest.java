package ta.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.runtime.Fixtures;
import ta.runtime.Terminal;

class EvaluateCommandTest {

    private static final String CASE = "buy-first-of-the-priorities";
    private static final String POLICY = Fixtures.file(CASE, Fixtures.POLICY);
    private static final String SNAPSHOT = Fixtures.file(CASE, Fixtures.SNAPSHOT);

    @TempDir
    private Path folder;

    private Terminal evaluate(String snapshot) throws Exception {
        return evaluate(snapshot.getBytes(StandardCharsets.UTF_8));
    }

    private Terminal evaluate(byte[] snapshot) throws Exception {
        String file = Files.write(folder.resolve("s.json"), snapshot).toString();
        Terminal terminal = Terminal.ta("evaluate", "--policy", POLICY, "--snapshot", file);
        return new Terminal(terminal.exitCode(), terminal.out(), terminal.err().replace(file, "s.json"));
    }

    @Test
    void evaluate_printsTheTextOfTheDecision() {
        assertThat(Terminal.ta("evaluate", "--policy", POLICY, "--snapshot", SNAPSHOT))
                .isEqualTo(new Terminal(0, Fixtures.read(Path.of(Fixtures.file(CASE, Fixtures.TEXT))), ""));
    }

    @Test
    void evaluate_asJson_isTheDecision_andWithTraceItsDerivationToo() throws Exception {
        JsonNode plain = json("evaluate", "--policy", POLICY, "--snapshot", SNAPSHOT, "--format", "json");
        JsonNode traced = json("evaluate", "--policy", POLICY, "--snapshot", SNAPSHOT, "--format", "json", "--trace");

        assertThat(plain.path("outcome").textValue()).isEqualTo("RECOMMENDATION");
        assertThat(plain.has("trace")).isFalse();
        assertThat(traced.path("trace").path("roots").path("lines")).hasSize(2);
        assertThat(traced.path("decision_sha256")).isEqualTo(plain.path("decision_sha256"));
    }

    private static JsonNode json(String... args) throws Exception {
        return new ObjectMapper().readTree(Terminal.ta(args).out());
    }

    @Test
    void evaluate_withTrace_derivesEachLineDownToTheSnapshot() {
        String text = Terminal.ta("evaluate", "--policy", POLICY, "--snapshot", SNAPSHOT, "--trace")
                .out();

        assertThat(text)
                .startsWith(Fixtures.read(Path.of(Fixtures.file(CASE, Fixtures.TEXT))))
                .contains("\nHow lines/0 was derived\n", "└ drift-band.under [plums]  /drift_bands/narrow\n");
        assertThat(text)
                .containsPattern("f\\d+ Price  The close of PLUM on XLON of .*\\.\n"
                        + " +listing=XLON:PLUM, kind=CLOSE, price=\\S+ GB[XP]/unit, .*\n"
                        + " +from the snapshot\n");
    }

    @Test
    void snapshot_ofTheStandardInput_isByDash() {
        assertThat(Terminal.taReading(
                                Fixtures.read(Path.of(SNAPSHOT)), "evaluate", "--policy", POLICY, "--snapshot", "-")
                        .exitCode())
                .isZero();
    }

    @Test
    void invalidPolicy_exits1() throws Exception {
        String faulty = Files.writeString(
                        folder.resolve("p.json"), Fixtures.read(Path.of(POLICY)).replace("0.5,", "0.4,"))
                .toString();

        Terminal terminal = Terminal.ta("evaluate", "--policy", faulty, "--snapshot", SNAPSHOT);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).startsWith("ERROR TARGETS_SUM");
    }

    @Test
    void invalidSnapshot_namesAllErrorsWithTheirLines() throws Exception {
        String faulty = Fixtures.read(Path.of(SNAPSHOT))
                .replace("\"cash\": \"500\"", "\"cash\": 500")
                .replace("\"units\": \"36\"", "\"units\": \"-36\"");

        Terminal terminal = evaluate(faulty);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("ERROR SNAPSHOT s.json:6:11: /cash: ", " |   \"cash\": 500,\n | ..........^\n")
                .contains("ERROR SNAPSHOT s.json:17:39: /holdings/2/units: must be 0 or more, not -36\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|ERROR SNAPSHOT s.json:1:1: the file holds no JSON",
                "'{\"a\": 1, \"a\": 2}'|ERROR SNAPSHOT s.json:1:10: the key \"a\" is repeated; the first is on line 1",
                "'{\"a\": 1'|ERROR SNAPSHOT s.json:1:8: the file ends in the middle of the JSON",
                "'[1e999999999]'|ERROR SNAPSHOT s.json:1:2: /0: this number is 10^15 or more",
                "'[]'|ERROR SNAPSHOT s.json:1:1: (document): must be an object, not []",
            })
    void invalidSnapshot_isRefusedWithItsPlace(String snapshot, String firstLine) throws Exception {
        Terminal terminal = evaluate(snapshot);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().lines().findFirst()).contains(firstLine);
    }

    @Test
    void deepNesting_andBytesThatAreNotUtf8_areRefused() throws Exception {
        assertThat(evaluate("[".repeat(100_000)).err()).contains("nested deeper than 64 levels");
        assertThat(evaluate(new byte[] {'{', (byte) 0xE9, '}'}).err()).contains("the byte 0xE9 here is not UTF-8");
    }

    @Test
    void aFileTooLarge_isRefused() throws Exception {
        assertThat(evaluate(new byte[(16 << 20) + 1])).isEqualTo(new Terminal(2, "", """
                        ERROR s.json: the file is larger than 16 MiB
                        Maybe you meant another file.
                        """));
    }
}

package ta.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.runtime.Fixtures;
import ta.runtime.Terminal;

class PolicyCommandTest {

    private static final String POLICY = Fixtures.file("buy-first-of-the-priorities", Fixtures.POLICY);
    private static final String SHA256 = "cb42a0ee13a303371d0c3713ac201de0fb8247d892d430e2218e4fb85766f985";

    @TempDir
    private Path folder;

    private String faulty;

    @BeforeEach
    void writeFaulty() throws Exception {
        faulty = written("faulty.json", Fixtures.read(Path.of(POLICY)).replace("0.5,", "0.4,"));
    }

    private String written(String name, String text) throws Exception {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Test
    void check_ofAValidPolicy_saysItsHash() {
        Terminal terminal = Terminal.ta("policy", "check", POLICY);

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .startsWith("VALID " + POLICY + " " + SHA256 + "\nWARNING ")
                .contains("\nWARNING MOVE_UNGUARDED " + POLICY + ":36:5: ");
    }

    @Test
    void check_asJson_saysItsHash() {
        Terminal terminal = Terminal.ta("policy", "check", POLICY, "--format", "json");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .startsWith("{\n  \"valid\": true,\n  \"sha256\": \"" + SHA256
                        + "\",\n  \"errors\": [],\n  \"warnings\": [")
                .contains("\"MOVE_UNGUARDED\",\n      \"pointer\": \"/data_quality/checks\",\n      \"line\": 36,");
    }

    @Test
    void check_ofAnInvalidPolicy_saysWhatIsWrongAndExits1() {
        Terminal terminal = Terminal.ta("policy", "check", faulty);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.out())
                .startsWith("ERROR TARGETS_SUM " + faulty + ":11:3: target weights sum to 0.9, not 1\n");
    }

    @Test
    void check_ofSyntaxErrors_exits1WithThePlace() throws Exception {
        Terminal empty = Terminal.ta("policy", "check", written("empty.json", ""));
        Terminal open = Terminal.ta("policy", "check", written("open.json", "{\"format\": 1,\n"), "--format", "json");

        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.out()).contains("ERROR SYNTAX", "empty.json:1:1: the file holds no JSON");
        assertThat(open.exitCode()).isEqualTo(1);
        assertThat(open.out()).contains("\"code\": \"SYNTAX\"", "\"line\": 2");
    }

    @Test
    void check_ofTheStandardInput_isByDash() {
        assertThat(Terminal.taReading(Fixtures.read(Path.of(POLICY)), "policy", "check", "-")
                        .out())
                .startsWith("VALID - " + SHA256 + "\n");
    }

    @Test
    void check_withAManifestoBesideThePolicy_saysItsErrorsToo() throws Exception {
        String policy = written("policy.json", Fixtures.read(Path.of(POLICY)));
        String manifesto = written("manifesto.md", "# Why\n\nAt {{/drift_bands/wide/absolute}} points.\n");

        Terminal text = Terminal.ta("policy", "check", policy);
        Terminal json = Terminal.ta("policy", "check", policy, "--format", "json");
        Terminal shown = Terminal.ta("policy", "manifesto", policy);

        String error = "ERROR PLACEHOLDER " + manifesto + ":3:6: /drift_bands/wide has no \"absolute\"\n"
                + " | At {{/drift_bands/wide/absolute}} points.\n | .....^\n"
                + "Maybe use one of its own: absolute_pp.\n";
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out()).startsWith("VALID " + policy).endsWith(error);
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out())
                .startsWith("{\n  \"valid\": false,\n  \"sha256\": \"" + SHA256 + "\",\n  \"errors\": [],")
                .contains("\"code\": \"PLACEHOLDER\",\n      \"line\": 3,\n      \"column\": 6,");
        assertThat(shown).isEqualTo(new Terminal(1, "", error));

        written("manifesto.md", "# Why\n\nAt {{/drift_bands/wide/absolute_pp}} points.\n");
        assertThat(Terminal.ta("policy", "check", policy).exitCode()).isZero();
        assertThat(Terminal.ta("policy", "manifesto", policy))
                .isEqualTo(new Terminal(0, "# Why\n\nAt 3 points.\n", ""));
    }

    @Test
    void manifesto_withoutOneBesideThePolicy_orNotText_isRefused() throws Exception {
        Terminal none = Terminal.ta("policy", "manifesto", POLICY);
        String policy = written("policy.json", Fixtures.read(Path.of(POLICY)));
        Files.write(folder.resolve("manifesto.md"), new byte[] {(byte) 0xC3, 0x28});
        Terminal notText = Terminal.ta("policy", "check", policy);

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no manifesto.md beside it\nMaybe write one there");
        assertThat(notText.exitCode()).isEqualTo(2);
        assertThat(notText.err()).contains("manifesto.md: this is not UTF-8 text\nMaybe save it again as UTF-8.");
    }

    @Test
    void compile_headsEachRuleByItsClauseAndSentence() {
        Terminal terminal = Terminal.ta("policy", "compile", POLICY);

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("""
                // 1-policy.json:16:43  /drift_bands/wide/absolute_pp = 3
                // "apples is underweight when it is more than 3 points under its target."
                rule "drift-band.under [apples]"
                    @clause( "/drift_bands/wide" )
                """);
    }

    @Test
    void compile_ofAnInvalidPolicy_exits1() {
        Terminal terminal = Terminal.ta("policy", "compile", faulty);

        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).startsWith("ERROR TARGETS_SUM");
    }

    @Test
    void diff_saysWhatChanges() throws Exception {
        String other = written(
                "other.json", Fixtures.read(Path.of(POLICY)).replace("\"max_buy_orders\": 2", "\"max_buy_orders\": 3"));

        Terminal text = Terminal.ta("policy", "diff", POLICY, other);
        Terminal json = Terminal.ta("policy", "diff", POLICY, other, "--format", "json");
        Terminal same = Terminal.ta("policy", "diff", POLICY, POLICY);

        assertThat(text.out())
                .startsWith("~ /cash_park/max_buy_orders: 2 (line ")
                .endsWith(")\n");
        assertThat(json.out()).contains("\"kind\": \"CHANGED\"");
        assertThat(same).isEqualTo(new Terminal(0, "no change\n", ""));
    }
}

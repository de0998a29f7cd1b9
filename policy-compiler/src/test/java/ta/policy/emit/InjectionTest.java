package ta.policy.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.rulebook.Rulebook;
import ta.rules.ruleset.RuleText;

/** No free text of a policy becomes rule text, and none changes a decision. */
final class InjectionTest {

    private static final String CASE = "constraints/allowed_types/cases/one-of-another-type/";
    private static final String POLICY = file("1-policy.json");
    private static final JsonNode SNAPSHOT = Decisions.json(file("3-facts.json"));
    private static final String MARK = "Zq7Zq7";

    static final List<String> HOSTILE = List.of(
            "\"",
            "'",
            "\" ) ); System.exit( 1 ); //",
            "\nend\nrule \"x\"\nwhen\nthen\n  System.exit( 1 );\nend\n",
            "end rule",
            "\r\n",
            "\u2028",
            "\u2029\u0085\u000b\f",
            "@{1}",
            "${1}",
            "@{Runtime.getRuntime().exit(1)}",
            "*/",
            "/* // #",
            "{{clause}}",
            "{{{{clause}}}}",
            "$1 \\1",
            "\\",
            "\\u0022",
            "\\\\u0022 \\u000a",
            "\u202e\ufeff\u0001",
            "eval(true)");

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void compile_ofHostileTextEverywhere_leavesRulesAndDecisionAsTheyAre(String hostile) {
        check(hostile);
    }

    @Property(tries = 200)
    void compile_ofAnyTextEverywhere_leavesRulesAndDecisionAsTheyAre(@ForAll("texts") String text) {
        check(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of(HOSTILE),
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.strings().withChars("\"\\'{}$@/*\n\r\u2028;()#").ofMaxLength(8));
        return parts.list().ofMaxSize(4).map(list -> String.join("", list)).filter(InjectionTest::isUnicode);
    }

    /** A policy with any other text is refused. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void check(String hostile) {
        CompiledPolicy plain = Decisions.compile("p.json", POLICY);
        PolicyResult result = PolicyReader.read("p.json", policy(hostile).getBytes(UTF_8));
        assertThat(result).isInstanceOf(PolicyResult.Valid.class);
        PolicyResult.Valid valid = (PolicyResult.Valid) result;
        RuleText text = RuleEmission.of(valid.document(), valid.policy());
        assertThat(withoutTypes(withoutPlaces(text.decide())))
                .isEqualTo(withoutTypes(withoutPlaces(plain.text().decide())));
        assertThat(withoutTypes(withoutPlaces(text.explain())))
                .isEqualTo(withoutTypes(withoutPlaces(plain.text().explain())));
        assertThat(withoutTypes(text.decide() + text.explain())).doesNotContain(MARK);
    }

    @Test
    void decide_underAPolicyOfHostileTexts_isTheSame() {
        ObjectNode plain = Decisions.decide(Decisions.compile("p.json", POLICY).rules(), SNAPSHOT);
        for (String hostile : List.of(String.join("", HOSTILE), HOSTILE.get(2), HOSTILE.get(3))) {
            ObjectNode decision = Decisions.decide(
                    Decisions.compile("p.json", policy(hostile)).rules(), SNAPSHOT);
            for (ObjectNode each : List.of(plain, decision)) {
                each.remove(List.of("policy_sha256", "decision_sha256"));
            }
            assertThat(decision).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void compile_ofAHostileFileName_neverShowsIt(String hostile) {
        for (String name : List.of(MARK + hostile + ".json", "/etc/" + MARK + hostile + "/p.json")) {
            assertThat(withoutPlaces(rules(name))).isEqualTo(withoutPlaces(rules("p.json")));
        }
    }

    private static String rules(String fileName) {
        CompiledPolicy policy = Decisions.compile(fileName, POLICY);
        return policy.text().decide() + policy.text().explain();
    }

    /** The policy with {@code hostile} in every place that takes free text. */
    private static String policy(String hostile) {
        ObjectNode policy = (ObjectNode) Decisions.json(POLICY);
        String text = MARK + hostile;
        String label = cut(text, 200);
        policy.put("version", label);
        policy.put("title", label);
        policy.putObject("notes").put(text, text).putArray("rule \"" + text).add(text);
        policy.get("sleeves").forEach(sleeve -> ((ObjectNode) sleeve).put("name", label));
        policy.get("instruments").forEach(instrument -> ((ObjectNode) instrument).put("name", label));
        String type = cut(text, 40);
        policy.get("instruments").forEach(instrument -> ((ObjectNode) instrument).put("type", type));
        ((ArrayNode) policy.at("/constraints/allowed_types")).add(type);
        return policy.toString();
    }

    /** The schema bounds some texts, in characters. */
    private static String cut(String text, int most) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(most, text.codePointCount(0, text.length()))));
    }

    private static String withoutPlaces(String rules) {
        return rules.replaceAll("(?m)^// [A-Za-z0-9._-]+:[0-9]+:[0-9]+ ", "// ");
    }

    /** Allowed types stand in rules as plain words, or as hexadecimal digits. */
    private static String withoutTypes(String rules) {
        return rules.replaceAll(
                "(typeWord (?:not )?in \\( )(?:\"(?:[A-Za-z0-9 _.&/-]{1,40}|#[0-9a-f]+)\"(?:, )?)+ \\)", "$1 )");
    }

    private static String file(String name) {
        return Rulebook.read(Rulebook.folder().resolve(CASE + name));
    }
}

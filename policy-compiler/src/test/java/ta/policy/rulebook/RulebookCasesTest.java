package ta.policy.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.policy.trace.TraceInvariants;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.SnapshotReader;
import ta.rules.trace.FactType;

/**
 * The cases of the rulebook: a policy, the rules that one folder makes of it, a snapshot, and what those rules did. A
 * change of a template shows as a difference of texts, and so does what the
 * facts of the cases say ({@code facts.txt}).
 * {@code -Dcases.update=true} writes the texts anew.
 */
final class RulebookCasesTest {

    private static final Path FACTS = Path.of("src/test/resources/ta/policy/rulebook/facts.txt");

    private static final ExplainedFacts EXPLAINED = new ExplainedFacts();

    private static final boolean UPDATE = Boolean.getBoolean("cases.update");

    /** Rules that guard against defects of the engine: if one fired, the run would end with an error. */
    private static final List<String> UNREACHABLE = List.of(
            "always/cash constraint.cash-breach",
            "cadence/monthly/max_orders constraint.max-orders-breach [monthly]",
            "cadence/monthly/min_trade constraint.min-trade-breach [monthly]",
            "cadence/monthly/withdrawal/max_sells constraint.max-orders-breach [withdrawal]",
            "cadence/monthly/withdrawal/min_trade constraint.min-trade-breach [withdrawal]",
            "cadence/quarterly/max_orders constraint.max-orders-breach [quarterly]",
            "cadence/quarterly/min_trade constraint.min-trade-breach [quarterly]");

    @ParameterizedTest
    @MethodSource("ta.policy.rulebook.Rulebook#cases")
    void run_ofACase_firesWhatTheCaseShows(String name) throws IOException {
        Path folder = Rulebook.folder().resolve(name);
        List<Pattern> names = Rulebook.ruleNames(folder.getParent().getParent());
        CompiledPolicy policy = policy(name);
        JsonNode snapshot = Decisions.json(Rulebook.read(folder.resolve("3-facts.json")));
        Result result = Engine.explain(
                policy.rules(), SnapshotReader.read(snapshot, policy.rules().policy()));
        ObjectNode decision = DecisionJson.of(result.decision());
        EXPLAINED.add(name, result.trace().orElseThrow());
        ObjectNode trace = TraceJson.of(result.trace().orElseThrow());
        same(folder.resolve("2-rule.drl"), CaseText.rules(policy.text(), names));
        same(folder.resolve("4-trace.txt"), CaseText.trace(trace, decision, names));
        assertThat(TraceInvariants.violations(policy, snapshot, decision, trace))
                .isEmpty();
        assertThat(Decisions.decide(policy.rules(), snapshot)).isEqualTo(decision);
    }

    /** Here, since compiling the cases a second time takes long; only if all of them ran. */
    @AfterAll
    static void factsOfAllCases_sayWhatTheFileShows() throws IOException {
        if (EXPLAINED.cases() == Rulebook.cases().size()) {
            same(FACTS, EXPLAINED.text());
            assertThat(EXPLAINED.types()).isEqualTo(EnumSet.allOf(FactType.class));
        }
    }

    @Test
    void cases_ofEveryFolder_showEachOfItsRulesFiring() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (Path folder : folders()) {
            String path = Rulebook.folder().relativize(folder).toString().replace('\\', '/');
            List<String> fired = Rulebook.cases().stream()
                    .filter(name -> name.startsWith(path + "/cases/"))
                    .flatMap(name -> Rulebook.read(Rulebook.folder().resolve(name + "/4-trace.txt"))
                            .lines())
                    .filter(line -> !line.startsWith(" "))
                    .map(line -> line.replaceFirst("  /.*", ""))
                    .toList();
            Rulebook.ruleNames(folder).stream()
                    .filter(rule ->
                            fired.stream().noneMatch(name -> rule.matcher(name).matches()))
                    .map(rule -> path + " " + rule.pattern().replaceAll("\\\\[QE]", ""))
                    .forEach(missing::add);
        }
        assertThat(missing).containsExactlyElementsOf(UNREACHABLE);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(Rulebook.folder())) {
            return files.filter(file -> file.endsWith("decide.drl"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static CompiledPolicy policy(String name) {
        return Decisions.compile(
                "1-policy.json", Rulebook.read(Rulebook.folder().resolve(name).resolve("1-policy.json")));
    }

    private static void same(Path file, String text) throws IOException {
        if (UPDATE) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Rulebook.read(file));
    }
}

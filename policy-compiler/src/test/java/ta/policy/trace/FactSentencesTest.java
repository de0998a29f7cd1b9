package ta.policy.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.policy.rulebook.Rulebook;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Engine;
import ta.rules.explanation.FactText;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Trace;
import ta.rules.trace.Verdict;

/**
 * The sentence of each kind of fact and verdict, and the units of its figures: the first of each kind in the cases of
 * the rulebook, compared with {@code facts.txt}. {@code -Dcases.update=true} rewrites the file.
 */
final class FactSentencesTest {

    private static final Path FILE = Path.of("src/test/resources/ta/policy/trace/facts.txt");

    @Test
    void facts_ofEveryKind_sayWhatTheFileShows() throws IOException {
        Map<String, String> first = new TreeMap<>();
        for (String name : Rulebook.cases()) {
            Trace trace = trace(name);
            FactText text = new FactText(trace.baseCurrency());
            for (Fact fact : trace.facts().values()) {
                String sentence = text.of(fact);
                assertThat(sentence).as(name).matches("\\S.*\\S\\.");
                first.putIfAbsent(kind(fact), sentence + "\n" + units(fact, trace.baseCurrency()));
            }
        }
        String told = first.entrySet().stream()
                .map(entry -> entry.getKey() + "\n  " + entry.getValue())
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("cases.update")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, told);
        }
        assertThat(told).isEqualTo(Files.readString(FILE));
        assertThat(first.keySet().stream().map(kind -> kind.split(" ")[0]).distinct())
                .hasSize(FactType.values().length);
    }

    /** Its type; of a verdict also what it found, and which check or test it is of. */
    private static String kind(Fact fact) {
        if (!(fact instanceof Verdict verdict)) {
            return fact.factType().word();
        }
        String of = switch (verdict.factType()) {
            case CHECK_VERDICT -> " " + verdict.values().get("check");
            case ORDER_VERDICT, CLAIM_VERDICT, CONSTRAINT_VERDICT ->
                " " + verdict.subject().replaceAll(".* ", "");
            default -> "";
        };
        return fact.factType().word() + of + " " + verdict.verdict();
    }

    private static String units(Fact fact, String baseCurrency) {
        Map<String, String> units = new LinkedHashMap<>();
        TraceJson.fact(fact, baseCurrency)
                .get("units")
                .propertyStream()
                .forEach(unit -> units.put(unit.getKey(), unit.getValue().asText()));
        return units.isEmpty() ? "" : "  " + units + "\n";
    }

    private static Trace trace(String name) {
        Path folder = Rulebook.folder().resolve(name);
        CompiledPolicy policy = Decisions.compile("1-policy.json", Rulebook.read(folder.resolve("1-policy.json")));
        JsonNode facts = Decisions.json(Rulebook.read(folder.resolve("3-facts.json")));
        Snapshot snapshot = SnapshotReader.read(facts, policy.rules().policy());
        return Engine.explain(policy.rules(), snapshot).trace().orElseThrow();
    }
}

package ta.policy.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.RuleText;
import ta.rules.ruleset.WrittenRule;

/** Switches off each rule of each case in turn: without it, some case decides otherwise, or not at all. */
final class EveryRuleDecidesTest {

    private static final Path RULEBOOK = Rulebook.folder();

    @Test
    void rule_thatIsSwitchedOff_changesTheDecisionOfSomeCase() {
        TreeSet<String> rules = new TreeSet<>();
        ConcurrentSkipListSet<String> deciding = new ConcurrentSkipListSet<>();
        Rulebook.cases().stream()
                .flatMap(name ->
                        Rulebook.ruleNames(RULEBOOK.resolve(name).getParent().getParent(), "decide.drl").stream())
                .map(EveryRuleDecidesTest::text)
                .forEach(rules::add);
        Rulebook.cases().parallelStream().forEach(name -> deciding.addAll(deciding(name)));
        rules.removeAll(deciding);
        // What these would find is a defect of the engine.
        rules.removeIf(rule -> rule.matches("constraint\\.(cash|max-orders|min-trade)-breach.*"));
        assertThat(rules).isEmpty();
    }

    /** The rules of the case's own folder without which it decides otherwise. */
    private static List<String> deciding(String name) {
        Path folder = RULEBOOK.resolve(name);
        CompiledPolicy policy = Decisions.compile("p.json", Rulebook.read(folder.resolve("1-policy.json")));
        JsonNode snapshot = Decisions.json(Rulebook.read(folder.resolve("3-facts.json")));
        ObjectNode decision = Decisions.decide(policy.rules(), snapshot);
        return Rulebook.ruleNames(folder.getParent().getParent(), "decide.drl").stream()
                .filter(pattern -> policy.text().rules().stream()
                        .filter(rule -> pattern.matcher(rule.name()).matches())
                        .anyMatch(rule -> !decision.equals(without(policy, rule, snapshot))))
                .map(EveryRuleDecidesTest::text)
                .toList();
    }

    /** What is decided without the rule; an empty object if nothing can be. */
    private static ObjectNode without(CompiledPolicy policy, WrittenRule rule, JsonNode snapshot) {
        Stream<WrittenRule> rules = policy.text().rules().stream().filter(each -> !each.equals(rule));
        RuleSet rest =
                RuleSet.compile(policy.rules().policySha256(), policy.rules().policy(), new RuleText(rules.toList()));
        try {
            return Decisions.decide(rest, snapshot);
        } catch (RuntimeException e) {
            return new ObjectNode(null);
        }
    }

    private static String text(Pattern rule) {
        return rule.pattern().replaceAll("\\\\[QE]", "");
    }
}

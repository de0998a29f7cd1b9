package ta.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleClause;

/**
 * A rule of a compiled policy, as a person reads it.
 *
 * @param clause the JSON pointer of its clause; none for a rule that every policy has
 * @param line of the policy, from 1, on which that clause stands
 * @param sentence what it says, in words
 * @param drl its text, without the comments above it
 * @param decides whether a decision needs it; the others only show what passed
 */
public record WrittenRule(
        String name,
        Phase phase,
        Optional<String> clause,
        Optional<Integer> line,
        String sentence,
        String drl,
        boolean decides) {

    /** Comments, the last of them the sentence in quotes, and the rule under them. */
    private static final Pattern RULE = Pattern.compile("(?m)((?:^//.*\\n)*)^(rule \"([^\"]+)\"\\n(?s:.*?)\\nend)$");

    private static final Pattern SENTENCE = Pattern.compile("// \"(.*)\"");

    /** In the order of the file. */
    public static List<WrittenRule> of(CompiledPolicy policy) {
        Map<String, RuleClause> clauses = new HashMap<>();
        policy.rules().clauses().forEach(clause -> clauses.put(clause.rule(), clause));
        String text = policy.text().decide() + policy.text().explain();
        int explains = policy.text().decide().length();
        return RULE.matcher(text)
                .results()
                .map(found -> {
                    RuleClause clause = clauses.get(found.group(3));
                    Optional<String> pointer = Optional.ofNullable(clause.pointer());
                    return new WrittenRule(
                            clause.rule(),
                            clause.phase(),
                            pointer,
                            pointer.map(at -> policy.document().position(at).line()),
                            sentence(found.group(1)),
                            found.group(2),
                            found.start() < explains);
                })
                .toList();
    }

    private static String sentence(String comments) {
        Matcher quoted = SENTENCE.matcher(comments);
        return quoted.find() ? quoted.group(1) : "";
    }
}

package ta.policy.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.SourcePosition;
import ta.rules.ruleset.RuleText;
import ta.rules.ruleset.WrittenRule;

/** Binds the templates of one policy and collects the rules that come of them. */
final class RuleWriter {

    private final PolicyDocument document;
    private final String file;
    private final List<WrittenRule> decide = new ArrayList<>();
    private final List<WrittenRule> explain = new ArrayList<>();

    RuleWriter(PolicyDocument document) {
        this.document = document;
        String name = document.fileName().replaceFirst(".*[/\\\\]", "");
        this.file = Literal.isIdentifier(name) ? name : "policy";
    }

    /** Rules that every policy has. */
    void always(String folder) {
        always(folder, Map.of());
    }

    void always(String folder, Map<String, Literal> literals) {
        write(folder, null, literals);
    }

    /** The rules of a clause whose templates stand in the folder of the same path. */
    void clause(String pointer) {
        clause(pointer, Map.of());
    }

    void clause(String pointer, Map<String, Literal> literals) {
        clause(pointer.substring(1), pointer, "", literals);
    }

    /**
     * The rules of a clause.
     *
     * @param pointer the clause that the rules name as theirs; where it is absent and a default holds, they name the
     *     innermost clause around it that is there
     * @param key of the value that the head of the rules quotes, below the clause; empty for the clause itself
     */
    void clause(String folder, String pointer, String key, Map<String, Literal> literals) {
        String present = present(pointer);
        Map<String, Literal> all = new LinkedHashMap<>(literals);
        all.put("clause", Literal.pointer(present));
        all.put("place", place(key.isEmpty() ? pointer : pointer + "/" + key));
        write(folder, present.isEmpty() ? null : present, all);
    }

    private String present(String pointer) {
        String present = pointer;
        while (!document.clause(present).isPresent()) {
            present = present.substring(0, present.lastIndexOf('/'));
        }
        return present;
    }

    private void write(String folder, @Nullable String clause, Map<String, Literal> literals) {
        Template.of(folder, true).forEach(template -> decide.add(template.bind(clause, literals)));
        Template.of(folder, false).forEach(template -> explain.add(template.bind(clause, literals)));
    }

    /** Where the clause stands and, of a number or an identifier, what it says. */
    private Literal place(String pointer) {
        SourcePosition position = document.position(pointer);
        Literal at = Literal.clause(
                file + ":" + position.line() + ":" + position.column() + "  ", Literal.pointer(pointer), "");
        return value(document.clause(pointer))
                .map(value -> Literal.clause(at.text() + " = ", value, ""))
                .orElse(at);
    }

    private static Optional<Literal> value(Clause clause) {
        if (clause.node().isNumber()) {
            return Optional.of(Literal.decimal(clause.decimal()));
        }
        if (clause.node().isBoolean()) {
            return Optional.of(Literal.flag(clause.node().booleanValue()));
        }
        boolean identifier = clause.node().isTextual() && Literal.isIdentifier(clause.text());
        return identifier ? Optional.of(Literal.identifier(clause.text())) : Optional.empty();
    }

    /** All rules that were written so far. */
    RuleText text() {
        List<WrittenRule> rules = new ArrayList<>(decide);
        rules.addAll(explain);
        return new RuleText(rules);
    }
}

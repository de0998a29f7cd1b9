package ta.policy.emit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.SourcePosition;

/** Collects the bound templates of one policy. */
final class RuleWriter {

    private final PolicyDocument document;
    private final String file;
    private final StringBuilder decide = new StringBuilder();
    private final StringBuilder explain = new StringBuilder();

    RuleWriter(PolicyDocument document) {
        this.document = document;
        String name = document.fileName().replaceFirst(".*[/\\\\]", "");
        this.file = Literal.isIdentifier(name) ? name : "policy";
    }

    /** Rules that every policy has. */
    void always(String folder) {
        write(folder, Map.of());
    }

    void always(String folder, Map<String, Literal> literals) {
        write(folder, literals);
    }

    /**
     * The rules of a clause.
     *
     * @param pointer the clause that the rules name as theirs; where it is absent and a default holds, they name the
     *     innermost clause around it that is there
     * @param key of the value that the head of the rules quotes, below the clause; empty for the clause itself
     */
    void clause(String folder, String pointer, String key, Map<String, Literal> literals) {
        Map<String, Literal> all = new LinkedHashMap<>(literals);
        all.put("clause", Literal.pointer(present(pointer)));
        all.put("place", place(key.isEmpty() ? pointer : pointer + "/" + key));
        write(folder, all);
    }

    private String present(String pointer) {
        String present = pointer;
        while (!document.clause(present).isPresent()) {
            present = present.substring(0, present.lastIndexOf('/'));
        }
        return present;
    }

    private void write(String folder, Map<String, Literal> literals) {
        Template.find(folder, "decide").ifPresent(template -> append(decide, template, literals));
        Template.find(folder, "explain").ifPresent(template -> append(explain, template, literals));
    }

    private static void append(StringBuilder text, Template template, Map<String, Literal> literals) {
        text.append('\n').append(template.bind(literals));
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

    String decide() {
        return decide.toString();
    }

    String explain() {
        return explain.toString();
    }
}

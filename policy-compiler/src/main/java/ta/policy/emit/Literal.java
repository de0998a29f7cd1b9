package ta.policy.emit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ta.rules.order.EligibilityReading;

/** Text that is safe in a rule, whatever the policy says: it cannot be made from free text. */
public final class Literal {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}");

    private final String text;

    private Literal(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Plain, without exponent and trailing zeros. */
    static Literal decimal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return new Literal((stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString());
    }

    static Literal count(int value) {
        return new Literal(Integer.toString(value));
    }

    static Literal counts(Collection<Integer> values) {
        return new Literal(values.stream().map(value -> Integer.toString(value)).collect(Collectors.joining(", ")));
    }

    static Literal date(LocalDate date) {
        return new Literal(date.toString());
    }

    static Literal flag(boolean flag) {
        return new Literal(Boolean.toString(flag));
    }

    static Literal word(Enum<?> word) {
        return new Literal(word.name());
    }

    /**
     * @throws IllegalArgumentException if {@code text} is not an identifier
     */
    static Literal identifier(String text) {
        return new Literal(checked(text));
    }

    /** Identifiers as quoted texts, separated by commas. */
    static Literal quoted(Collection<String> identifiers) {
        return new Literal(identifiers.stream()
                .map(identifier -> '"' + checked(identifier) + '"')
                .collect(Collectors.joining(", ")));
    }

    /** A JSON pointer whose segments are identifiers or indices; empty for the whole policy. */
    static Literal pointer(String pointer) {
        if (pointer.isEmpty()) {
            return nothing();
        }
        for (String segment : pointer.substring(1).split("/", -1)) {
            checked(segment);
        }
        return new Literal(pointer);
    }

    /** A part of a rule that the emission writes instead of a template: fixed text around a literal. */
    static Literal clause(String fixed, Literal literal, String end) {
        return new Literal(fixed + literal.text + end);
    }

    /** Several literals, with fixed text between them. */
    static Literal joined(List<Literal> literals, String between) {
        return new Literal(literals.stream().map(literal -> literal.text).collect(Collectors.joining(between)));
    }

    /** Fixed text. */
    static Literal fixed(String text) {
        return new Literal(text);
    }

    /** Types of instruments, as rules compare them: quoted texts; one that no type has for an empty list. */
    static Literal types(Collection<String> types) {
        return new Literal(
                types.isEmpty()
                        ? "\"\""
                        : types.stream()
                                .map(type -> '"' + EligibilityReading.typeWord(type) + '"')
                                .collect(Collectors.joining(", ")));
    }

    static Literal nothing() {
        return new Literal("");
    }

    static boolean isIdentifier(String text) {
        return IDENTIFIER.matcher(text).matches();
    }

    private static String checked(String text) {
        if (!isIdentifier(text)) {
            throw new IllegalArgumentException("not an identifier: " + text);
        }
        return text;
    }
}

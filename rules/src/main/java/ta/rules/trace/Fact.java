package ta.rules.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run knows. A raw input is part of the snapshot; arithmetic derives a fact from others; a rule
 * inserts a conclusion. Facts are immutable. Two facts with the same values are still two facts: only identity counts.
 */
public interface Fact {

    /** The kind of fact. Not named {@code type}, since a record's component of that name would replace it. */
    FactType factType();

    /** The values by name, in a fixed order: figures, text, booleans, times, null, or lists of these. */
    Map<String, Object> values();

    /** The facts from which arithmetic derived this one; empty for a raw input and for a rule's conclusion. */
    default List<? extends Fact> sources() {
        return List.of();
    }

    /** The step of arithmetic that derived this fact; null for a raw input and for a rule's conclusion. */
    default @Nullable Step step() {
        return null;
    }
}

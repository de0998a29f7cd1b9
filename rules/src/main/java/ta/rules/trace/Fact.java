package ta.rules.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a run knows. A raw input is a part of the snapshot; a derived fact says what it was derived from; a
 * conclusion was inserted by a rule. Facts are immutable and are told apart by identity, not by their values.
 */
public interface Fact {

    /**
     * What kind of fact it is; so named that no component of a fact, such as the type of an instrument, takes its
     * place.
     */
    FactType factType();

    /** The values by name, in a fixed order: figures, text, booleans, times, null, or lists of these. */
    Map<String, Object> values();

    /** What the arithmetic derived this fact from; empty for a raw input and for a rule's conclusion. */
    default List<? extends Fact> sources() {
        return List.of();
    }

    /** The arithmetic that derived this fact; null for a raw input and for a rule's conclusion. */
    default @Nullable Step step() {
        return null;
    }
}

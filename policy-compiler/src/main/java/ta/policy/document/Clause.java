package ta.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of a policy with its JSON pointer, so that an error knows its place. A clause may be absent; it then has no
 * members and no elements.
 */
public record Clause(PolicyDocument document, String pointer, JsonNode node) {

    /** The member {@code key}, which may be absent. */
    public Clause at(String key) {
        return new Clause(document, Pointers.append(pointer, key), node.path(key));
    }

    /** The elements of a list, in order; empty if this is not a list. */
    public List<Clause> elements() {
        List<Clause> elements = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                elements.add(new Clause(document, Pointers.append(pointer, i), node.get(i)));
            }
        }
        return elements;
    }

    /** The keys of an object, in the order of the file; empty if this is not an object. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The members of an object, in the order of the file; empty if this is not an object. */
    public List<Clause> members() {
        return keys().stream().map(this::at).toList();
    }

    public boolean isPresent() {
        return !node.isMissingNode();
    }

    /** This clause, unless it is absent. */
    public Optional<Clause> present() {
        return isPresent() ? Optional.of(this) : Optional.empty();
    }

    public String text() {
        return node.asText();
    }

    public String textOr(String absent) {
        return isPresent() ? text() : absent;
    }

    /** The elements of a list as texts, in order. */
    public List<String> texts() {
        return elements().stream().map(Clause::text).toList();
    }

    public BigDecimal decimal() {
        return node.decimalValue();
    }

    /** Its number, unless it is absent. */
    public Optional<BigDecimal> optionalDecimal() {
        return present().map(Clause::decimal);
    }

    /** The line on which the value stands, from 1. */
    public int line() {
        return document.position(pointer).line();
    }

    public PolicyError error(PolicyErrorCode code, String message) {
        return document.error(code, pointer, message, Optional.empty());
    }

    /** {@code maybe} is a sentence that begins with "Maybe". */
    public PolicyError error(PolicyErrorCode code, String message, String maybe) {
        return document.error(code, pointer, message, Optional.of(maybe));
    }

    public PolicyError error(PolicyErrorCode code, String message, Optional<String> maybe) {
        return document.error(code, pointer, message, maybe);
    }
}

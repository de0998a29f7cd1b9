package ta.policy.schema;

import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * Finds texts and keys that no database can store: with NUL (U+0000), or with half of a surrogate pair, which is no
 * character.
 */
final class UnstorableText {

    private UnstorableText() {}

    /** An error at each such text, and for a key at its object. */
    static void errors(Clause clause, List<PolicyError> errors) {
        if (clause.node().isTextual() && isUnstorable(clause.text())) {
            errors.add(clause.error(
                    PolicyErrorCode.SCHEMA, "the text has a NUL (U+0000) or half of a surrogate pair: remove it"));
        }
        if (clause.keys().stream().anyMatch(UnstorableText::isUnstorable)) {
            errors.add(clause.error(
                    PolicyErrorCode.SCHEMA, "a key has a NUL (U+0000) or half of a surrogate pair: remove it"));
        }
        clause.elements().forEach(element -> errors(element, errors));
        clause.members().stream().filter(member -> member.isPresent()).forEach(member -> errors(member, errors));
    }

    static boolean isUnstorable(String text) {
        return text.codePoints()
                .anyMatch(
                        point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}

package ta.policy.document;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that is wrong with a policy: a JSON pointer to it (RFC 6901; empty for the whole document), its line and
 * column in the file (from 1, in characters), a sentence without its full stop that says what is wrong with the actual
 * values, and, where it is known, a full sentence beginning with "Maybe" that says what would help. Neither text holds
 * control characters, whatever the policy holds.
 */
public record PolicyError(
        PolicyErrorCode code, String pointer, int line, int column, String message, Optional<String> maybe) {

    /** In the order of the file; what stands at one place, in the order of the codes. */
    public static final Comparator<PolicyError> BY_POSITION = Comparator.comparingInt(PolicyError::line)
            .thenComparingInt(PolicyError::column)
            .thenComparing(PolicyError::code)
            .thenComparing(PolicyError::pointer);

    public SourcePosition position() {
        return new SourcePosition(line, column);
    }
}

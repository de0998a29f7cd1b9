package ta.policy.document;

import java.util.Comparator;
import java.util.Optional;

/**
 * One error in a policy, or one warning about it. Its texts hold no control characters, whatever the policy holds.
 *
 * @param pointer JSON pointer (RFC 6901) to what is wrong; empty for the whole document
 * @param line in the file, from 1
 * @param column in the line, from 1, in characters
 * @param message what is wrong, with the actual values; no full stop at the end
 * @param maybe a sentence beginning with "Maybe" that says what would help, if that is known
 */
public record PolicyError(
        PolicyErrorCode code, String pointer, int line, int column, String message, Optional<String> maybe) {

    /** The order of the file; errors at the same place in the order of their codes. */
    public static final Comparator<PolicyError> BY_POSITION = Comparator.comparingInt(PolicyError::line)
            .thenComparingInt(PolicyError::column)
            .thenComparing(PolicyError::code)
            .thenComparing(PolicyError::pointer);

    public SourcePosition position() {
        return new SourcePosition(line, column);
    }
}

package ta.policy;

import java.util.List;
import java.util.Optional;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.SourceText;
import ta.rules.policy.Policy;

/** The result of reading a policy: valid, or all its errors. */
public sealed interface PolicyResult {

    /** The text that was read, to which errors point. */
    SourceText source();

    /** What is allowed and most likely not meant, in the order of the file. */
    List<PolicyError> warnings();

    /** A valid policy: as written, and its values with defaults filled in. */
    record Valid(PolicyDocument document, Policy policy, List<PolicyError> warnings) implements PolicyResult {

        public Valid {
            warnings = List.copyOf(warnings);
        }

        @Override
        public SourceText source() {
            return document.source();
        }
    }

    /** {@code errors}, at least one, in the order of the file; {@code document} is empty if the file is not JSON. */
    record Invalid(
            SourceText source, Optional<PolicyDocument> document, List<PolicyError> errors, List<PolicyError> warnings)
            implements PolicyResult {

        public Invalid {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}

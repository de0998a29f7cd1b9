package ta.policy;

import java.util.List;
import java.util.Optional;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.SourceText;
import ta.rules.policy.Policy;

/** What reading a policy came to. */
public sealed interface PolicyResult {

    /** The text that was read, for pointing into it. */
    SourceText source();

    /** Nothing is wrong: the policy as written, and its values. */
    record Valid(PolicyDocument document, Policy policy) implements PolicyResult {

        @Override
        public SourceText source() {
            return document.source();
        }
    }

    /** {@code errors}, at least one, in the order of the file; {@code document} is there unless the file is not JSON. */
    record Invalid(SourceText source, Optional<PolicyDocument> document, List<PolicyError> errors)
            implements PolicyResult {

        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}

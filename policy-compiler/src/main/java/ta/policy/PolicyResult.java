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

    /**
     * An invalid policy.
     *
     * @param document empty if the file is not JSON
     * @param errors at least one and at most {@link #ERRORS_MAX}, the first in the order of the file
     * @param moreErrors how many more there are
     */
    record Invalid(
            SourceText source,
            Optional<PolicyDocument> document,
            List<PolicyError> errors,
            int moreErrors,
            List<PolicyError> warnings)
            implements PolicyResult {

        public static final int ERRORS_MAX = 200;

        static Invalid of(
                SourceText source,
                Optional<PolicyDocument> document,
                List<PolicyError> all,
                List<PolicyError> warnings) {
            List<PolicyError> first = all.subList(0, Math.min(all.size(), ERRORS_MAX));
            return new Invalid(source, document, first, all.size() - first.size(), warnings);
        }

        public Invalid {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}

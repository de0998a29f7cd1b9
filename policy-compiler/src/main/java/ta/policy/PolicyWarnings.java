package ta.policy;

import java.util.List;
import java.util.function.Function;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.quality.MoveGuard;

/** All warnings about a policy. Each is independent of the others and assumes only a valid schema. */
final class PolicyWarnings {

    private static final List<Function<PolicyDocument, List<PolicyError>>> ALL = List.of(MoveGuard::warnings);

    private PolicyWarnings() {}

    static List<PolicyError> of(PolicyDocument document) {
        return ALL.stream().flatMap(check -> check.apply(document).stream()).toList();
    }
}

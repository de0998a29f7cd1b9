package ta.policy;

import java.util.List;
import java.util.function.Function;
import ta.policy.cadence.CadenceWarnings;
import ta.policy.cashpark.WavesBeyondPark;
import ta.policy.constraints.UnbuyableSleeves;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.guards.GuardWarnings;
import ta.policy.instruments.UnusedUnits;
import ta.policy.quality.MoveGuard;
import ta.policy.sleeves.BandWarnings;

/** All warnings about a policy. Each is independent of the others and assumes only a valid schema. */
final class PolicyWarnings {

    private static final List<Function<PolicyDocument, List<PolicyError>>> ALL = List.of(
            BandWarnings::warnings,
            CadenceWarnings::warnings,
            GuardWarnings::warnings,
            MoveGuard::warnings,
            UnbuyableSleeves::warnings,
            UnusedUnits::warnings,
            WavesBeyondPark::warnings);

    private PolicyWarnings() {}

    static List<PolicyError> of(PolicyDocument document) {
        return ALL.stream().flatMap(check -> check.apply(document).stream()).toList();
    }
}

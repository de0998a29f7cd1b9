package ta.policy.quality;

import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code MOVE_UNGUARDED}: without {@code move_factor}, a wrong price of a listing that is not held is not found. */
public final class MoveGuard {

    private MoveGuard() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        Clause checks = document.clause("/data_quality/checks");
        if (checks.at("move_factor").isPresent()) {
            return List.of();
        }
        Clause place = checks.isPresent() ? checks : document.clause("");
        return List.of(place.error(
                PolicyErrorCode.MOVE_UNGUARDED,
                "no check finds a price ten times too high or too low on a listing that is not held",
                "Maybe add \"move_factor\": {\"severity\": \"critical\", \"factor\": 3} to the checks of"
                        + " \"data_quality\"."));
    }
}

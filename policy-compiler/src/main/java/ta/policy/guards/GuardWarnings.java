package ta.policy.guards;

import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code GUARD_NEVER_HOLDS}: the conditions of a guard can hold at the same time. */
public final class GuardWarnings {

    private GuardWarnings() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        List<PolicyError> warnings = new ArrayList<>();
        for (Clause guard : document.clause("/guards").elements()) {
            List<Clause> conditions = guard.at("when").elements();
            conditions.stream()
                    .filter(GuardWarnings::isLower)
                    .flatMap(lower -> conditions.stream()
                            .filter(upper -> !isLower(upper) && excludes(lower, upper))
                            .map(upper -> warning(guard, lower, upper)))
                    .findFirst()
                    .ifPresent(warnings::add);
        }
        return warnings;
    }

    private static boolean isLower(Clause condition) {
        return condition.at("is").text().equals("above")
                || condition.at("is").text().equals("at_least");
    }

    private static boolean isStrict(Clause condition) {
        return condition.at("is").text().equals("above")
                || condition.at("is").text().equals("below");
    }

    private static boolean excludes(Clause lower, Clause upper) {
        if (!lower.at("fact").text().equals(upper.at("fact").text())) {
            return false;
        }
        int compared = lower.at("value").decimal().compareTo(upper.at("value").decimal());
        return compared > 0 || (compared == 0 && (isStrict(lower) || isStrict(upper)));
    }

    private static PolicyError warning(Clause guard, Clause lower, Clause upper) {
        return guard.at("when")
                .error(
                        PolicyErrorCode.GUARD_NEVER_HOLDS,
                        "the guard " + DisplayText.of(guard.at("name").text()) + " never holds: "
                                + lower.at("fact").text() + " cannot be " + told(lower) + " and " + told(upper),
                        "Maybe the two were meant the other way round, or as two guards.");
    }

    private static String told(Clause condition) {
        return condition.at("is").text().replace('_', ' ') + " "
                + DisplayText.of(condition.at("value").decimal());
    }
}

package ta.policy.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds names that a policy uses twice where each must be unique. */
public final class Duplicates {

    private Duplicates() {}

    /**
     * A {@code DUPLICATE} error at each clause that has the same key as an earlier one.
     *
     * @param noun what a key names, in the singular
     */
    public static List<PolicyError> errors(String noun, List<Clause> clauses, Function<Clause, String> key) {
        Map<String, Clause> first = new HashMap<>();
        List<PolicyError> errors = new ArrayList<>();
        for (Clause clause : clauses) {
            Clause before = first.putIfAbsent(key.apply(clause), clause);
            if (before != null) {
                String message = "the " + noun + " " + DisplayText.of(key.apply(clause))
                        + " is repeated; the first is on line " + before.line();
                errors.add(clause.error(PolicyErrorCode.DUPLICATE, message));
            }
        }
        return errors;
    }
}

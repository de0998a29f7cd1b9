package ta.runtime.text;

import java.util.List;
import ta.rules.explanation.Explanation;
import ta.runtime.settings.Visible;

/** The constraints that the orders must keep, and the drawdown that the policy tolerates. */
final class ConstraintSection {

    private ConstraintSection() {}

    /** Empty if the run has no constraints. */
    static String of(List<Explanation.Constraint> constraints) {
        if (constraints.isEmpty()) {
            return "";
        }
        AlignedRows table = new AlignedRows("llc");
        for (Explanation.Constraint constraint : constraints) {
            table.row(
                    status(constraint.entry().status()),
                    Visible.text(constraint.because().sentence()),
                    constraint.because().clause().orElse(""));
        }
        return "Constraints\n" + table.text("  ");
    }

    private static String status(String status) {
        return switch (status) {
            case "PASS" -> "kept";
            case "WARN" -> "warns";
            default -> status;
        };
    }
}

package ta.runtime.text;

import ta.rules.explanation.Explanation;
import ta.runtime.settings.Visible;

/**
 * Why nothing else is recommended: suppressed orders, and sleeves within their bands with their distance to the limits.
 */
final class NotRecommendedSection {

    private NotRecommendedSection() {}

    /** Empty if there are neither. */
    static String of(Explanation explanation) {
        if (explanation.suppressed().isEmpty() && explanation.sleeves().isEmpty()) {
            return "";
        }
        AlignedRows table = new AlignedRows("llc");
        explanation
                .suppressed()
                .forEach(suppressed -> table.row(
                        Visible.text(suppressed.subject()),
                        Visible.text(suppressed.because().sentence()),
                        suppressed.order().clause()));
        explanation
                .sleeves()
                .forEach(sleeve -> table.row(
                        sleeve.report().weight().sleeve(),
                        Visible.text(sleeve.because().sentence()),
                        sleeve.because().clause().orElse("")));
        return "Not recommended\n" + table.text("  ");
    }
}

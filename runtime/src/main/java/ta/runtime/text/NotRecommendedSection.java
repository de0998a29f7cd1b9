package ta.runtime.text;

import ta.rules.explanation.Explanation;
import ta.runtime.settings.Visible;

/**
 * Why not: the orders that came up and were suppressed, and the sleeves within their bands with what they have to go.
 */
final class NotRecommendedSection {

    private NotRecommendedSection() {}

    /** Empty when there is nothing to say. */
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

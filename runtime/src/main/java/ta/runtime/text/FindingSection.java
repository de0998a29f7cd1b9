package ta.runtime.text;

import java.util.List;
import ta.rules.explanation.Explanation;
import ta.rules.finding.CheckVerdict;
import ta.runtime.settings.Visible;

/** The findings about prices: what is wrong, what it means, and what to do. */
final class FindingSection {

    private FindingSection() {}

    /** Empty if there are no findings. */
    static String of(List<Explanation.Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Findings\n");
        findings.forEach(finding -> text.append(finding(finding)));
        return text.toString();
    }

    private static String finding(Explanation.Finding explained) {
        CheckVerdict finding = explained.finding();
        String clause =
                explained.because().clause().map(pointer -> "  " + pointer).orElse("");
        return "  " + finding.severity().text() + "  " + finding.subject() + "  "
                + finding.check().text() + clause + (finding.freeze() ? "  (asks for a freeze)" : "") + "\n"
                + "     " + Visible.text(explained.because().sentence()) + "\n"
                + "     " + Visible.text(explained.remedy()) + "\n";
    }
}

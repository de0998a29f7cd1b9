package ta.runtime.text;

import java.util.List;
import ta.rules.explanation.Explanation;
import ta.rules.finding.CheckVerdict;
import ta.runtime.settings.Visible;

/** What is wrong with the prices, what it means, and what to do. */
final class FindingSection {

    private FindingSection() {}

    /** Empty when nothing was found. */
    static String of(List<Explanation.Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Findings\n");
        findings.forEach(finding -> text.append(finding(finding)));
        return text.toString();
    }

    private static String finding(Explanation.Finding told) {
        CheckVerdict finding = told.finding();
        String clause = told.because().clause().map(pointer -> "  " + pointer).orElse("");
        return "  " + finding.severity().text() + "  " + finding.subject() + "  "
                + finding.check().text() + clause + (finding.freeze() ? "  (asks for a freeze)" : "") + "\n"
                + "     " + Visible.text(told.because().sentence()) + "\n"
                + "     " + Visible.text(told.remedy()) + "\n";
    }
}

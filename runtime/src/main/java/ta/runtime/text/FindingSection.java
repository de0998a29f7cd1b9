package ta.runtime.text;

import ta.rules.finding.CheckVerdict;

/** What is wrong with the prices, what it means, and what to do. */
final class FindingSection {

    private FindingSection() {}

    /** Empty when nothing was found. */
    static String of(Page page) {
        if (page.decision().findings().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Findings\n");
        page.decision().findings().forEach(finding -> text.append(finding(finding)));
        return text.toString();
    }

    private static String finding(CheckVerdict finding) {
        String clause = finding.clause() == null ? "" : "  " + finding.clause();
        return "  " + finding.severity().text() + "  " + finding.subject() + "  "
                + finding.check().text() + clause + (finding.freeze() ? "  (asks for a freeze)" : "") + "\n"
                + "     " + FindingText.meaning(finding) + "\n"
                + "     " + FindingText.remedy(finding) + "\n";
    }
}

package ta.runtime.market;

import java.util.List;
import java.util.stream.Collectors;
import ta.backoffice.market.RateFinding;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;

/** Reports findings about exchange rates. */
public final class RateReport {

    private static final int SHOWN = 20;

    private RateReport() {}

    static Report table(List<RateFinding> findings, boolean all) {
        Table table = new Table("pair", "of", "rate>", "before>", "severity", "what was found", "verdict", "finding");
        findings.forEach(row -> table.row(
                row.pair(),
                row.asOf(),
                Amounts.exact(row.rate()),
                Amounts.exact(row.previous()),
                row.severity(),
                row.sentence(),
                row.verdict().orElse(""),
                row.id()));
        return new Report(
                findings.isEmpty()
                        ? "No findings about exchange rates" + (all ? ".\n" : " to be reviewed.\n")
                        : table + "Review a finding: ta rates accept|reject FINDING --reason TEXT\n",
                Tree.array(findings, RateReport::json));
    }

    /** One line for each finding, and what to do; empty without findings. */
    public static String sentences(List<RateFinding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        String rest = findings.size() > SHOWN ? "  … and " + (findings.size() - SHOWN) + " more.\n" : "";
        return Amounts.count(findings.size(), "finding", "findings") + " about exchange rates:\n"
                + findings.stream()
                        .limit(SHOWN)
                        .map(finding -> "  " + finding.severity() + ": " + finding.sentence() + "\n")
                        .collect(Collectors.joining())
                + rest + "Maybe compare with another source, then accept or reject: ta rates findings\n";
    }

    static Object json(RateFinding finding) {
        return Tree.object(
                "id", finding.id(),
                "observation", finding.observation(),
                "base", finding.base(),
                "quote", finding.quote(),
                "as_of", finding.asOf(),
                "rate", finding.rate(),
                "previous", finding.previous(),
                "check", finding.check(),
                "severity", finding.severity(),
                "clause", finding.clause(),
                "sentence", finding.sentence(),
                "verdict", finding.verdict());
    }
}

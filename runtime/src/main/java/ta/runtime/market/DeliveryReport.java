package ta.runtime.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.RateFinding;
import ta.backoffice.runs.RefreshPrices;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;

/** Reports the result of a delivery of prices and rates. */
public final class DeliveryReport {

    private static final int FINDINGS_SHOWN = 20;

    private DeliveryReport() {}

    public static Report report(RefreshPrices.Refreshed refreshed) {
        var prices = refreshed.prices();
        var rates = refreshed.rates();
        StringBuilder text = new StringBuilder();
        text.append("Prices: ").append(counts(prices.added(), prices.revised(), prices.known()));
        text.append("Rates:  ").append(counts(rates.added(), rates.revised(), rates.known()));
        text.append(Amounts.count(refreshed.valuations(), "session", "sessions"))
                .append(" valued.\n");
        findings(text, refreshed.findings(), refreshed.rateFindings());
        if (refreshed.frozen()) {
            text.append("""
                    The portfolio is frozen: there is no advice until you unfreeze it.
                    Maybe look at the findings: ta prices findings; then ta unfreeze --reason TEXT.
                    """);
        }
        return new Report(
                text.toString(),
                Tree.object(
                        "prices",
                        Tree.object("added", prices.added(), "revised", prices.revised(), "known", prices.known()),
                        "rates",
                        Tree.object("added", rates.added(), "revised", rates.revised(), "known", rates.known()),
                        "valuations",
                        refreshed.valuations(),
                        "frozen",
                        refreshed.frozen(),
                        "findings",
                        Tree.array(refreshed.findings(), DeliveryReport::json),
                        "rate_findings",
                        Tree.array(refreshed.rateFindings(), RateReport::json)));
    }

    static void findings(StringBuilder text, List<PriceFinding> findings, List<RateFinding> rateFindings) {
        text.append(RateReport.sentences(rateFindings));
        if (findings.isEmpty()) {
            text.append(rateFindings.isEmpty() ? "No findings.\n" : "");
            return;
        }
        text.append(findings.size()).append(findings.size() == 1 ? " finding:\n" : " findings:\n");
        // A restated history says the same of each of its closes.
        Map<String, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(PriceFinding::sentence, LinkedHashMap::new, Collectors.counting()));
        counts.entrySet().stream()
                .limit(FINDINGS_SHOWN)
                .forEach(entry -> text.append("  ")
                        .append(entry.getKey())
                        .append(entry.getValue() == 1 ? "\n" : " (" + entry.getValue() + " prices)\n"));
        if (counts.size() > FINDINGS_SHOWN) {
            text.append("  … and ").append(counts.size() - FINDINGS_SHOWN).append(" more: ta prices findings\n");
        }
    }

    static Object json(PriceFinding finding) {
        return Tree.object(
                "listing", finding.listing(),
                "price_point", finding.pricePointId(),
                "as_of", finding.asOf(),
                "check", finding.verdict().check().text(),
                "severity", finding.verdict().severity().text(),
                "clause", finding.verdict().clause());
    }

    private static String counts(int added, int revised, int known) {
        return added + " new, " + revised + " revised, " + known + " already known.\n";
    }
}

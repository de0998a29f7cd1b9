package ta.runtime.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import ta.rules.decision.ExpectedWeight;
import ta.rules.decision.SleeveReport;
import ta.rules.decision.ValuationReport;
import ta.rules.explanation.Figures;
import ta.rules.json.Decimals;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/** The value of the portfolio, and the weight of each sleeve. */
final class StandingSection {

    private static final String INDENT = "  ";

    private StandingSection() {}

    static String of(DecisionPage page, ValuationReport report) {
        return "Where you stand\n" + totals(page, report) + "\n" + sleeves(page, report);
    }

    private static String totals(DecisionPage page, ValuationReport report) {
        Valuation valuation = report.valuation();
        AlignedRows table = new AlignedRows("lr");
        table.row("invested", page.money().text(valuation.invested()));
        table.row("cash", page.money().text(valuation.cash().cash()));
        table.row("cash park", page.money().text(valuation.cashPark()));
        if (valuation.unassigned().signum() > 0) {
            table.row("held outside the policy", page.money().text(valuation.unassigned()));
        }
        String below = report.drawdown().signum() > 0
                ? Figures.percent(report.drawdown()) + " below their peak"
                : "at their peak, or no index is known";
        return table.text(INDENT) + INDENT + "The invested sleeves stand " + below + ".\n";
    }

    /** With orders, the table also has each sleeve's weight after they are executed at their estimates. */
    private static String sleeves(DecisionPage page, ValuationReport report) {
        Map<String, BigDecimal> expected = page.decision().expected().stream()
                .collect(Collectors.toMap(ExpectedWeight::sleeve, ExpectedWeight::weight));
        AlignedRows table = new AlignedRows("lrrrrrrll")
                .row(
                        "sleeve",
                        page.money().sign().strip(),
                        "weight %",
                        expected.isEmpty() ? "" : "then %",
                        "target %",
                        "drift pp",
                        "band pp",
                        "",
                        "");
        for (SleeveReport sleeve : report.sleeves()) {
            SleeveWeight weight = sleeve.weight();
            table.row(
                    weight.sleeve(),
                    Figures.fixed(weight.value(), 2),
                    percent(weight.weight()),
                    expected.isEmpty() ? "" : percent(Objects.requireNonNull(expected.get(weight.sleeve()))),
                    percent(weight.target()),
                    Figures.signed(weight.driftPp(), 2),
                    Figures.fixed(weight.bandPp(), 2),
                    BandBar.of(weight.driftPp(), weight.bandPp()),
                    state(sleeve.status()));
        }
        return table.text(INDENT);
    }

    private static String percent(BigDecimal fraction) {
        return Figures.fixed(fraction.multiply(Decimals.HUNDRED), 2);
    }

    private static String state(DriftStatus status) {
        return switch (status) {
            case UNDERWEIGHT -> "under";
            case WITHIN -> "within";
            case OVERWEIGHT -> "over";
        };
    }
}

package ta.runtime.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import ta.rules.decision.Decision;
import ta.rules.order.Line;
import ta.rules.order.Side;
import ta.rules.outcome.Reason;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;

/** The first sentence: what the decision comes to. */
final class Headline {

    private Headline() {}

    static String of(Page page) {
        Decision decision = page.decision();
        String headline = switch (decision.outcome()) {
            case FROZEN ->
                "No advice: the portfolio is frozen. Look into what froze it, then lift the freeze" + " and say why.";
            case BLOCKED -> blocked(page);
            case RECOMMENDATION -> orders(page);
            case NO_ACTION ->
                "Nothing to buy or sell: "
                        + Words.list(decision.reasons().stream()
                                .map(reason -> reason(reason, page))
                                .toList())
                        + ".";
        };
        return decision.freeze() ? headline + " A finding asks for a freeze: see below." : headline;
    }

    private static String blocked(Page page) {
        Severity blockOn = page.policy().dataQuality().blockOn();
        int blocking = (int) page.decision().findings().stream()
                .filter(finding -> finding.clause() == null || finding.severityAtLeast(blockOn))
                .count();
        return "No advice: " + Words.count(blocking, "finding") + " in the prices "
                + (blocking == 1 ? "blocks" : "block") + " it. Put the data right first: see below.";
    }

    private static String orders(Page page) {
        List<Line> lines = page.decision().lines();
        if (lines.size() == 1) {
            Line line = lines.get(0);
            return verb(line) + " " + units(line) + " of " + line.listing().ticker() + ", about "
                    + page.money().text(line.estimatedAmount()) + ".";
        }
        return "Place " + lines.size() + " orders: "
                + Words.list(lines.stream()
                        .map(line -> verb(line).toLowerCase(Locale.ROOT) + " "
                                + Figures.plain(line.estimatedUnits()) + " "
                                + line.listing().ticker() + " ("
                                + page.money().text(line.estimatedAmount()) + ")")
                        .toList())
                + ".";
    }

    private static String verb(Line line) {
        return line.side() == Side.BUY ? "Buy" : "Sell";
    }

    private static String units(Line line) {
        boolean one = line.estimatedUnits().compareTo(BigDecimal.ONE) == 0;
        return Figures.plain(line.estimatedUnits()) + (one ? " unit" : " units");
    }

    private static String reason(Reason reason, Page page) {
        return switch (reason) {
            case REVIEW_ONLY -> "this is a review";
            case CONTRIBUTION_ALREADY_DEPLOYED ->
                "this month's contribution"
                        + page.policy()
                                .cadence()
                                .monthly()
                                .map(Policy.Monthly::contribution)
                                .map(amount -> " of " + page.money().text(amount))
                                .orElse("")
                        + " is deployed already";
            case NO_CASH -> "there is no cash to invest";
            case HOLD -> "no priority sleeve is underweight, and then your policy holds the quarter";
            case ALL_SUPPRESSED -> "what came up was not worth or not able to be done (see Not recommended)";
            case NOTHING_TO_DO -> "no clause of your policy asks for anything today";
        };
    }
}

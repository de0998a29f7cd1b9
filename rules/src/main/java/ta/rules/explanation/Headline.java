package ta.rules.explanation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ta.rules.decision.Decision;
import ta.rules.order.Line;
import ta.rules.outcome.Reason;
import ta.rules.policy.Severity;

/** The first sentence: the decision as a whole. */
final class Headline {

    private Headline() {}

    static String of(ExplanationContext matter) {
        Decision decision = matter.decision();
        String headline = switch (decision.outcome()) {
            case FROZEN ->
                "No advice: the portfolio is frozen. Look into what froze it, then lift the freeze" + " and say why.";
            case BLOCKED -> blocked(matter);
            case RECOMMENDATION -> orders(matter) + shortfall(matter);
            case NO_ACTION ->
                "Nothing to buy or sell: "
                        + Words.list(decision.reasons().stream()
                                .map(reason -> reason(reason, contribution(matter)))
                                .toList())
                        + ".";
        };
        return decision.freeze() ? headline + " A finding asks for a freeze: see below." : headline;
    }

    private static String blocked(ExplanationContext matter) {
        Severity blockOn = matter.policy().dataQuality().blockOn();
        int blocking = (int) matter.decision().findings().stream()
                .filter(finding -> finding.clause() == null || finding.severityAtLeast(blockOn))
                .count();
        return "No advice: " + Words.count(blocking, "finding") + " in the prices "
                + (blocking == 1 ? "blocks" : "block") + " it. Correct the data first: see below.";
    }

    private static String orders(ExplanationContext matter) {
        List<Line> lines = matter.decision().lines();
        if (lines.size() == 1) {
            return OrderText.sentence(matter.money(), lines.get(0));
        }
        return "Place " + lines.size() + " orders: "
                + Words.list(lines.stream()
                        .map(line -> OrderText.verb(line.side()).toLowerCase(Locale.ROOT) + " "
                                + Figures.plain(line.estimatedUnits()) + " "
                                + line.listing().ticker() + " ("
                                + matter.money().text(line.estimatedAmount()) + ")")
                        .toList())
                + ".";
    }

    /** The one reason that a recommendation may have. */
    private static String shortfall(ExplanationContext matter) {
        return matter.decision().reasons().stream()
                .map(reason -> " But " + reason(reason, "") + ".")
                .collect(Collectors.joining());
    }

    /** {@code  of £500.00}; empty if the policy has no contribution. */
    private static String contribution(ExplanationContext matter) {
        return matter.policy()
                .cadence()
                .contribution()
                .map(contribution -> " of " + matter.money().text(contribution.amount()))
                .orElse("");
    }

    /**
     * @param ofContribution the amount of the contribution, after "of"; may be empty
     */
    static String reason(Reason reason, String ofContribution) {
        return switch (reason) {
            case REVIEW_ONLY -> "this is a review";
            case WITHDRAWAL_SHORTFALL -> "what may be sold does not raise the whole withdrawal";
            case CONTRIBUTION_ALREADY_DEPLOYED -> "this month's contribution" + ofContribution + " is deployed already";
            case NO_CASH -> "there is no cash to invest";
            case HOLD -> "no priority sleeve is underweight, so your policy holds the cash this quarter";
            case ALL_SUPPRESSED -> "no order passed its tests (see Not recommended)";
            case NOTHING_TO_DO -> "no clause of your policy asks for anything today";
        };
    }
}

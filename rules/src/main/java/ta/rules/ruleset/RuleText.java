package ta.rules.ruleset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of a policy, in DRL.
 *
 * @param decide the rules that a decision needs
 * @param explain those that only a trace shows: what passed, what was within its limit
 */
public record RuleText(String decide, String explain) {

    private static final String HEAD = """
            package ta.rulebook
            import java.math.BigDecimal
            import ta.rules.cadence.CadenceSleeve
            import ta.rules.cadence.ClaimVerdict
            import ta.rules.cadence.DefaultOrderReading
            import ta.rules.cadence.DefaultOrderVerdict
            import ta.rules.cadence.HoldVerdict
            import ta.rules.cadence.PriorityCount
            import ta.rules.finding.Check
            import ta.rules.finding.CheckVerdict
            import ta.rules.finding.CloseCoverage
            import ta.rules.finding.HoldingPrice
            import ta.rules.market.PriceReading
            import ta.rules.order.EligibilityReading
            import ta.rules.order.EligibilityVerdict
            import ta.rules.order.OrderDraft
            import ta.rules.order.OrderVerdict
            import ta.rules.order.Suppression
            import ta.rules.outcome.CadenceSummary
            import ta.rules.outcome.ConstraintVerdict
            import ta.rules.outcome.GateVerdict
            import ta.rules.outcome.Outcome
            import ta.rules.outcome.OutcomeReading
            import ta.rules.outcome.OutcomeVerdict
            import ta.rules.outcome.Reason
            import ta.rules.policy.Severity
            import ta.rules.portfolio.Run
            import ta.rules.portfolio.Task
            import ta.rules.trace.Figure
            import ta.rules.trigger.CadenceReading
            import ta.rules.trigger.CadenceStatus
            import ta.rules.trigger.CadenceVerdict
            import ta.rules.trigger.DrawdownReading
            import ta.rules.trigger.SunsetReading
            import ta.rules.trigger.SunsetVerdict
            import ta.rules.trigger.WaveReading
            import ta.rules.trigger.WaveVerdict
            import ta.rules.valuation.DriftStatus
            import ta.rules.valuation.DriftVerdict
            import ta.rules.valuation.SleeveWeight
            """;

    private static final Pattern RULE = Pattern.compile(
            "// \"(.*)\"\nrule \"([^\"]+)\"\\s+(?:@clause\\( \"([^\"]*)\" \\)\\s+)?ruleflow-group \"([^\"]+)\"");

    /** MVEL consequences compile in half the time, and a decision fires few. */
    String decideDrl() {
        return HEAD + "dialect \"mvel\"\n" + decide;
    }

    /** All rules, for a trace shows what decided, too; it fires many, and Java consequences run faster. */
    String explainDrl() {
        return HEAD + "dialect \"java\"\n" + decide + explain;
    }

    /** The rules by name, in order. */
    Map<String, RuleClause> clauses() {
        Map<String, RuleClause> clauses = new LinkedHashMap<>();
        Matcher rules = RULE.matcher(decide + explain);
        while (rules.find()) {
            String group = rules.group(4);
            Phase phase = Stream.of(Phase.values())
                    .filter(each -> each.group().equals(group))
                    .findFirst()
                    .orElseThrow();
            String pointer = "".equals(rules.group(3)) ? null : rules.group(3);
            clauses.put(rules.group(2), new RuleClause(rules.group(2), phase, pointer, rules.group(1)));
        }
        return clauses;
    }
}

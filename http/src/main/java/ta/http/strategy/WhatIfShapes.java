package ta.http.strategy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.http.strategy.RuleShapes.PolicyChange;
import ta.http.strategy.RuleShapes.PolicyTried;
import ta.rules.portfolio.Task;

/** A decision of today that nobody has to follow, and the question behind it. */
public final class WhatIfShapes {

    private WhatIfShapes() {}

    public record WhatIf(
            @Doc(value = "the task to decide", example = "MONTHLY_ALLOCATION")
            Task task,

            @Doc(
                    value = "the number of the version to decide under; null for the active one; exclusive with policy",
                    example = "null")
            Optional<Integer> version,

            @Doc(value = "the text of a policy to decide under; exclusive with version", example = "null")
            Optional<String> policy,

            @Doc(
                    value = "the monthly contribution instead of the policy's; the default orders change in proportion",
                    example = "800")
            Optional<BigDecimal> contribution,

            @Doc(value = "the cash balance instead of the portfolio's, in its base currency", example = "812.30")
            Optional<BigDecimal> cash) {}

    public record WhatIfAnswer(
            @Doc(value = "the task", example = "MONTHLY_ALLOCATION")
            Task task,

            @Doc("the decision with what was asked for; its version is 0 for a text that is no version")
            PolicyTried then,

            @Doc("the decision under the active policy, with the portfolio's own cash; null without one")
            Optional<PolicyTried> now,

            @Doc("changes from the active policy to the policy of the decision")
            List<PolicyChange> changes) {}
}

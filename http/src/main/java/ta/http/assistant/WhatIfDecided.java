package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.http.route.RouteCall;
import ta.http.strategy.WhatIfShapes.WhatIf;
import ta.rules.portfolio.Task;

final class WhatIfDecided extends Tool<WhatIfDecided.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "the task to decide; null for MONTHLY_ALLOCATION", example = "null")
            Optional<Task> task,

            @Doc(value = "the number of a version to decide under; null for the active one", example = "null")
            Optional<Integer> version,

            @Doc(value = "the text of a policy to decide under; exclusive with version", example = "null")
            Optional<String> policy,

            @Doc(
                    value = "the monthly contribution instead of the policy's; orders are paid from the cash, so give"
                            + " that too",
                    example = "null")
            Optional<BigDecimal> contribution,

            @Doc(value = "the cash balance instead of the portfolio's", example = "null")
            Optional<BigDecimal> cash) {}

    WhatIfDecided() {
        super(
                "what_if",
                "What would be decided now",
                Asked.class,
                "Decides now with another contribution, cash balance or policy, and returns it beside what the"
                        + " active policy decides as things are, and the changes between both policies. Stores"
                        + " nothing and recommends nothing.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        WhatIf question = new WhatIf(
                asked.task().orElse(Task.MONTHLY_ALLOCATION),
                asked.version(),
                asked.policy(),
                asked.contribution(),
                asked.cash());
        return api.json(RouteCall.of("POST " + CallerApi.PORTFOLIO + "/what-if")
                .at("portfolio", api.portfolio(asked.portfolio()))
                .body(question));
    }
}

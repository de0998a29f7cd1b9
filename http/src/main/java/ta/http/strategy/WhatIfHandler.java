package ta.http.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.PreviewRun;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Bounds;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.strategy.RuleShapes.PolicyTried;
import ta.http.strategy.WhatIfShapes.WhatIf;
import ta.http.strategy.WhatIfShapes.WhatIfAnswer;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.portfolio.Task;

/** Decides now with another policy, contribution or cash than the portfolio's own. Nothing is stored. */
public final class WhatIfHandler {

    private static final int MONEY_DECIMALS = 2;

    private final ActivePolicies policies;

    public WhatIfHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public WhatIfAnswer decide(Call call, Transaction tx) {
        WhatIf body = call.body(WhatIf.class);
        UUID portfolio = call.portfolio().id();
        if (body.version().isPresent() && body.policy().isPresent()) {
            throw Refused.at(Code.INVALID, "/policy", "either version or policy, or neither");
        }
        body.cash().ifPresent(cash -> requireMoney("/cash", cash));
        Optional<StrategyVersions.Texts> active = StrategyVersions.active(tx, portfolio);
        Optional<StrategyVersions.Texts> version = body.version()
                .map(number -> StrategyVersions.one(tx, portfolio, number))
                .or(() -> body.policy().isPresent() ? Optional.empty() : active);
        PolicyResult.Valid asked = version.map(Versions::valid)
                .orElseGet(() -> valid(body.policy().orElseThrow(Versions::noPolicy), "the policy"));
        PolicyResult.Valid policy = body.contribution()
                .map(contribution -> paying(asked, contribution))
                .orElse(asked);
        RulesHandler.requireCurrency(call, policy);
        int number = body.contribution().isPresent()
                ? 0
                : version.map(texts -> texts.row().number()).orElse(0);
        return new WhatIfAnswer(
                body.task(),
                tried(tx, portfolio, body.task(), number, policy, body.cash()),
                active.map(texts -> tried(
                        tx, portfolio, body.task(), texts.row().number(), Versions.valid(texts), Optional.empty())),
                active.map(texts -> RulesHandler.changes(Versions.valid(texts).document(), policy.document()))
                        .orElse(List.of()));
    }

    private PolicyTried tried(
            Transaction tx,
            UUID portfolio,
            Task task,
            int version,
            PolicyResult.Valid policy,
            Optional<BigDecimal> cash) {
        return TrialDecision.shape(
                version,
                policy.document().sha256(),
                PreviewRun.of(tx, portfolio, policies.compile(policy), task, cash));
    }

    private static PolicyResult.Valid valid(String text, String what) {
        PolicyResult result = PolicyReader.read(PolicyFile.NAME, text.getBytes(StandardCharsets.UTF_8));
        if (result instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw Versions.invalid(what, ((PolicyResult.Invalid) result).errors());
    }

    /** With another contribution. The default orders have to sum to it; the last takes what rounding left. */
    private static PolicyResult.Valid paying(PolicyResult.Valid policy, BigDecimal contribution) {
        requireMoney("/contribution", contribution);
        ObjectNode root = policy.document().root().deepCopy();
        JsonNode before = root.at("/cadence/monthly/contribution");
        if (!before.isNumber() || before.decimalValue().signum() == 0) {
            throw Refused.at(Code.INVALID, "/contribution", "the policy has no monthly contribution to replace");
        }
        ObjectNode monthly = (ObjectNode) root.at("/cadence/monthly");
        monthly.put("contribution", contribution);
        ArrayNode orders = (ArrayNode) monthly.get("default_orders");
        BigDecimal left = contribution;
        for (int i = 0; i < orders.size(); i++) {
            ObjectNode order = (ObjectNode) orders.get(i);
            BigDecimal share = order.get("amount")
                    .decimalValue()
                    .multiply(contribution)
                    .divide(before.decimalValue(), MONEY_DECIMALS, RoundingMode.DOWN);
            order.put("amount", i == orders.size() - 1 ? left : share);
            left = left.subtract(share);
        }
        return valid(root.toPrettyString(), "the policy with that contribution");
    }

    private static void requireMoney(String at, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw Refused.at(Code.INVALID, at, "must be 0 or more");
        }
        Bounds.money(at, amount);
    }
}

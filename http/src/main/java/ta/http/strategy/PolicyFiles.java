package ta.http.strategy;

import ta.database.Transaction;
import ta.http.route.Call;
import ta.http.route.Content;
import ta.http.strategy.StrategyShapes.PolicySample;
import ta.policy.ShippedPolicy;
import ta.policy.schema.PolicySchema;

/**
 * The JSON Schema of policies, from which an editor completes and explains, and the shipped policy as a starting point.
 */
public final class PolicyFiles {

    private final Content schema =
            new Content("application/schema+json", PolicySchema.json().toPrettyString(), "");
    private final PolicySample sample = new PolicySample(ShippedPolicy.policy(), ShippedPolicy.manifesto());

    public Content schema(Call call, Transaction tx) {
        return schema;
    }

    public PolicySample sample(Call call, Transaction tx) {
        return sample;
    }
}

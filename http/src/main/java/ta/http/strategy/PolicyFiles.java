package ta.http.strategy;

import java.util.List;
import ta.database.Transaction;
import ta.http.route.Call;
import ta.http.route.Content;
import ta.http.strategy.StrategyShapes.PolicySample;
import ta.http.strategy.StrategyShapes.StarterPolicy;
import ta.policy.SamplePolicy;
import ta.policy.ShippedPolicy;
import ta.policy.schema.PolicySchema;

/**
 * The JSON Schema of policies, from which an editor completes and explains, and the shipped policies as starting
 * points.
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

    public List<StarterPolicy> samples(Call call, Transaction tx) {
        return SamplePolicy.all().stream()
                .map(sample -> new StarterPolicy(sample.name(), sample.title(), sample.about(), sample.policy()))
                .toList();
    }
}

package ta.http.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import ta.http.route.Call;
import ta.http.route.Content;
import ta.http.strategy.StrategyShapes.PolicySample;
import ta.policy.schema.PolicySchema;
import ta.storage.Transaction;

/** What an editor of policies begins with: the shape that it completes and explains, and a policy to change. */
public final class PolicyFiles {

    private static final String SAMPLE = "/ta/policy/manifesto_policy.json";

    private final Content schema = new Content("application/schema+json", text(PolicySchema.RESOURCE), "");
    private final PolicySample sample = new PolicySample(text(SAMPLE));

    public Content schema(Call call, Transaction tx) {
        return schema;
    }

    public PolicySample sample(Call call, Transaction tx) {
        return sample;
    }

    private static String text(String resource) {
        try (InputStream file = PolicySchema.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

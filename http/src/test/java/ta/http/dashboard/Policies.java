package ta.http.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.policy.Policy;

/** The shipped policy, unchanged or with a test's changes. */
final class Policies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Policies() {}

    static Policy shipped() {
        return with(json -> {});
    }

    static Policy with(Consumer<ObjectNode> change) {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            ObjectNode json = (ObjectNode) JSON.readTree(file);
            change.accept(json);
            PolicyResult.Valid valid =
                    (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", JSON.writeValueAsBytes(json));
            return valid.policy();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

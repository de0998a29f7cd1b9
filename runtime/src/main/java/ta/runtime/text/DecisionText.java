package ta.runtime.text;

import ta.policy.CompiledPolicy;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;

/** A decision for a person. */
public final class DecisionText {

    private DecisionText() {}

    public static String of(CompiledPolicy policy, Snapshot snapshot, Result result) {
        return result.decision().outcome() + "\n";
    }
}

package ta.policy.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.policy.rulebook.Rulebook;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/** Traces of one policy by several threads; {@link TraceInvariants} has the tests of one trace. */
final class ConcurrentTraceTest {

    @Test
    void explain_byManyThreadsAtOnce_givesTheSameText() throws Exception {
        List<String> names = Rulebook.cases();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (String name : names.subList(0, Math.min(8, names.size()))) {
                List<Future<String>> texts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    texts.add(threads.submit(() -> explained(name)));
                }
                String alone = explained(name);
                for (Future<String> text : texts) {
                    assertThat(text.get()).as(name).isEqualTo(alone);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String explained(String name) {
        Path folder = Rulebook.folder().resolve(name);
        CompiledPolicy policy = Decisions.compile("1-policy.json", Rulebook.read(folder.resolve("1-policy.json")));
        Snapshot snapshot = SnapshotReader.read(
                Decisions.json(Rulebook.read(folder.resolve("3-facts.json"))),
                policy.rules().policy());
        Result result = Engine.explain(policy.rules(), snapshot);
        return DecisionJson.of(result.decision())
                + TraceJson.of(result.trace().orElseThrow()).toString();
    }
}

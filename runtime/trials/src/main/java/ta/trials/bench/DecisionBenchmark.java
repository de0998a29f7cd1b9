package ta.trials.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ta.rules.decision.Decision;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Trace;

/** A decision and its parts, warm. {@code rulesAlone} over {@code decide} is the share of Drools. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

    @Param({"7", "100", "1000"})
    private int holdings;

    private Case prepared;
    private Decision decision;
    private Trace trace;

    @Setup
    public void prepare() {
        prepared = Case.of(holdings);
        decision = prepared.decide();
        trace = prepared.explain().trace().orElseThrow();
    }

    @Benchmark
    public Decision decide() {
        return prepared.decide();
    }

    @Benchmark
    public Result explain() {
        return prepared.explain();
    }

    @Benchmark
    public int rulesAlone() {
        return prepared.fireAlone();
    }

    @Benchmark
    public Snapshot readAndHashSnapshot() {
        return Case.read(prepared.snapshotBytes(), prepared.policy());
    }

    @Benchmark
    public ObjectNode writeAndHashDecision() {
        return DecisionJson.of(decision);
    }

    @Benchmark
    public String writeTrace() {
        return TraceJson.of(trace).toString();
    }
}

package ta.trials.bench;

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
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** From the bytes of a policy to rules that are ready to fire: in a fresh JVM, and when all is warm. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {

    @Param({"7", "100", "1000"})
    private int holdings;

    private byte[] policy;

    @Setup
    public void prepare() {
        policy = new Portfolio(holdings).policy();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public CompiledPolicy cold() {
        return compile();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 3, time = 4)
    @Measurement(iterations = 5, time = 4)
    public CompiledPolicy warm() {
        return compile();
    }

    private CompiledPolicy compile() {
        return new PolicyCompiler(1).compile((PolicyResult.Valid) PolicyReader.read("policy.json", policy));
    }
}

package ta.trials.bench;

import java.util.ArrayList;
import java.util.List;
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
import ta.policy.emit.RuleEmission;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.RuleText;
import ta.rules.ruleset.WrittenRule;

/**
 * From the bytes of a policy to rules that are ready to fire: in a fresh JVM, and when all is warm and the process
 * knows all, all but five, or none of the rules.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {

    @Param({"7", "100", "1000"})
    private int holdings;

    private byte[] policy;
    private long compilations;

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

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 3, time = 4)
    @Measurement(iterations = 5, time = 4)
    public RuleSet warmWithFiveNewRules() {
        return compileAnew(5);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 3, time = 4)
    @Measurement(iterations = 5, time = 4)
    public RuleSet warmWithNewRules() {
        return compileAnew(Integer.MAX_VALUE);
    }

    private CompiledPolicy compile() {
        return new PolicyCompiler(1).compile((PolicyResult.Valid) PolicyReader.read("policy.json", policy));
    }

    /** With a comment in the first rules that no rule had before. */
    private RuleSet compileAnew(int rules) {
        PolicyResult.Valid valid = (PolicyResult.Valid) PolicyReader.read("policy.json", policy);
        String comment = "\n    // " + ++compilations + "\nthen\n";
        List<WrittenRule> written = new ArrayList<>(
                RuleEmission.of(valid.document(), valid.policy()).rules());
        for (int i = 0; i < Math.min(rules, written.size()); i++) {
            WrittenRule rule = written.get(i);
            written.set(
                    i,
                    new WrittenRule(
                            rule.name(),
                            rule.phase(),
                            rule.clause(),
                            rule.place(),
                            rule.sentence(),
                            rule.drl().replaceFirst("\nthen\n", comment),
                            rule.decides()));
        }
        return RuleSet.compile(valid.document().sha256(), valid.policy(), new RuleText(written));
    }
}

package ta.trials.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.engine.Engine;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;

/**
 * The time of one decision by the engines of several checkouts, in turn: for 7, 100 and 1,000 holdings, with and
 * without a trace. Each checkout needs compiled classes of {@code rules} and {@code policy-compiler}; all decide by the
 * policy that is shipped with the first.
 */
final class DecisionTimes {

    private static final int ROUNDS = 5;
    private static final int[] HOLDINGS = {7, 100, 1000};
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration BATCH = Duration.ofMillis(300);
    private static final int BATCHES = 7;
    private static final String POLICY = "policy-compiler/src/main/resources/ta/policy/manifesto_policy.json";
    private static final double NANOS_PER_MICRO = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DecisionTimes() {}

    /**
     * @param args the roots of the checkouts
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2 && args[0].equals("--measure")) {
            measure(Path.of(args[1]));
            return;
        }
        Map<String, List<double[]>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String checkout : args) {
                for (String line : measured(Path.of(checkout), Path.of(args[0]).resolve(POLICY))) {
                    String[] cells = line.split(" ");
                    String row = "%5s holdings, %-13s  %s".formatted(cells[0], cells[1], checkout);
                    times.computeIfAbsent(row, key -> new ArrayList<>())
                            .add(new double[] {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])});
                }
            }
        }
        times.keySet().stream()
                .sorted()
                .forEach(row -> System.out.printf(
                        "%s: %,.0f µs, of which processor %,.0f µs%n",
                        row, median(times.get(row), 0), median(times.get(row), 1)));
    }

    /** What a JVM of its own prints that has the engine of a checkout. */
    private static List<String> measured(Path checkout, Path policy) throws IOException, InterruptedException {
        List<String> classes = new ArrayList<>();
        for (String module : List.of("rules", "policy-compiler")) {
            classes.add(checkout.resolve(module).resolve("target/classes").toString());
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.matches(".*/(rules|policy-compiler)(/target/|-)[^/]*")) {
                classes.add(entry);
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        String.join(File.pathSeparator, classes),
                        DecisionTimes.class.getName(),
                        "--measure",
                        policy.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the engine of " + checkout + " failed: " + output);
        }
        return output.lines().toList();
    }

    private static void measure(Path file) throws IOException {
        for (int holdings : HOLDINGS) {
            ScaledPolicy scaled = new ScaledPolicy(Files.readAllBytes(file), holdings);
            PolicyResult.Valid policy = (PolicyResult.Valid) PolicyReader.read("policy.json", scaled.policy());
            RuleSet rules = new PolicyCompiler(1).compile(policy).rules();
            Snapshot snapshot = Case.read(scaled.snapshot(), policy);
            print(holdings, "untraced", () -> Engine.decide(rules, snapshot));
            print(holdings, "traced", () -> Engine.explain(rules, snapshot));
        }
    }

    private static void print(int holdings, String what, Runnable decision) {
        batch(decision, WARM_UP);
        List<double[]> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            batches.add(batch(decision, BATCH));
        }
        System.out.println(holdings + " " + what + " " + median(batches, 0) + " " + median(batches, 1));
    }

    /** The microseconds of one decision: by the clock, and of the processor in this thread. */
    private static double[] batch(Runnable decision, Duration time) {
        long start = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        int count = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            decision.run();
            count++;
        }
        return new double[] {
            (System.nanoTime() - start) / NANOS_PER_MICRO / count,
            (THREADS.getCurrentThreadCpuTime() - processor) / NANOS_PER_MICRO / count
        };
    }

    private static double median(List<double[]> times, int column) {
        double[] sorted =
                times.stream().mapToDouble(each -> each[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}

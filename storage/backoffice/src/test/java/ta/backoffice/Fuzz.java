package ta.backoffice;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Feeds mutated inputs to code that reads what strangers send. It must neither fail, nor compute for long, nor take
 * much memory. The inputs are the same in each build; {@code -Dfuzz.factor=100 -Dfuzz.seed=2} tries more and others.
 */
public final class Fuzz {

    private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** Processor time of one case; most take some milliseconds. */
    private static final Duration CPU_MAX = Duration.ofSeconds(1);

    private static final long HEAP_MAX = 256L << 20;

    /** What breaks readers: limits of numbers, texts that look like syntax, characters that are none. */
    private static final List<byte[]> TOKENS = Stream.of(
                    "1e999999999",
                    "-0",
                    "0.1e-999999",
                    "9".repeat(400),
                    "NaN",
                    "null",
                    "{",
                    "[".repeat(2_000),
                    "]",
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\u0000",
                    "\r",
                    "\n",
                    ",",
                    ";",
                    "\t",
                    "=1+1",
                    "\uFEFF",
                    "\u202E",
                    "\uD83D\uDCA3",
                    "a".repeat(5_000),
                    "2026-02-30",
                    "2026-12-31T23:59:60Z",
                    "0001-01-01",
                    "+999999999-12-31")
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fuzz() {}

    /**
     * @param cases number of inputs in the build
     * @param seeds valid inputs
     * @param reader must refuse an input without an exception of its own; it runs in this thread
     */
    public static void run(int cases, List<byte[]> seeds, Consumer<byte[]> reader) {
        seeds.forEach(reader);
        Random random = new Random(SEED);
        for (int i = 0; i < cases * FACTOR; i++) {
            byte[] input = mutant(random, seeds);
            long cpu = THREADS.getCurrentThreadCpuTime();
            long heap = THREADS.getCurrentThreadAllocatedBytes();
            try {
                reader.accept(input);
            } catch (Throwable e) {
                throw new AssertionError(named(i, "failed", input), e);
            }
            if (THREADS.getCurrentThreadCpuTime() - cpu > CPU_MAX.toNanos()) {
                throw new AssertionError(named(i, "took more than " + CPU_MAX, input));
            }
            if (THREADS.getCurrentThreadAllocatedBytes() - heap > HEAP_MAX) {
                throw new AssertionError(named(i, "allocated more than " + HEAP_MAX + " bytes", input));
            }
        }
    }

    private static String named(int number, String what, byte[] input) {
        return "case " + number + " of seed " + SEED + " " + what + ": "
                + Base64.getEncoder().encodeToString(input);
    }

    private static byte[] mutant(Random random, List<byte[]> seeds) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes = changed(random, bytes, seeds);
        }
        return bytes;
    }

    private static byte[] changed(Random random, byte[] bytes, List<byte[]> seeds) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1 + random.nextInt(64)));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 2 -> spliced(bytes, from, to, TOKENS.get(random.nextInt(TOKENS.size())));
            case 3 -> spliced(bytes, from, from, TOKENS.get(random.nextInt(TOKENS.size())));
            case 4 -> spliced(bytes, from, to, new byte[] {(byte) random.nextInt(256)});
            default -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int begin = random.nextInt(other.length + 1);
                int end = Math.min(other.length, begin + random.nextInt(200));
                yield spliced(bytes, from, to, Arrays.copyOfRange(other, begin, end));
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + middle.length);
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}

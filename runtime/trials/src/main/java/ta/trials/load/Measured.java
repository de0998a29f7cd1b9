package ta.trials.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The result of a load.
 *
 * @param samples of all clients, in no order
 * @param used shares of the processors meanwhile
 */
record Measured(String name, int clients, Duration length, List<Sample> samples, String used) {

    private static final Set<Integer> SUCCESS = Set.of(200, 201, 304);

    /**
     * One response.
     *
     * @param at when it was complete, in nanoseconds from the beginning
     * @param nanos how long it took
     */
    record Sample(long at, long nanos, int status) {

        boolean succeeded() {
            return SUCCESS.contains(status);
        }
    }

    /** Successes per second. */
    double rate() {
        return samples.stream().filter(Sample::succeeded).count() / (length.toMillis() / 1000.0);
    }

    /** The milliseconds within which that share of the successes had their response. */
    double quantile(double share) {
        return quantile(share, sample -> true);
    }

    private double quantile(double share, Predicate<Sample> which) {
        long[] sorted = samples.stream()
                .filter(Sample::succeeded)
                .filter(which)
                .mapToLong(Sample::nanos)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    Map<Integer, Long> statuses() {
        return samples.stream().collect(Collectors.groupingBy(Sample::status, TreeMap::new, Collectors.counting()));
    }

    /** The second from which on all requests succeed, and 99 of 100 within {@code millis}; -1 if there is none. */
    int normalFrom(double millis) {
        for (int second = 0; second < length.toSeconds(); second++) {
            long start = Duration.ofSeconds(second).toNanos();
            boolean all =
                    samples.stream().filter(sample -> sample.at() >= start).allMatch(Sample::succeeded);
            if (all && quantile(0.99, sample -> sample.at() >= start) <= millis) {
                return second;
            }
        }
        return -1;
    }

    static String head() {
        return String.format(
                Locale.ROOT,
                "%-34s %7s %8s %8s %8s  %-28s %s",
                "",
                "clients",
                "rate/s",
                "p50 ms",
                "p99 ms",
                "responses",
                "of a processor");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-34s %7d %8.0f %8.1f %8.1f  %-28s %s",
                name,
                clients,
                rate(),
                quantile(0.5),
                quantile(0.99),
                statuses().entrySet().stream()
                        .map(count -> count.getKey() + ": " + count.getValue())
                        .collect(Collectors.joining(", ")),
                used);
    }
}

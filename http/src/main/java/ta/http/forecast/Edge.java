package ta.http.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a verdict turns among values that are whole steps apart: up to {@code last} it is one, from {@code first} on it
 * is the other.
 */
record Edge(BigDecimal last, BigDecimal first) {

    /** More than any rounding moves an edge away from where exact arithmetic puts it. */
    private static final int FAR = 1000;

    /**
     * The edge near an estimate, found by asking for the verdict itself, so that it is exact.
     *
     * @param places the decimals of a value; a step is one in the last
     * @param below the verdict of the values below the edge
     * @return empty if there is none near the estimate
     */
    static Optional<Edge> near(BigDecimal estimate, int places, boolean below, Predicate<BigDecimal> verdict) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(places);
        BigDecimal last = estimate.setScale(places, RoundingMode.FLOOR);
        for (int i = 0; verdict.test(last) != below; i++) {
            if (i == FAR) {
                return Optional.empty();
            }
            last = last.subtract(step);
        }
        BigDecimal first = last.add(step);
        for (int i = 0; verdict.test(first) == below; i++) {
            if (i == FAR) {
                return Optional.empty();
            }
            first = first.add(step);
        }
        return Optional.of(new Edge(first.subtract(step), first));
    }
}

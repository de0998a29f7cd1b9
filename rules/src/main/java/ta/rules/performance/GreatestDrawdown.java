package ta.rules.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;

/**
 * The greatest fall of the total index from its peak.
 *
 * @param value EVEN10, from 0 to 1
 * @param peak the last day at the peak before the trough; null without a fall
 * @param trough the first day at the greatest fall; null without a fall
 * @param recovery the first day back at the peak; null if there is none, and after a fall to 0
 */
public record GreatestDrawdown(
        BigDecimal value,
        @Nullable LocalDate peak,
        @Nullable LocalDate trough,
        @Nullable LocalDate recovery) {

    private record Level(BigDecimal index, LocalDate day) {}

    private record Fall(Level peak, SeriesPoint trough) {

        /** Whether it is greater; compared without rounding. */
        boolean exceeds(@Nullable Fall other) {
            return other == null
                    || lost().multiply(other.peak.index).compareTo(other.lost().multiply(peak.index)) > 0;
        }

        BigDecimal lost() {
            return peak.index.subtract(trough.total().index());
        }
    }

    /**
     * @param index at the start
     * @param day of the start
     * @param points the firm points of the period
     */
    static GreatestDrawdown of(BigDecimal index, LocalDate day, List<SeriesPoint> points) {
        Level peak = level(index, day);
        Fall greatest = null;
        for (SeriesPoint point : points) {
            BigDecimal now = point.total().index();
            if (now.compareTo(peak.index) >= 0) {
                peak = new Level(now, point.day());
            } else {
                Fall fall = new Fall(peak, point);
                greatest = fall.exceeds(greatest) ? fall : greatest;
                peak = now.signum() == 0 ? level(now, point.day()) : peak;
            }
        }
        if (greatest == null) {
            return new GreatestDrawdown(Decimals.even10(BigDecimal.ZERO), null, null, null);
        }
        return new GreatestDrawdown(
                Decimals.even10(greatest.lost(), greatest.peak.index),
                greatest.peak.day,
                greatest.trough.day(),
                recovery(greatest, points));
    }

    /** An index of 0 counts as 1 for what follows. */
    private static Level level(BigDecimal index, LocalDate day) {
        return new Level(index.signum() == 0 ? BigDecimal.ONE : index, day);
    }

    private static @Nullable LocalDate recovery(Fall fall, List<SeriesPoint> points) {
        if (fall.trough.total().index().signum() == 0) {
            return null;
        }
        for (SeriesPoint point : points.subList(points.indexOf(fall.trough) + 1, points.size())) {
            if (point.total().index().compareTo(fall.peak.index) >= 0) {
                return point.day();
            }
        }
        return null;
    }
}

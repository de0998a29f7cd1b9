package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ta.rules.json.Decimals;
import ta.rules.performance.Performance;
import ta.rules.performance.SeriesPoint;

/** A time of falling markets that people remember. */
public enum HistoricalWindow {
    FINANCIAL_CRISIS("the financial crisis", "2007-11-01", "2009-03-31"),
    MARCH_2020("the spring of 2020", "2020-02-01", "2020-04-30"),
    YEAR_2022("the year 2022", "2022-01-01", "2022-12-31");

    /** So many days at its end may be without a session. */
    private static final int DAYS_SHUT = 4;

    private final String title;
    private final LocalDate from;
    private final LocalDate to;

    HistoricalWindow(String title, String from, String to) {
        this.title = title;
        this.from = LocalDate.parse(from);
        this.to = LocalDate.parse(to);
    }

    /**
     * What a portfolio went through.
     *
     * @param change of the total index, from the last point before the window to the last in it; EVEN10
     * @param fall the greatest from a peak in the window, EVEN10
     */
    public record Passage(BigDecimal change, BigDecimal fall) {}

    public String title() {
        return title;
    }

    public LocalDate from() {
        return from;
    }

    public LocalDate to() {
        return to;
    }

    /** Empty unless the portfolio was valued from before the window to its end. */
    public Optional<Passage> of(Performance performance) {
        List<SeriesPoint> points = performance.series().firmPoints();
        SeriesPoint start = null;
        SeriesPoint end = null;
        BigDecimal peak = BigDecimal.ZERO;
        BigDecimal fall = BigDecimal.ZERO;
        for (SeriesPoint point : points) {
            BigDecimal index = point.total().index();
            if (point.day().isBefore(from)) {
                start = point;
                peak = index;
            } else if (start != null && !point.day().isAfter(to)) {
                end = point;
                peak = peak.max(index);
                fall = peak.signum() == 0 ? fall : fall.max(peak.subtract(index).divide(peak, MathContext.DECIMAL128));
            }
        }
        boolean whole = !points.isEmpty()
                && !points.get(points.size() - 1).day().plusDays(DAYS_SHUT).isBefore(to);
        if (start == null || end == null || !whole || start.total().index().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal before = start.total().index();
        return Optional.of(
                new Passage(Decimals.even10(end.total().index().subtract(before), before), Decimals.even10(fall)));
    }
}

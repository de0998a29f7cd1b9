package ta.rules.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.performance.PeriodFigures.CashFigures;
import ta.rules.performance.PeriodFigures.ListingFigures;
import ta.rules.performance.PeriodFigures.Payments;
import ta.rules.performance.SpanFlows.EntryFlow;
import ta.rules.portfolio.EntryType;

/** Computes the figures of a period from the firm points (performance specification, 5). */
final class FiguresOfPeriod {

    private static final int YEAR_DAYS = 365;

    private final Book book;
    private final List<SeriesPoint> firmPoints;
    private final LocalDate first;

    /**
     * @param first the day of the first entry
     */
    FiguresOfPeriod(Book book, List<SeriesPoint> firmPoints, LocalDate first) {
        this.book = book;
        this.firmPoints = firmPoints;
        this.first = first;
    }

    /** Empty if no firm point lies in the period. */
    Optional<PeriodFigures> of(Period period) {
        SeriesPoint start = null;
        List<SeriesPoint> points = new ArrayList<>();
        for (SeriesPoint point : firmPoints) {
            if (point.day().isBefore(period.from())) {
                start = point;
            } else if (period.contains(point.day())) {
                points.add(point);
            }
        }
        return points.isEmpty() ? Optional.empty() : Optional.of(of(period, start, points));
    }

    private PeriodFigures of(Period period, @Nullable SeriesPoint start, List<SeriesPoint> points) {
        SeriesPoint end = points.get(points.size() - 1);
        List<EntryFlow> flows =
                points.stream().flatMap(point -> point.held().flows().stream()).toList();
        LocalDate startDay = start == null ? first : start.day();
        long days = ChronoUnit.DAYS.between(startDay, end.day());
        BigDecimal startValue = start == null ? BigDecimal.ZERO : start.total().value();
        BigDecimal indexBefore = start == null || start.total().index().signum() == 0
                ? BigDecimal.ONE
                : start.total().index();
        boolean lostAll =
                points.stream().anyMatch(point -> point.total().index().signum() == 0);
        BigDecimal indexAfter = lostAll ? BigDecimal.ZERO : end.total().index();
        List<SeriesPoint> withStart = new ArrayList<>(points);
        if (start != null) {
            withStart.add(0, start);
        }
        List<ListingFigures> listings = ListingsOfPeriod.of(start, end, flows);
        return new PeriodFigures(
                period,
                start == null ? null : start.day(),
                end.day(),
                startValue,
                end.total().value(),
                payments(flows),
                amounts(flows, EntryType.DIVIDEND),
                amounts(flows, EntryType.INTEREST),
                sum(flows.stream().map(flow -> flow.entry().fees()).toList()),
                amounts(flows, EntryType.FEE).negate(),
                Decimals.even10(indexAfter.subtract(indexBefore), indexBefore),
                days > YEAR_DAYS ? annualised(indexAfter, indexBefore, (int) days) : null,
                MoneyWeighted.of(byDay(flows, startDay, startValue, end), days),
                GreatestDrawdown.of(
                        start == null ? BigDecimal.ONE : start.total().index(), startDay, points),
                Volatility.of(period, withStart),
                listings,
                cash(end, flows),
                ListingsOfPeriod.sleeves(end.held().membership(), listings));
    }

    private static BigDecimal annualised(BigDecimal after, BigDecimal before, int days) {
        if (after.signum() == 0) {
            return Powers.even6(BigDecimal.ONE.negate());
        }
        BigDecimal growth = after.divide(before, Powers.DIGITS);
        return Powers.even6(Powers.power(growth, YEAR_DAYS, days).subtract(BigDecimal.ONE));
    }

    private static Payments payments(List<EntryFlow> flows) {
        return new Payments(
                totals(flows, EntryType.CONTRIBUTION),
                totals(flows, EntryType.TAX_RELIEF),
                totals(flows, EntryType.WITHDRAWAL).negate(),
                totals(flows, EntryType.TRANSFER_IN),
                totals(flows, EntryType.TRANSFER_OUT).negate(),
                totals(flows, EntryType.ADJUSTMENT));
    }

    private static BigDecimal totals(List<EntryFlow> flows, EntryType type) {
        return sum(flows.stream()
                .filter(flow -> flow.entry().type() == type)
                .map(EntryFlow::total)
                .toList());
    }

    private static BigDecimal amounts(List<EntryFlow> flows, EntryType type) {
        return sum(flows.stream()
                .filter(flow -> flow.entry().type() == type)
                .map(flow -> flow.entry().amount())
                .toList());
    }

    private static CashFigures cash(SeriesPoint end, List<EntryFlow> flows) {
        List<EntryFlow> withoutListing =
                flows.stream().filter(flow -> flow.entry().listing() == null).toList();
        return new CashFigures(
                end.cash(),
                amounts(withoutListing, EntryType.DIVIDEND).add(amounts(withoutListing, EntryType.INTEREST)),
                amounts(withoutListing, EntryType.FEE).negate());
    }

    private SortedMap<LocalDate, BigDecimal> byDay(
            List<EntryFlow> flows, LocalDate startDay, BigDecimal startValue, SeriesPoint end) {
        SortedMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        byDay.merge(startDay, startValue.negate(), BigDecimal::add);
        flows.forEach(flow ->
                byDay.merge(book.day(flow.entry().tradeTime()), flow.total().negate(), BigDecimal::add));
        byDay.merge(end.day(), end.total().value(), BigDecimal::add);
        return byDay;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package ta.rules.performance;

import java.time.LocalDate;
import java.util.List;

/**
 * A book's valuation series and the figures of its periods.
 *
 * @param pendingEntries how many entries are later than the newest firm point, and so in no figure
 * @param futureEntries how many entries are later than the book
 */
public record Performance(ValuationSeries series, int pendingEntries, int futureEntries, List<PeriodFigures> periods) {

    /**
     * @throws InvalidBookException OVERSOLD, if more units leave than are held
     */
    public static Performance of(Book book) {
        return of(book, ValuationSeries.of(book));
    }

    /**
     * @param series of the book
     */
    public static Performance of(Book book, ValuationSeries series) {
        return of(book, series, true);
    }

    /**
     * @param series of the book
     * @param each whether every period has figures, or only the whole time
     */
    public static Performance of(Book book, ValuationSeries series, boolean each) {
        BookHistory history = series.history();
        SeriesPoint newest = series.newestFirm();
        int counted = newest == null ? 0 : history.entries(null, newest.close()).size();
        int pending = history.entries().size() - counted;
        if (history.entries().isEmpty()) {
            return new Performance(series, pending, history.futureEntries(), List.of());
        }
        LocalDate first = book.day(history.entries().get(0).entry().tradeTime());
        FiguresOfPeriod figures = new FiguresOfPeriod(book, series.firmPoints(), first);
        return new Performance(
                series,
                pending,
                history.futureEntries(),
                Period.of(book, first).stream()
                        .filter(period -> each || period.kind() == Period.Kind.ALL)
                        .flatMap(period -> figures.of(period).stream())
                        .toList());
    }
}

package ta.rules.performance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of days for which figures are computed.
 *
 * @param from the first day
 * @param to the last day
 */
public record Period(Kind kind, LocalDate from, LocalDate to) {

    public enum Kind {
        ALL,
        YEAR,
        YEAR_TO_DATE,
        LAST_12_MONTHS,
        SINCE
    }

    /** The periods of a book whose first entry is on {@code first}. */
    static List<Period> of(Book book, LocalDate first) {
        LocalDate last = book.day(book.asOf());
        List<Period> periods = new ArrayList<>();
        periods.add(new Period(Kind.ALL, first, last));
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            LocalDate end = LocalDate.of(year, 12, 31);
            periods.add(new Period(Kind.YEAR, LocalDate.of(year, 1, 1), end.isAfter(last) ? last : end));
        }
        periods.add(new Period(Kind.YEAR_TO_DATE, last.withDayOfYear(1), last));
        periods.add(new Period(Kind.LAST_12_MONTHS, last.minusYears(1).plusDays(1), last));
        if (book.since() != null) {
            periods.add(new Period(Kind.SINCE, book.since(), last));
        }
        return periods;
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}

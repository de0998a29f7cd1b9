package ta.runtime.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import ta.backoffice.registry.VenueCalendar;

/**
 * The sample's three years: the first session of each month, on which the owner pays in and invests.
 *
 * @param firsts 36 sessions; the last one has opened by the time of creation
 * @param newest the last session that has closed by then
 */
record SampleMonths(VenueCalendar calendar, List<LocalDate> firsts, LocalDate newest) {

    static final int MONTHS = 36;

    static SampleMonths upTo(VenueCalendar calendar, Instant now) {
        YearMonth current = YearMonth.from(now.atZone(calendar.zone()));
        LocalDate first = first(calendar, current);
        YearMonth last = calendar.open(first).isAfter(now) ? current.minusMonths(1) : current;
        return new SampleMonths(
                calendar,
                LongStream.range(0, MONTHS)
                        .mapToObj(i -> first(calendar, last.minusMonths(MONTHS - 1 - i)))
                        .toList(),
                calendar.lastSessionClosedAt(now));
    }

    private static LocalDate first(VenueCalendar calendar, YearMonth month) {
        return calendar.nextSession(month.atDay(1).minusDays(1));
    }

    /** The session before the first month; its closes value the opening transfer. */
    LocalDate opening() {
        return calendar.previousSession(firsts.get(0));
    }

    /** A time of day in the venue's time zone. */
    Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(calendar.zone()).toInstant();
    }
}

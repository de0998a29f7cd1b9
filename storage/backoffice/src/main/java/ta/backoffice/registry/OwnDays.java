package ta.backoffice.registry;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;

/**
 * The days on which a venue does not trade, or closes early, although banks work. Payments and trading have different
 * calendars. {@code docs/venues.md} has the sources.
 */
enum OwnDays implements VenueDays {
    /** Closes early on the last weekday before Christmas Day and before New Year's Day. */
    LONDON {
        @Override
        public boolean isEarly(LocalDate date) {
            return isLastWeekdayBefore(date, CHRISTMAS) || isLastWeekdayBefore(date, NEW_YEAR);
        }
    },
    NEW_YORK {
        @Override
        public boolean isClosed(LocalDate date) {
            return SPECIAL_IN_NEW_YORK.contains(date);
        }

        /** The day after Thanksgiving; 3 July (from 2013 on) and 24 December if they are Monday to Thursday. */
        @Override
        public boolean isEarly(LocalDate date) {
            LocalDate thanksgiving =
                    date.with(Month.NOVEMBER).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
            return date.equals(thanksgiving.plusDays(1))
                    || (!isFriday(date) && (is(date, CHRISTMAS_EVE) || (is(date, JULY_3) && date.getYear() >= 2013)));
        }
    },
    FRANKFURT {
        @Override
        public boolean isClosed(LocalDate date) {
            boolean unity = is(date, UNITY_DAY) && date.getYear() >= 2014 && date.getYear() <= 2021;
            return is(date, CHRISTMAS_EVE) || is(date, NEW_YEARS_EVE) || unity || SPECIAL_IN_FRANKFURT.contains(date);
        }

        /** The last weekday before 31 December. */
        @Override
        public boolean isEarly(LocalDate date) {
            return isLastWeekdayBefore(date, NEW_YEARS_EVE);
        }
    },
    /** Closes early on 24 and 31 December. */
    EURONEXT {
        @Override
        public boolean isEarly(LocalDate date) {
            return is(date, CHRISTMAS_EVE) || is(date, NEW_YEARS_EVE);
        }
    },
    MILAN {
        @Override
        public boolean isClosed(LocalDate date) {
            return is(date, CHRISTMAS_EVE) || is(date, NEW_YEARS_EVE) || is(date, ASSUMPTION);
        }
    },
    ZURICH {
        @Override
        public boolean isClosed(LocalDate date) {
            return is(date, CHRISTMAS_EVE) || is(date, NEW_YEARS_EVE);
        }
    };

    private static final MonthDay JULY_3 = MonthDay.of(7, 3);
    private static final MonthDay ASSUMPTION = MonthDay.of(8, 15);
    private static final MonthDay UNITY_DAY = MonthDay.of(10, 3);
    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(12, 24);
    private static final MonthDay CHRISTMAS = MonthDay.of(12, 25);
    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

    /** Whit Monday from 2015 to 2021, and the 500th Reformation Day. */
    private static final Set<LocalDate> SPECIAL_IN_FRANKFURT = Set.of(
            LocalDate.of(2015, 5, 25),
            LocalDate.of(2016, 5, 16),
            LocalDate.of(2017, 6, 5),
            LocalDate.of(2017, 10, 31),
            LocalDate.of(2018, 5, 21),
            LocalDate.of(2019, 6, 10),
            LocalDate.of(2020, 6, 1),
            LocalDate.of(2021, 5, 24));

    /** Hurricane Sandy, and days of mourning for two presidents. */
    private static final Set<LocalDate> SPECIAL_IN_NEW_YORK = Set.of(
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    @Override
    public boolean isClosed(LocalDate date) {
        return false;
    }

    @Override
    public boolean isEarly(LocalDate date) {
        return false;
    }

    private static boolean is(LocalDate date, MonthDay day) {
        return MonthDay.from(date).equals(day);
    }

    private static boolean isFriday(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.FRIDAY;
    }

    /** Whether {@code date} is in December, and the last weekday before the next such day. */
    private static boolean isLastWeekdayBefore(LocalDate date, MonthDay feast) {
        if (date.getMonth() != Month.DECEMBER) {
            return false;
        }
        LocalDate last = feast.atYear(feast.equals(NEW_YEAR) ? date.getYear() + 1 : date.getYear())
                .minusDays(1);
        while (WEEKEND.contains(last.getDayOfWeek())) {
            last = last.minusDays(1);
        }
        return date.equals(last);
    }
}

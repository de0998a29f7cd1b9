package ta.backoffice.registry;

import java.time.LocalDate;
import java.time.LocalTime;

/** The days on which a venue trades otherwise than on any working day of its country. */
interface VenueDays {

    /** Venues publish their calendars some two years ahead; these rules were compared with them from here on. */
    int FIRST_YEAR = 2015;

    int LAST_YEAR = 2028;

    /** Whether there is no session. */
    boolean isClosed(LocalDate date);

    /** Whether there is a session, although it is a weekend. */
    default boolean isOpen(LocalDate date) {
        return false;
    }

    /** Whether the session of that date, if there is one, closes early. */
    boolean isEarly(LocalDate date);

    /**
     * When the session of a date on which {@link #isEarly} closes.
     *
     * @param usual when the venue usually closes on such days
     */
    default LocalTime earlyClose(LocalDate date, LocalTime usual) {
        return usual;
    }

    /** Whether the sessions of that date are known; otherwise they are a guess. */
    default boolean isKnown(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }
}

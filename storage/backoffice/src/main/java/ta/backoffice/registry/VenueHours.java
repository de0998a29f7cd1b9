package ta.backoffice.registry;

import com.opengamma.strata.basics.date.HolidayCalendarId;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import ta.database.StorageException;

/**
 * Usual trading hours of a venue, in its own time zone.
 *
 * @param earlyClose close of the sessions that {@code own} says close early
 * @param holidays Strata's calendar of the country or currency
 * @param own where the venue differs from it every year; {@code venue_holidays} has single days
 */
record VenueHours(
        ZoneId zone, LocalTime open, LocalTime close, LocalTime earlyClose, HolidayCalendarId holidays, OwnDays own) {

    private static final Map<String, VenueHours> BY_MIC = Map.of(
            "XLON", of("Europe/London", "08:00", "16:30", "12:30", HolidayCalendarIds.GBLO, OwnDays.LONDON),
            "XNYS", newYork(),
            "XNAS", newYork(),
            "ARCX", newYork(),
            "XETR", of("Europe/Berlin", "09:00", "17:30", "14:00", HolidayCalendarIds.EUTA, OwnDays.FRANKFURT),
            "XAMS", of("Europe/Amsterdam", "09:00", "17:30", "14:05", HolidayCalendarIds.EUTA, OwnDays.EURONEXT),
            "XPAR", of("Europe/Paris", "09:00", "17:30", "14:05", HolidayCalendarIds.EUTA, OwnDays.EURONEXT),
            "XMIL", of("Europe/Rome", "09:00", "17:30", "17:30", HolidayCalendarIds.EUTA, OwnDays.MILAN),
            "XSWX", of("Europe/Zurich", "09:00", "17:30", "17:30", HolidayCalendarIds.CHZU, OwnDays.ZURICH));

    static boolean isKnown(String mic) {
        return BY_MIC.containsKey(mic);
    }

    static VenueHours of(String mic) {
        VenueHours hours = BY_MIC.get(mic);
        if (hours == null) {
            throw new StorageException.Invalid(
                    "no sessions are known for the venue " + mic,
                    "Maybe use one of " + BY_MIC.keySet().stream().sorted().toList() + ".");
        }
        return hours;
    }

    private static VenueHours newYork() {
        return of("America/New_York", "09:30", "16:00", "13:00", HolidayCalendarIds.NYSE, OwnDays.NEW_YORK);
    }

    private static VenueHours of(
            String zone, String open, String close, String early, HolidayCalendarId holidays, OwnDays own) {
        return new VenueHours(
                ZoneId.of(zone), LocalTime.parse(open), LocalTime.parse(close), LocalTime.parse(early), holidays, own);
    }
}

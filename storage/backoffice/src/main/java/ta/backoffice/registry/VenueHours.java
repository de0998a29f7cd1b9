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
 * @param earlyClose close of the last sessions before Christmas Day and New Year's Day; the usual close where it is the
 *     same
 * @param holidays Strata's calendar of the country or currency; {@code venue_holidays} has the days on which the venue
 *     differs
 */
record VenueHours(ZoneId zone, LocalTime open, LocalTime close, LocalTime earlyClose, HolidayCalendarId holidays) {

    private static final Map<String, VenueHours> BY_MIC = Map.of(
            "XLON", of("Europe/London", "08:00", "16:30", "12:30", HolidayCalendarIds.GBLO),
            "XNYS", of("America/New_York", "09:30", "16:00", "16:00", HolidayCalendarIds.NYSE),
            "XNAS", of("America/New_York", "09:30", "16:00", "16:00", HolidayCalendarIds.NYSE),
            "ARCX", of("America/New_York", "09:30", "16:00", "16:00", HolidayCalendarIds.NYSE),
            "XETR", of("Europe/Berlin", "09:00", "17:30", "17:30", HolidayCalendarIds.EUTA),
            "XAMS", of("Europe/Amsterdam", "09:00", "17:30", "17:30", HolidayCalendarIds.EUTA),
            "XPAR", of("Europe/Paris", "09:00", "17:30", "17:30", HolidayCalendarIds.EUTA),
            "XMIL", of("Europe/Rome", "09:00", "17:30", "17:30", HolidayCalendarIds.EUTA),
            "XSWX", of("Europe/Zurich", "09:00", "17:30", "17:30", HolidayCalendarIds.CHZU));

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

    private static VenueHours of(String zone, String open, String close, String early, HolidayCalendarId holidays) {
        return new VenueHours(
                ZoneId.of(zone), LocalTime.parse(open), LocalTime.parse(close), LocalTime.parse(early), holidays);
    }
}

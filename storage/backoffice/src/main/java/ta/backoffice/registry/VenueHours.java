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
 * @param holidays Strata's calendar of the country or currency; of a venue whose days are recorded, weekends alone
 * @param days where the venue differs from it; {@code venue_holidays} has single days that became known later
 */
record VenueHours(
        ZoneId zone,
        LocalTime open,
        LocalTime close,
        LocalTime earlyClose,
        HolidayCalendarId holidays,
        VenueDays days) {

    private static final Map<String, VenueHours> BY_MIC = Map.ofEntries(
            ruled("XLON", "Europe/London", "08:00", "16:30", "12:30", HolidayCalendarIds.GBLO, OwnDays.LONDON),
            newYork("XNYS"),
            newYork("XNAS"),
            newYork("ARCX"),
            ruled("XETR", "Europe/Berlin", "09:00", "17:30", "14:00", HolidayCalendarIds.EUTA, OwnDays.FRANKFURT),
            ruled("XAMS", "Europe/Amsterdam", "09:00", "17:30", "14:05", HolidayCalendarIds.EUTA, OwnDays.EURONEXT),
            ruled("XPAR", "Europe/Paris", "09:00", "17:30", "14:05", HolidayCalendarIds.EUTA, OwnDays.EURONEXT),
            ruled("XMIL", "Europe/Rome", "09:00", "17:30", "17:30", HolidayCalendarIds.EUTA, OwnDays.MILAN),
            ruled("XSWX", "Europe/Zurich", "09:00", "17:30", "17:30", HolidayCalendarIds.CHZU, OwnDays.ZURICH),
            recorded("XASX", "Australia/Sydney", "10:00", "16:00"),
            recorded("XBRU", "Europe/Brussels", "09:00", "17:30"),
            recorded("XCSE", "Europe/Copenhagen", "09:00", "17:00"),
            recorded("XDUB", "Europe/Dublin", "08:00", "16:28"),
            recorded("XHEL", "Europe/Helsinki", "10:00", "18:30"),
            recorded("XHKG", "Asia/Hong_Kong", "09:30", "16:00"),
            recorded("XJSE", "Africa/Johannesburg", "09:00", "17:00"),
            recorded("XLIS", "Europe/Lisbon", "08:00", "16:30"),
            recorded("XMAD", "Europe/Madrid", "09:00", "17:30"),
            recorded("XOSL", "Europe/Oslo", "09:00", "16:20"),
            recorded("XSES", "Asia/Singapore", "09:00", "17:00"),
            recorded("XSTO", "Europe/Stockholm", "09:00", "17:30"),
            recorded("XTAE", "Asia/Jerusalem", "09:59", "17:15"),
            recorded("XTKS", "Asia/Tokyo", "09:00", "15:30"),
            recorded("XTSE", "America/Toronto", "09:30", "16:00"),
            recorded("XWAR", "Europe/Warsaw", "09:00", "17:00"),
            recorded("XWBO", "Europe/Vienna", "09:00", "17:30"));

    static boolean isKnown(String mic) {
        return BY_MIC.containsKey(mic);
    }

    static VenueHours of(String mic) {
        VenueHours hours = BY_MIC.get(mic);
        if (hours == null) {
            throw new StorageException.Invalid(
                    "no sessions are known for the venue " + mic,
                    "Maybe use one of " + BY_MIC.keySet().stream().sorted().toList() + ", or "
                            + FundPricing.OFF_EXCHANGE + " for a fund that is on no exchange.");
        }
        return hours;
    }

    /** The same days with one price a day: never open. */
    VenueHours atNoon() {
        return new VenueHours(zone, LocalTime.NOON, LocalTime.NOON, LocalTime.NOON, holidays, days);
    }

    private static Map.Entry<String, VenueHours> newYork(String mic) {
        return ruled(mic, "America/New_York", "09:30", "16:00", "13:00", HolidayCalendarIds.NYSE, OwnDays.NEW_YORK);
    }

    private static Map.Entry<String, VenueHours> recorded(String mic, String zone, String open, String close) {
        return ruled(mic, zone, open, close, close, HolidayCalendarIds.SAT_SUN, RecordedDays.of(mic));
    }

    private static Map.Entry<String, VenueHours> ruled(
            String mic,
            String zone,
            String open,
            String close,
            String early,
            HolidayCalendarId holidays,
            VenueDays days) {
        return Map.entry(
                mic,
                new VenueHours(
                        ZoneId.of(zone),
                        LocalTime.parse(open),
                        LocalTime.parse(close),
                        LocalTime.parse(early),
                        holidays,
                        days));
    }
}

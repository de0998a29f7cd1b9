package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.VENUE_HOLIDAYS;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * The sessions of a venue, or of a fund that is on none. Dates are local dates of the venue. Holidays come from
 * OpenGamma Strata's calendars, from {@link VenueDays}, and from the overrides in {@code venue_holidays}.
 */
public final class VenueCalendar {

    private static final int LONGEST_CLOSURE_DAYS = 31;

    private final String mic;
    private final VenueHours hours;
    private final HolidayCalendar holidays;
    private final Map<LocalDate, VenueOverride> overrides;
    private final int dueSessions;

    private VenueCalendar(String mic, VenueHours hours, Map<LocalDate, VenueOverride> overrides, int dueSessions) {
        this.mic = mic;
        this.hours = hours;
        this.holidays = hours.holidays().resolve(ReferenceData.standard());
        this.overrides = Map.copyOf(overrides);
        this.dueSessions = dueSessions;
    }

    /**
     * The present calendar of an exchange. {@link VenueCalendars} has those of listings, funds too.
     *
     * @throws StorageException.Invalid when the venue's sessions are not known
     */
    public static VenueCalendar load(Transaction tx, String mic) {
        return new VenueCalendar(mic, VenueHours.of(mic), overrides(tx, mic), 0);
    }

    /** The present calendar of a fund that is on no exchange. */
    static VenueCalendar load(Transaction tx, FundPricing fund) {
        return of(fund, overrides(tx, fund.calendar()));
    }

    private static VenueCalendar of(FundPricing fund, Map<LocalDate, VenueOverride> overrides) {
        return new VenueCalendar(
                FundPricing.OFF_EXCHANGE, VenueHours.of(fund.calendar()).atNoon(), overrides, fund.dueSessions());
    }

    private static Map<LocalDate, VenueOverride> overrides(Transaction tx, String mic) {
        return tx.sql()
                .selectFrom(VENUE_HOLIDAYS)
                .where(VENUE_HOLIDAYS.MIC.eq(mic))
                .fetchMap(
                        VENUE_HOLIDAYS.DAY,
                        row -> new VenueOverride(
                                VenueOverride.Kind.valueOf(row.getKind()), Optional.ofNullable(row.getClosesAt())));
    }

    /**
     * The calendar of a venue without overrides, or the usual one of a fund, for callers without a database; empty when
     * its sessions are not known.
     */
    public static Optional<VenueCalendar> usual(String mic) {
        if (mic.equals(FundPricing.OFF_EXCHANGE)) {
            return Optional.of(of(FundPricing.USUAL, Map.of()));
        }
        return VenueHours.isKnown(mic)
                ? Optional.of(new VenueCalendar(mic, VenueHours.of(mic), Map.of(), 0))
                : Optional.empty();
    }

    public String mic() {
        return mic;
    }

    public ZoneId zone() {
        return hours.zone();
    }

    /** Whether the venue trades on that day, even if it closes early. */
    public boolean isSession(LocalDate date) {
        VenueOverride override = overrides.get(date);
        return override == null
                ? hours.days().isOpen(date)
                        || (holidays.isBusinessDay(date) && !hours.days().isClosed(date))
                : override.kind() != VenueOverride.Kind.CLOSED;
    }

    /** Whether it is known whether the venue trades on that day; where it is not, no close is missing. */
    public boolean isSure(LocalDate date) {
        return overrides.containsKey(date) || hours.days().isKnown(date);
    }

    /**
     * When the session of {@code date} opens.
     *
     * @throws IllegalArgumentException when there is no session
     */
    public Instant open(LocalDate date) {
        return requireSession(date).atTime(hours.open()).atZone(hours.zone()).toInstant();
    }

    /**
     * When the session of {@code date} closes.
     *
     * @throws IllegalArgumentException when there is no session
     */
    public Instant close(LocalDate date) {
        return requireSession(date)
                .atTime(closingTime(date))
                .atZone(hours.zone())
                .toInstant();
    }

    /** Whether the venue trades at that moment: from the opening, up to but not including the close. */
    public boolean isOpen(Instant at) {
        LocalDate date = at.atZone(hours.zone()).toLocalDate();
        return isSession(date) && !at.isBefore(open(date)) && at.isBefore(close(date));
    }

    /**
     * Number of sessions that are known, later than {@code from}, up to and including {@code to}; 0 when {@code to} is
     * not after {@code from}.
     */
    public int sessionsBetween(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
                .filter(date -> isSession(date) && isSure(date))
                .count();
    }

    /** The newest session whose price is due at {@code at}: of an exchange, the newest that has closed. */
    public LocalDate lastSessionClosedAt(Instant at) {
        LocalDate date = at.atZone(hours.zone()).toLocalDate();
        LocalDate closed = isSession(date) && !at.isBefore(close(date)) ? date : previousSession(date);
        for (int i = 0; i < dueSessions; i++) {
            closed = previousSession(closed);
        }
        return closed;
    }

    /** The last session before {@code date}. */
    public LocalDate previousSession(LocalDate date) {
        return date.minusDays(LONGEST_CLOSURE_DAYS)
                .datesUntil(date)
                .filter(this::isSession)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException(mic + " has no session in the month before " + date));
    }

    /** The first session after {@code date}. */
    public LocalDate nextSession(LocalDate date) {
        return date.plusDays(1)
                .datesUntil(date.plusDays(LONGEST_CLOSURE_DAYS))
                .filter(this::isSession)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(mic + " has no session in the month after " + date));
    }

    private LocalTime closingTime(LocalDate date) {
        VenueOverride override = overrides.get(date);
        if (hours.open().equals(hours.close())) {
            return hours.close();
        }
        if (override != null && override.closesAt().isPresent()) {
            return override.closesAt().get();
        }
        // An override decides about its whole day, so the early close before a feast does not apply as well.
        return override == null && hours.days().isEarly(date)
                ? hours.days().earlyClose(date, hours.earlyClose())
                : hours.close();
    }

    private LocalDate requireSession(LocalDate date) {
        if (!isSession(date)) {
            throw new IllegalArgumentException(mic + " has no session on " + date);
        }
        return date;
    }
}

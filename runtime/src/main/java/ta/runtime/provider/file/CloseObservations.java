package ta.runtime.provider.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Actor;
import ta.database.Database;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvRow;

/**
 * Converts rows with a {@code date} and a {@code close} to observations. The time of an observation is the venue's
 * close on that date. The dates of a listing must ascend and be sessions.
 */
public final class CloseObservations {

    private final Database database;
    private final Actor actor;
    private final Map<String, VenueCalendar> calendars = new HashMap<>();
    private final Map<ListingId, LocalDate> last = new HashMap<>();
    private final Map<ListingId, Set<LocalDate>> seen = new HashMap<>();

    public CloseObservations(Database database, Actor actor) {
        this.database = database;
        this.actor = actor;
    }

    /** Converts a row. If it is invalid, records an error and returns nothing. */
    public Optional<PriceObservation> read(
            CsvRow row,
            Map.@Nullable Entry<ListingId, UUID> listing,
            String source,
            Optional<String> currency,
            Optional<String> unit) {
        LocalDate date = row.need("date", Cells::date);
        BigDecimal close = row.need("close", Cells::number);
        if (date == null || close == null || listing == null) {
            return Optional.empty();
        }
        ordered(row, listing.getKey(), date);
        return close(row, listing.getKey().mic(), date)
                .flatMap(asOf -> row.make(() -> new PriceObservation(
                        listing.getValue(), asOf, source, PriceKind.CLOSE, close, currency, unit)));
    }

    private void ordered(CsvRow row, ListingId listing, LocalDate date) {
        LocalDate before = last.put(listing, date);
        if (!seen.computeIfAbsent(listing, id -> new HashSet<>()).add(date)) {
            row.refuse("ROW_REPEATED", "the close of " + listing + " on " + date + " is in the file already", "");
        } else if (before != null && date.isBefore(before)) {
            row.refuse(
                    "DATE_ORDER", date + " comes after " + before + " of " + listing, "Maybe sort the rows by date.");
        }
    }

    private Optional<Instant> close(CsvRow row, String mic, LocalDate date) {
        VenueCalendar calendar =
                calendars.computeIfAbsent(mic, venue -> database.read(actor, tx -> VenueCalendar.load(tx, venue)));
        if (calendar.isSession(date)) {
            return Optional.of(calendar.close(date));
        }
        row.refuse(
                "NO_SESSION",
                mic + " had no session on " + date + " (" + date.getDayOfWeek() + ")",
                "Maybe leave the row out: a close of a day without trading repeats the day before.");
        return Optional.empty();
    }
}

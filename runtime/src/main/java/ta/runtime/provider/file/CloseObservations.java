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
import ta.backoffice.registry.VenueCalendars;
import ta.database.Actor;
import ta.database.Database;
import ta.rules.json.Decimals;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvRow;

/**
 * Converts rows with a {@code date} and a {@code close} to observations. The time of an observation is the venue's
 * close on that date. The dates of a listing must be sessions, in any order.
 */
public final class CloseObservations {

    private final Database database;
    private final Actor actor;
    private final Map<ListingId, VenueCalendar> calendars = new HashMap<>();
    private final Map<ListingId, Map<LocalDate, BigDecimal>> seen = new HashMap<>();
    private final Map<UUID, Set<Instant>> doubtful = new HashMap<>();

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
        BigDecimal close = row.need("close", Cells::price);
        if (date == null || close == null || listing == null) {
            return Optional.empty();
        }
        Optional<Instant> asOf = close(row, listing.getKey(), date);
        asOf.ifPresent(moment -> once(row, listing, date, moment, close));
        return asOf.flatMap(moment -> row.make(() ->
                new PriceObservation(listing.getValue(), moment, source, PriceKind.CLOSE, close, currency, unit)));
    }

    /**
     * Whether the file has two different closes for the same session. Then neither can be used, as nothing says which
     * one is right.
     */
    public boolean isDoubtful(PriceObservation price) {
        return doubtful.getOrDefault(price.listingId(), Set.of()).contains(price.asOf());
    }

    private void once(CsvRow row, Map.Entry<ListingId, UUID> listed, LocalDate date, Instant asOf, BigDecimal close) {
        ListingId listing = listed.getKey();
        BigDecimal before = seen.computeIfAbsent(listing, id -> new HashMap<>()).putIfAbsent(date, close);
        if (before == null) {
            return;
        }
        if (before.compareTo(close) == 0) {
            row.refuse("ROW_REPEATED", "the close of " + listing + " on " + date + " is in the file already", "");
        } else {
            doubtful.computeIfAbsent(listed.getValue(), id -> new HashSet<>()).add(asOf);
            row.refuse(
                    "ROW_REPEATED",
                    "the close of " + listing + " on " + date + " is in the file twice, as " + Decimals.text(before)
                            + " and as " + Decimals.text(close) + "; neither is taken",
                    "");
        }
    }

    private Optional<Instant> close(CsvRow row, ListingId listing, LocalDate date) {
        VenueCalendar calendar =
                calendars.computeIfAbsent(listing, id -> database.read(actor, tx -> new VenueCalendars(tx).of(id)));
        if (calendar.isSession(date)) {
            return Optional.of(calendar.close(date));
        }
        row.refuse(
                "NO_SESSION",
                calendar.mic() + " had no session on " + date + " (" + date.getDayOfWeek() + ")",
                "Maybe leave the row out: a close of a day without trading repeats the day before.");
        return Optional.empty();
    }
}

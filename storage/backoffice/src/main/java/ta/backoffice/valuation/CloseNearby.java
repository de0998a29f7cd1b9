package ta.backoffice.valuation;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ta.backoffice.market.Restatement;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** Finds what a listing was worth when it was traded: its accepted close nearest to a moment. */
public final class CloseNearby {

    private static final int DAYS = 10;

    private final Transaction tx;
    private final UUID portfolioId;
    private final Conversion conversion;
    private final Restatement restatement;
    private final Map<UUID, AcceptedCloses> closes = new HashMap<>();
    private final Map<UUID, ZoneId> zones = new HashMap<>();

    /** Reads the closes of a listing when it is first asked for; use it for one transaction only. */
    public CloseNearby(Transaction tx, UUID portfolioId) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        String baseCurrency = tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY);
        this.conversion = new Conversion(
                tx,
                portfolioId,
                baseCurrency,
                PolicyHistory.load(tx, portfolioId).quoteUnits());
        this.restatement = new Restatement(tx, portfolioId);
    }

    /** In the base currency, per unit as units were counted then; empty without a close within ten days. */
    public Optional<BigDecimal> at(UUID listing, Instant moment) {
        AcceptedCloses accepted = closes.computeIfAbsent(listing, this::load);
        LocalDate day = moment.atZone(zones.get(listing)).toLocalDate();
        return IntStream.rangeClosed(0, DAYS)
                .boxed()
                .flatMap(away -> Stream.of(day.minusDays(away), day.plusDays(away)))
                .map(date -> accepted.at(date, tx.at(), day).map(AcceptedCloses.Close::price))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private AcceptedCloses load(UUID key) {
        ListingId listing = RegisteredListings.one(tx, key).listing();
        VenueCalendar calendar = new VenueCalendars(tx).of(listing);
        zones.put(key, calendar.zone());
        return new AcceptedCloses(tx, portfolioId, key, listing, calendar, conversion, restatement, tx.at());
    }
}

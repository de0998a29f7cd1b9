package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.market.PriceSeries;
import ta.backoffice.market.Restatement;
import ta.backoffice.market.SeriesPrice;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Transaction;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/** The closes of one listing that a portfolio accepts, by the date of their session. */
final class AcceptedCloses {

    private final ListingId listing;
    private final UUID key;
    private final VenueCalendar calendar;
    private final Conversion conversion;
    private final Restatement restatement;
    private final TreeMap<LocalDate, SeriesPrice> byDate = new TreeMap<>();

    /**
     * A close in the base currency, per unit as units are counted on its date.
     *
     * @param rate at which it was converted; empty if it was in the base currency
     */
    record Close(BigDecimal price, Optional<BigDecimal> rate, boolean provisional) {}

    AcceptedCloses(
            Transaction tx,
            UUID portfolioId,
            UUID key,
            ListingId listing,
            VenueCalendar calendar,
            Conversion conversion,
            Restatement restatement,
            Instant upTo) {
        this.listing = listing;
        this.key = key;
        this.calendar = calendar;
        this.conversion = conversion;
        this.restatement = restatement;
        PriceSeries series = new PriceSeries(tx, portfolioId, key, PriceKind.CLOSE, upTo, calendar.zone()).inOnePage();
        for (int i = 0; series.get(i).isPresent(); i++) {
            SeriesPrice price = series.get(i).orElseThrow();
            LocalDate date = price.asOf().atZone(calendar.zone()).toLocalDate();
            // The newest of a date counts, accepted or not: an older one must not stand in for it.
            byDate.putIfAbsent(date, price);
        }
    }

    /**
     * The close of a date. If the venue was shut, that of its last session, unless it is provisional: it would confirm
     * itself.
     *
     * @param moment the close of the session, by which the exchange rate must be known
     */
    Optional<Close> at(LocalDate date, Instant moment) {
        return at(date, moment, date);
    }

    /** The same, per unit as units are counted on another date. */
    Optional<Close> at(LocalDate date, Instant moment, LocalDate counted) {
        boolean open = calendar.isSession(date);
        SeriesPrice price = byDate.get(open ? date : calendar.previousSession(date));
        if (price == null || price.quarantined() || (!open && price.provisional())) {
            return Optional.empty();
        }
        BigDecimal restated = restatement.asCountedThen(key, price, counted, calendar.zone());
        return conversion
                .inBaseCurrency(listing, price, restated, moment)
                .map(base -> new Close(base.price(), base.rate(), price.provisional() || base.provisional()));
    }
}

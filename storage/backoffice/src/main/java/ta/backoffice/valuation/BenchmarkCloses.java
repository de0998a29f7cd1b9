package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.market.Restatement;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.performance.Benchmark;
import ta.rules.performance.Book;
import ta.rules.performance.Book.MarketSession;
import ta.rules.portfolio.ListingId;

/** Sets any registered listing beside a portfolio: its accepted closes in the base currency, splits restated. */
public final class BenchmarkCloses {

    private BenchmarkCloses() {}

    /**
     * @throws StorageException.NotFound when the listing is not registered
     */
    public static Benchmark of(Transaction tx, UUID portfolioId, PortfolioPerformance performance, ListingId listing) {
        UUID key = ListingLookup.find(tx, listing).orElseThrow(() -> new StorageException.NotFound("listing", listing));
        Book book = performance.book();
        Conversion conversion = new Conversion(
                tx,
                portfolioId,
                book.baseCurrency(),
                PolicyHistory.load(tx, portfolioId).quoteUnits());
        VenueCalendar calendar = new VenueCalendars(tx).of(listing);
        AcceptedCloses accepted = new AcceptedCloses(
                tx, portfolioId, key, listing, calendar, conversion, new Restatement(tx, portfolioId), book.asOf());
        LocalDate counted = book.asOf().atZone(calendar.zone()).toLocalDate();
        NavigableMap<LocalDate, BigDecimal> closes = new TreeMap<>();
        for (MarketSession session : book.sessions()) {
            Optional<AcceptedCloses.Close> close = accepted.at(session.date(), session.close(), counted);
            close.filter(firm -> !firm.provisional()).ifPresent(firm -> closes.put(session.date(), firm.price()));
        }
        return Benchmark.of(performance.performance(), closes);
    }
}

package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.market.Restatement;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.performance.Book;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.performance.BookHistory;
import ta.rules.portfolio.ListingId;

/**
 * The sessions of a book and their prices. A date is a session if a venue of something held has one; its close is the
 * last of their closes. While nothing is held, the venues of the policy's listings count.
 */
final class LoadSessions {

    private final Book book;
    private final PolicyHistory policies;
    private final BookHistory history;
    private final Map<ListingId, AcceptedCloses> closes = new HashMap<>();
    private final VenueCalendars calendars;
    private final Conversion conversion;
    private final Set<String> currencies;
    private final Map<ListingId, Map<LocalDate, BigDecimal>> rates = new TreeMap<>();

    /**
     * @param book without sessions
     * @param listings by key, all that the book has entries of
     */
    LoadSessions(Transaction tx, UUID portfolioId, Book book, PolicyHistory policies, Map<UUID, ListingId> listings) {
        this.calendars = new VenueCalendars(tx);
        this.book = book;
        this.policies = policies;
        this.history = new BookHistory(book);
        Restatement restatement = new Restatement(tx, portfolioId);
        this.conversion = new Conversion(tx, portfolioId, book.baseCurrency(), policies.quoteUnits());
        this.currencies = book.entries().stream()
                .flatMap(entry -> Optional.ofNullable(entry.listing()).flatMap(CurrencyCash::currency).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        listings.forEach((key, listing) -> closes.put(
                listing,
                new AcceptedCloses(
                        tx, portfolioId, key, listing, calendars.of(listing), conversion, restatement, book.asOf())));
    }

    List<MarketSession> sessions() {
        Optional<Instant> first = history.firstTime();
        if (first.isEmpty()) {
            return List.of();
        }
        List<MarketSession> sessions = new ArrayList<>();
        LocalDate last = book.asOf().atZone(book.timeZone()).toLocalDate();
        for (LocalDate day = first.get().atZone(book.timeZone()).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            session(day).ifPresent(sessions::add);
        }
        return sessions;
    }

    private Optional<MarketSession> session(LocalDate day) {
        LocalDate date = day;
        Set<ListingId> held = held(date);
        return venues(held).stream()
                .filter(calendar -> calendar.isSession(date))
                .map(calendar -> calendar.close(date))
                .max(Instant::compareTo)
                .filter(close -> !close.isAfter(book.asOf()))
                .map(close -> new MarketSession(date, close, prices(date, close)));
    }

    /** What is held at the beginning of a day or at its end, cash aside. */
    private Set<ListingId> held(LocalDate date) {
        Set<ListingId> held = new HashSet<>(history.heldAt(start(date)));
        held.addAll(history.heldAt(start(date.plusDays(1))));
        held.removeIf(listing -> CurrencyCash.currency(listing).isPresent());
        return held;
    }

    private Instant start(LocalDate date) {
        ZoneId zone = book.timeZone();
        return date.atStartOfDay(zone).toInstant();
    }

    private Set<VenueCalendar> venues(Set<ListingId> held) {
        Set<VenueCalendar> venues = new HashSet<>();
        (held.isEmpty() ? policies.listings() : held).forEach(listing -> venues.add(calendars.of(listing)));
        return venues;
    }

    /** The price of each listing that the book has entries of, and the rate of each currency. */
    private List<SessionPrice> prices(LocalDate date, Instant close) {
        List<SessionPrice> prices = new ArrayList<>();
        closes.forEach((listing, accepted) -> accepted.at(date, close).ifPresent(price -> {
            prices.add(new SessionPrice(listing, price.price(), price.provisional()));
            remember(listing, date, price.rate());
        }));
        currencies.forEach(currency -> conversion.rate(currency, close).ifPresent(rate -> {
            ListingId cash = CurrencyCash.listing(currency);
            prices.add(new SessionPrice(cash, rate.price(), rate.provisional()));
            remember(cash, date, rate.rate());
        }));
        return prices;
    }

    private void remember(ListingId listing, LocalDate date, Optional<BigDecimal> rate) {
        rate.ifPresent(
                each -> rates.computeIfAbsent(listing, key -> new HashMap<>()).put(date, each));
    }

    /** The rates at which the prices of listings in another currency were converted, by session. */
    Map<ListingId, Map<LocalDate, BigDecimal>> rates() {
        return rates;
    }
}

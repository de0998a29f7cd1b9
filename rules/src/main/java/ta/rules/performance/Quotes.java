package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.portfolio.ListingId;

/**
 * The price of each listing in each session, its own or a carried one, and whether it is doubtful (performance
 * specification, 2).
 */
final class Quotes {

    private final int carrySessions;
    private final SplitRatios splits;
    private final BigDecimal jumpPct;
    private final List<MarketSession> sessions = new ArrayList<>();
    private final Map<ListingId, NavigableMap<Integer, Quote>> byListing = new HashMap<>();

    /**
     * A price in a session.
     *
     * @param close of the session that the price is from
     * @param doubtful whether it is provisional, and no later price has confirmed it
     */
    record Quote(ListingId listing, BigDecimal price, Instant close, boolean doubtful) {

        /** The price per unit as units are counted at {@code moment}. */
        BigDecimal at(Instant moment, SplitRatios splits) {
            return splits.restate(listing, price, close, moment);
        }
    }

    Quotes(Book book, SplitRatios splits) {
        this.carrySessions = book.carrySessions();
        this.splits = splits;
        this.jumpPct = book.jumpPct();
        book.sessions().stream()
                .filter(session -> !session.close().isAfter(book.asOf()))
                .forEach(this::add);
    }

    /**
     * Takes the next session.
     *
     * @return the first session whose quotes are new: this one, or an earlier one with a price that this one confirms
     */
    int add(MarketSession session) {
        int first = sessions.size();
        int index = first;
        sessions.add(session);
        for (SessionPrice price : session.prices()) {
            NavigableMap<Integer, Quote> quotes =
                    byListing.computeIfAbsent(price.listing(), listing -> new TreeMap<>());
            Map.Entry<Integer, Quote> before = quotes.lastEntry();
            if (before != null && before.getValue().doubtful() && confirms(price, session, before.getValue())) {
                Quote quote = before.getValue();
                quotes.put(before.getKey(), new Quote(quote.listing(), quote.price(), quote.close(), false));
                first = Math.min(first, before.getKey());
            }
            quotes.put(index, new Quote(price.listing(), price.price(), session.close(), price.provisional()));
        }
        return first;
    }

    /** The sessions up to the book's time. */
    List<MarketSession> sessions() {
        return sessions;
    }

    /** The listing's quote in a session, or null. */
    @Nullable
    Quote of(ListingId listing, int session) {
        NavigableMap<Integer, Quote> quotes = byListing.get(listing);
        Map.Entry<Integer, Quote> newest = quotes == null ? null : quotes.floorEntry(session);
        return newest == null || newest.getKey() < session - carrySessions ? null : newest.getValue();
    }

    private boolean confirms(SessionPrice next, MarketSession session, Quote quote) {
        BigDecimal price = quote.at(session.close(), splits);
        BigDecimal change = next.price().subtract(price).abs();
        return change.multiply(Decimals.HUNDRED).compareTo(jumpPct.multiply(price)) <= 0;
    }
}

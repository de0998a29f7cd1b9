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
    private final List<MarketSession> sessions;
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
        this.sessions = book.sessions().stream()
                .filter(session -> !session.close().isAfter(book.asOf()))
                .toList();
        Map<ListingId, List<Own>> own = new HashMap<>();
        for (int i = 0; i < sessions.size(); i++) {
            for (SessionPrice price : sessions.get(i).prices()) {
                own.computeIfAbsent(price.listing(), listing -> new ArrayList<>())
                        .add(new Own(i, price));
            }
        }
        own.forEach((listing, prices) -> byListing.put(listing, judged(prices, book.jumpPct())));
    }

    private record Own(int session, SessionPrice price) {}

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

    private NavigableMap<Integer, Quote> judged(List<Own> prices, BigDecimal jumpPct) {
        NavigableMap<Integer, Quote> quotes = new TreeMap<>();
        for (int i = 0; i < prices.size(); i++) {
            Own own = prices.get(i);
            Own next = i + 1 < prices.size() ? prices.get(i + 1) : null;
            SessionPrice price = own.price();
            boolean doubtful = price.provisional() && (next == null || !confirms(next, own, jumpPct));
            quotes.put(own.session(), new Quote(price.listing(), price.price(), close(own), doubtful));
        }
        return quotes;
    }

    private boolean confirms(Own next, Own own, BigDecimal jumpPct) {
        BigDecimal price = splits.restate(own.price().listing(), own.price().price(), close(own), close(next));
        BigDecimal change = next.price().price().subtract(price).abs();
        return change.multiply(Decimals.HUNDRED).compareTo(jumpPct.multiply(price)) <= 0;
    }

    private Instant close(Own own) {
        return sessions.get(own.session()).close();
    }
}

package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.SpanFlows.EntryFlow;
import ta.rules.portfolio.ListingId;

/**
 * What a portfolio was worth at the close of a session. Amounts are in the base currency.
 *
 * @param day of the close, in the book's time zone
 * @param provisional whether a doubtful price is in it: it sets no peak, no point links from it, no figure uses it
 * @param invested the sleeves alone, which triggers watch
 * @param total all values and the cash
 * @param sleeves the value of each sleeve, by code
 * @param prices of each listing held
 * @param values of each listing held: units × price
 */
public record SeriesPoint(
        MarketSession session,
        LocalDate day,
        boolean provisional,
        IndexedValue invested,
        IndexedValue total,
        SortedMap<String, BigDecimal> sleeves,
        BigDecimal cashPark,
        BigDecimal unassigned,
        SortedMap<ListingId, BigDecimal> prices,
        SortedMap<ListingId, BigDecimal> values,
        Held held) {

    /** What the point is computed from, for the figures of periods. */
    record Held(int index, BookState state, Membership membership, List<EntryFlow> flows) {}

    /** What entries since the point before brought in from outside; missing money is not in it. */
    public BigDecimal paidIn() {
        return held.flows().stream()
                .map(flow -> flow.total().max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What entries since the point before took out. */
    public BigDecimal paidOut() {
        return held.flows().stream()
                .map(flow -> flow.total().negate().max(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal cash() {
        return held.state().cash();
    }

    public Instant close() {
        return session.close();
    }
}

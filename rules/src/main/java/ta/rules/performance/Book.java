package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.ListingId;

/**
 * All that a portfolio's performance is computed from (performance specification, 1). When an entry was recorded plays
 * no part.
 *
 * @param timeZone the zone in which days begin and end
 * @param asOf nothing after it counts
 * @param jumpPct how far the next price may be from a provisional one that it confirms, in percent
 * @param carrySessions for how many sessions a price serves after its own
 * @param since the first day of the period that the caller asks for
 * @param sessions ascending by date and by close
 * @param memberships ascending; each is in force until the next, and the first one also before
 */
public record Book(
        String baseCurrency,
        ZoneId timeZone,
        Instant asOf,
        BigDecimal jumpPct,
        int carrySessions,
        @Nullable LocalDate since,
        List<MarketSession> sessions,
        List<Split> splits,
        List<Membership> memberships,
        List<BookEntry> entries) {

    /** A trading day and the prices at its close; there is at most one price of a listing. */
    public record MarketSession(LocalDate date, Instant close, List<SessionPrice> prices) {}

    /**
     * An accepted closing price.
     *
     * @param price in the base currency, per unit as units are counted at the close; above 0
     * @param provisional whether it has an unreviewed finding of the jump family
     */
    public record SessionPrice(ListingId listing, BigDecimal price, boolean provisional) {}

    /**
     * A change of the number of units without a change of value.
     *
     * @param at the start of the day at the listing's venue
     */
    public record Split(ListingId listing, Instant at, BigDecimal unitsBefore, BigDecimal unitsAfter) {}

    /** The same book with other sessions. */
    public Book withSessions(List<MarketSession> others) {
        return new Book(
                baseCurrency, timeZone, asOf, jumpPct, carrySessions, since, others, splits, memberships, entries);
    }

    /** The same book with another first day of the period that the caller asks for. */
    public Book since(@Nullable LocalDate day) {
        return new Book(
                baseCurrency, timeZone, asOf, jumpPct, carrySessions, day, sessions, splits, memberships, entries);
    }

    LocalDate day(Instant instant) {
        return instant.atZone(timeZone).toLocalDate();
    }

    Membership membership(Instant instant) {
        Membership inForce = memberships.isEmpty() ? Membership.NONE : memberships.get(0);
        for (Membership membership : memberships) {
            if (membership.from().isAfter(instant)) {
                break;
            }
            inForce = membership;
        }
        return inForce;
    }
}

package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.performance.BookHistory.Booked;
import ta.rules.performance.Quotes.Quote;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * What the entries of a span brought in and took out (performance specification, 3). What comes in counts at the start
 * of the span, what goes out at its end.
 */
final class SpanFlows {

    private final Membership membership;
    private final BookHistory history;
    private final Quotes quotes;
    private final SplitRatios splits;
    private final int session;
    private final @Nullable Integer previous;
    private final List<EntryFlow> flows = new ArrayList<>();
    private BigDecimal investedIn = BigDecimal.ZERO;
    private BigDecimal investedOut = BigDecimal.ZERO;
    private BigDecimal totalIn = BigDecimal.ZERO;
    private BigDecimal totalOut = BigDecimal.ZERO;
    private boolean doubtful;

    /**
     * An entry and what it moved across the border of the portfolio.
     *
     * @param total what came in, or below 0 what went out, in the base currency
     * @param movedCost the cost that an exchange of holdings moved to the listing; 0 for other entries
     */
    record EntryFlow(Booked booked, BigDecimal total, BigDecimal movedCost) {

        BookEntry entry() {
            return booked.entry();
        }
    }

    /**
     * @param session of the point, under whose membership all entries count
     * @param previous the session of the point before, or null
     */
    SpanFlows(
            Membership membership,
            BookHistory history,
            Quotes quotes,
            SplitRatios splits,
            int session,
            @Nullable Integer previous) {
        this.membership = membership;
        this.history = history;
        this.quotes = quotes;
        this.splits = splits;
        this.session = session;
        this.previous = previous;
        List<Booked> entries = history.entries(previous == null ? null : close(previous), close(session));
        Map<Instant, Exchange> exchanges = exchanges(entries);
        entries.forEach(booked -> add(booked, exchanges.get(booked.entry().tradeTime())));
    }

    List<EntryFlow> flows() {
        return flows;
    }

    BigDecimal investedIn() {
        return investedIn;
    }

    BigDecimal investedOut() {
        return investedOut;
    }

    BigDecimal totalIn() {
        return totalIn;
    }

    BigDecimal totalOut() {
        return totalOut;
    }

    /** Whether an entry counts at a doubtful price of the session. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** Counts missing money as paid in while it is missing: a rise of the shortage is in, a fall reduces what is in. */
    void overdrawn(BigDecimal before, BigDecimal now) {
        BigDecimal rise = now.subtract(before);
        if (rise.signum() >= 0) {
            totalIn = totalIn.add(rise);
            return;
        }
        BigDecimal reduced = totalIn.min(rise.negate());
        totalIn = totalIn.subtract(reduced);
        totalOut = totalOut.add(rise.negate().subtract(reduced));
    }

    private void add(Booked booked, @Nullable Exchange exchange) {
        BookEntry entry = booked.entry();
        ListingId listing = entry.listing();
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal movedCost = BigDecimal.ZERO;
        if (entry.inKind() && listing != null) {
            if (entry.type() == EntryType.ADJUSTMENT && exchange != null && exchange.isBalanced()) {
                movedCost = entry.cost();
                exchanged(booked, listing, exchange);
            } else if (entry.unitsChange().signum() != 0) {
                total = moved(booked, listing);
                invested(listing, total.negate());
            }
        } else if (listing == null && isPayment(entry.type())) {
            total = entry.amount();
        } else if (listing != null && entry.isTrade()) {
            invested(listing, entry.amount());
        } else if (listing != null && entry.type() == EntryType.DIVIDEND) {
            invested(listing, history.dividendShare(entry, listing));
        }
        totalIn = totalIn.add(total.max(BigDecimal.ZERO));
        totalOut = totalOut.add(total.negate().max(BigDecimal.ZERO));
        flows.add(new EntryFlow(booked, total, movedCost));
    }

    private static boolean isPayment(EntryType type) {
        return switch (type) {
            case CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, TRANSFER_IN, TRANSFER_OUT, ADJUSTMENT -> true;
            case BUY, SELL, EXCHANGE, DIVIDEND, INTEREST, FEE -> false;
        };
    }

    /** What a trade or a dividend moved between a sleeve and the cash; {@code amount} is the effect on cash. */
    private void invested(ListingId listing, BigDecimal amount) {
        if (membership.isInside(listing)) {
            investedIn = investedIn.add(amount.negate().max(BigDecimal.ZERO));
            investedOut = investedOut.add(amount.max(BigDecimal.ZERO));
        }
    }

    /** Holdings that became others crossed no border of the portfolio, but perhaps the border of the sleeves. */
    private void exchanged(Booked booked, ListingId listing, Exchange exchange) {
        if (booked.entry().unitsChange().signum() <= 0) {
            return;
        }
        boolean inside = membership.isInside(listing);
        if (exchange.fromInside() && !inside) {
            investedOut = investedOut.add(going(booked, listing));
        } else if (!exchange.fromInside() && exchange.fromOutside() && inside) {
            investedIn = investedIn.add(coming(booked, listing));
        }
    }

    /** The value in kind of what came, or below 0 of what went. */
    private BigDecimal moved(Booked booked, ListingId listing) {
        return booked.entry().unitsChange().signum() > 0
                ? coming(booked, listing)
                : going(booked, listing).negate();
    }

    private BigDecimal coming(Booked booked, ListingId listing) {
        Quote before = before(listing);
        return before != null ? value(booked, before) : now(booked, listing, null);
    }

    private BigDecimal going(Booked booked, ListingId listing) {
        return now(booked, listing, before(listing));
    }

    private @Nullable Quote before(ListingId listing) {
        Quote quote = previous == null ? null : quotes.of(listing, previous);
        return quote == null || quote.doubtful() ? null : quote;
    }

    private BigDecimal now(Booked booked, ListingId listing, @Nullable Quote otherwise) {
        Quote quote = quotes.of(listing, session);
        if (quote != null) {
            doubtful |= quote.doubtful();
            return value(booked, quote);
        }
        return otherwise != null
                ? value(booked, otherwise)
                : booked.costChange().abs();
    }

    private BigDecimal value(Booked booked, Quote quote) {
        BookEntry entry = booked.entry();
        return entry.unitsChange().abs().multiply(quote.at(entry.tradeTime(), splits));
    }

    private Instant close(int index) {
        return quotes.sessions().get(index).close();
    }

    private Map<Instant, Exchange> exchanges(List<Booked> entries) {
        Map<Instant, Exchange> exchanges = new HashMap<>();
        for (Booked booked : entries) {
            BookEntry entry = booked.entry();
            if (entry.type() == EntryType.ADJUSTMENT && entry.inKind()) {
                boolean lowers = entry.cost().signum() < 0;
                boolean inside = membership.isInside(Objects.requireNonNull(entry.listing()));
                exchanges.merge(
                        entry.tradeTime(),
                        new Exchange(entry.cost(), lowers && inside, lowers && !inside),
                        Exchange::and);
            }
        }
        return exchanges;
    }

    /**
     * The adjustments in kind of one moment.
     *
     * @param fromInside whether one of them lowers the cost of a listing in a sleeve
     * @param fromOutside whether one of them lowers the cost of another listing
     */
    private record Exchange(BigDecimal cost, boolean fromInside, boolean fromOutside) {

        Exchange and(Exchange other) {
            return new Exchange(cost.add(other.cost), fromInside || other.fromInside, fromOutside || other.fromOutside);
        }

        boolean isBalanced() {
            return cost.signum() == 0;
        }
    }
}

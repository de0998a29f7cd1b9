package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.order.OrderCosts;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.performance.Book.Split;
import ta.rules.policy.Policy;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Carries out orders at the prices of the history, with a spread and the policy's costs. */
final class SimulatedBroker {

    /** An order that found no price in so many sessions is given up. */
    private static final int SESSIONS = 5;

    private static final BigDecimal TWO_HUNDRED = BigDecimal.valueOf(200);

    private final Policy policy;
    private final SimulatedBook book;
    private final BigDecimal halfSpread;
    private final List<Order> pending = new ArrayList<>();
    private final List<SimulatedFill> fills = new ArrayList<>();
    private int givenUp;

    /**
     * An order that waits for a price.
     *
     * @param run the day of the run
     */
    private static final class Order {
        final LocalDate run;
        final Side side;
        final ListingId listing;
        final String sleeve;
        final @Nullable Stage stage;
        final String reason;
        BigDecimal units;
        int waited;

        Order(
                LocalDate run,
                Side side,
                ListingId listing,
                String sleeve,
                @Nullable Stage stage,
                String reason,
                BigDecimal units) {
            this.run = run;
            this.side = side;
            this.listing = listing;
            this.sleeve = sleeve;
            this.stage = stage;
            this.reason = reason;
            this.units = units;
        }
    }

    SimulatedBroker(Policy policy, SimulatedBook book, BigDecimal spreadPct) {
        this.policy = policy;
        this.book = book;
        this.halfSpread = spreadPct.divide(TWO_HUNDRED);
    }

    /** What is still pending of these stages is replaced by the orders of a newer recommendation. */
    void replaceOrders(Set<Stage> stages) {
        giveUp(order -> order.stage != null && stages.contains(order.stage));
    }

    private void giveUp(Predicate<Order> which) {
        int before = pending.size();
        pending.removeIf(which);
        givenUp += before - pending.size();
    }

    /** Whether an order that was asked for with a reason is pending. */
    boolean isWaiting(String reason) {
        return pending.stream().anyMatch(order -> order.reason.equals(reason));
    }

    /** Counts what is pending in the units after a split, as far as they can be ordered. */
    void split(Split split) {
        for (Order order : pending) {
            if (order.listing.equals(split.listing())) {
                order.units = order.units
                        .multiply(split.unitsAfter())
                        .divide(
                                split.unitsBefore(),
                                policy.orderSizing(order.listing).decimals(),
                                RoundingMode.DOWN);
            }
        }
    }

    void order(
            LocalDate run,
            Side side,
            ListingId listing,
            String sleeve,
            @Nullable Stage stage,
            String reason,
            BigDecimal units) {
        pending.add(new Order(run, side, listing, sleeve, stage, reason, units));
    }

    boolean isIdle() {
        return pending.isEmpty();
    }

    /** All fills so far. */
    List<SimulatedFill> fills() {
        return fills;
    }

    /** How many orders were given up, or replaced before they were carried out. */
    int givenUp() {
        return givenUp;
    }

    /**
     * Carries out the orders of listings at one moment: the SELLs, and the BUYs for whose money no SELL is waiting.
     *
     * @param prices in the base currency, of the listings that have a session; empty if there is none to trade at
     */
    void session(Instant at, Map<ListingId, Optional<BigDecimal>> prices) {
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            for (Order order : List.copyOf(pending)) {
                if (!pending.contains(order)
                        || order.side != side
                        || !prices.containsKey(order.listing)
                        || waitsForMoney(order)) {
                    continue;
                }
                Optional<BigDecimal> price = prices.get(order.listing);
                if (price.isPresent()) {
                    pending.remove(order);
                    if (!fill(order, at, price.get())) {
                        giveUp(order);
                    }
                } else if (++order.waited >= SESSIONS) {
                    pending.remove(order);
                    giveUp(order);
                }
            }
        }
    }

    /** Without the SELL of the cash park there is no money for what it was to pay for. */
    private void giveUp(Order order) {
        givenUp++;
        if (order.side == Side.SELL && order.stage == Stage.CASH_PARK) {
            giveUp(other -> other.side == Side.BUY && other.stage == Stage.CASH_PARK && other.run.equals(order.run));
        }
    }

    private boolean waitsForMoney(Order order) {
        return order.side == Side.BUY
                && pending.stream().anyMatch(other -> other.side == Side.SELL && other.run.equals(order.run));
    }

    /** Returns false if there are no units or no money for it. */
    private boolean fill(Order order, Instant at, BigDecimal price) {
        OrderCosts costs = policy.orderCosts(order.listing);
        BigDecimal traded = price.multiply(
                order.side == Side.BUY ? BigDecimal.ONE.add(halfSpread) : BigDecimal.ONE.subtract(halfSpread));
        BigDecimal units =
                order.side == Side.BUY ? affordable(order, traded, costs) : order.units.min(book.units(order.listing));
        if (units.signum() <= 0) {
            return false;
        }
        BigDecimal value = Decimals.even2(units.multiply(traded));
        BigDecimal fees = costs.of(order.side, value);
        BigDecimal amount = order.side == Side.BUY ? value.add(fees).negate() : value.subtract(fees);
        book.trade(order.side == Side.BUY ? EntryType.BUY : EntryType.SELL, at, order.listing, units, amount, fees);
        fills.add(new SimulatedFill(
                order.run,
                at,
                order.side,
                order.listing,
                order.sleeve,
                order.stage,
                order.reason,
                units,
                amount,
                fees,
                value.subtract(Decimals.even2(units.multiply(price))).abs()));
        return true;
    }

    /** The most units, up to those of the order, that the cash pays for. */
    private BigDecimal affordable(Order order, BigDecimal price, OrderCosts costs) {
        int places = policy.orderSizing(order.listing).decimals();
        BigDecimal step = BigDecimal.ONE.movePointLeft(places);
        BigDecimal units = order.units;
        if (outlay(units, price, costs).compareTo(book.cash()) <= 0) {
            return units;
        }
        BigDecimal unit = price.multiply(BigDecimal.ONE.add(costs.buyPct().movePointLeft(2)));
        units = units.min(
                book.cash().subtract(costs.perOrder()).max(BigDecimal.ZERO).divide(unit, places, RoundingMode.DOWN));
        while (units.signum() > 0 && outlay(units, price, costs).compareTo(book.cash()) > 0) {
            units = units.subtract(step);
        }
        return units;
    }

    private static BigDecimal outlay(BigDecimal units, BigDecimal price, OrderCosts costs) {
        BigDecimal value = Decimals.even2(units.multiply(price));
        return value.add(costs.of(Side.BUY, value));
    }
}

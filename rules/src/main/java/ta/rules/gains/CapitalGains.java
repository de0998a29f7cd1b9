package ta.rules.gains;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ta.rules.gains.Disposal.Part;
import ta.rules.gains.Disposal.Rule;

/**
 * Matches what was sold of one listing with what was bought: first with units of the same day, then with units of the
 * following 30 days, the earliest first, and what is left with the pool at average cost. A split between the two days
 * restates the units. Costs in the base currency, HALF_EVEN to 10 places.
 *
 * @param disposals by day, ascending
 * @param poolUnits units that are left
 * @param poolCost what the units that are left cost
 * @param costMoved by day, the cost that left with MOVED_OUT and REORGANISED
 */
public record CapitalGains(
        List<Disposal> disposals,
        BigDecimal poolUnits,
        BigDecimal poolCost,
        SortedMap<LocalDate, BigDecimal> costMoved) {

    private static final int FOLLOWING_DAYS = 30;
    private static final int PLACES = 10;
    private static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);

    /**
     * @param moves of one listing, in the order in which they happened; never more go than are there
     */
    public static CapitalGains of(List<UnitMove> moves) {
        NavigableMap<LocalDate, TradingDay> days = new TreeMap<>();
        moves.forEach(move -> days.computeIfAbsent(move.day(), TradingDay::new).add(move));
        scale(days);
        days.values().forEach(day -> match(day, day, Rule.SAME_DAY));
        days.values()
                .forEach(day -> days.subMap(day.date, false, day.date.plusDays(FOLLOWING_DAYS), true)
                        .values()
                        .forEach(later -> match(day, later, Rule.THIRTY_DAYS)));
        return pooled(days);
    }

    /** How many units of a day correspond to one unit at the beginning, by the adjustments until then. */
    private static void scale(NavigableMap<LocalDate, TradingDay> days) {
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal scale = BigDecimal.ONE;
        for (TradingDay day : days.values()) {
            if (held.signum() > 0) {
                day.ratio = held.add(day.adjustedUnits).divide(held, DIGITS);
                scale = day.ratio.signum() > 0 ? scale.multiply(day.ratio, DIGITS) : scale;
            }
            day.scale = scale;
            held = held.add(day.change());
        }
    }

    /** Matches what is left of a day's disposal with what is left of a day's acquisition. */
    private static void match(TradingDay sold, TradingDay bought, Rule rule) {
        if (sold.unmatchedSold.signum() <= 0 || bought.unmatchedBought.signum() <= 0) {
            return;
        }
        BigDecimal available = rescaled(bought.unmatchedBought, bought, sold);
        boolean all = available.compareTo(sold.unmatchedSold) <= 0;
        BigDecimal units = all ? available : sold.unmatchedSold;
        BigDecimal taken = all ? bought.unmatchedBought : rescaled(units, sold, bought);
        BigDecimal cost = all ? bought.unmatchedCost : share(bought.unmatchedCost, taken, bought.unmatchedBought);
        sold.unmatchedSold = sold.unmatchedSold.subtract(units);
        bought.unmatchedBought = bought.unmatchedBought.subtract(taken);
        bought.unmatchedCost = bought.unmatchedCost.subtract(cost);
        sold.parts.add(new Part(rule, units, cost, Optional.of(bought.date)));
    }

    private static BigDecimal rescaled(BigDecimal units, TradingDay from, TradingDay to) {
        return from.scale.compareTo(to.scale) == 0
                ? units
                : units.multiply(to.scale).divide(from.scale, DIGITS);
    }

    private static BigDecimal share(BigDecimal cost, BigDecimal units, BigDecimal ofUnits) {
        return cost.multiply(units).divide(ofUnits, PLACES, RoundingMode.HALF_EVEN);
    }

    /** What was not matched goes through the pool, day by day. */
    private static CapitalGains pooled(NavigableMap<LocalDate, TradingDay> days) {
        List<Disposal> disposals = new ArrayList<>();
        SortedMap<LocalDate, BigDecimal> moved = new TreeMap<>();
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (TradingDay day : days.values()) {
            // The pool may have more units than are held, for which later ones were matched: a split concerns all.
            BigDecimal adjusted = units.signum() > 0 ? units.multiply(day.ratio, DIGITS) : day.adjustedUnits;
            BigDecimal reorganised = cost.multiply(day.reorganised).setScale(PLACES, RoundingMode.HALF_EVEN);
            BigDecimal repaid = day.repaid.min(cost.subtract(reorganised));
            cost = cost.subtract(reorganised).subtract(repaid);
            if (day.repaid.compareTo(repaid) > 0) {
                disposals.add(new Disposal(day.date, BigDecimal.ZERO, day.repaid.subtract(repaid), List.of()));
            }
            units = adjusted.add(day.movedIn).add(day.unmatchedBought);
            cost = cost.add(day.addedCost).add(day.unmatchedCost);
            BigDecimal left = less(units, day.movedOut);
            BigDecimal out = left.signum() == 0 ? cost : share(cost, units.subtract(left), units);
            cost = cost.subtract(out);
            units = left;
            if (day.movedOut.signum() > 0 || day.reorganised.signum() > 0) {
                moved.put(day.date, out.add(reorganised));
            }
            if (day.sold.signum() > 0) {
                left = less(units, day.unmatchedSold);
                if (day.unmatchedSold.signum() > 0) {
                    BigDecimal removed = left.signum() == 0 ? cost : share(cost, units.subtract(left), units);
                    day.parts.add(new Part(Rule.POOL, day.unmatchedSold, removed, Optional.empty()));
                    cost = cost.subtract(removed);
                    units = left;
                }
                disposals.add(new Disposal(day.date, day.sold, day.proceeds, List.copyOf(day.parts)));
            }
        }
        return new CapitalGains(List.copyOf(disposals), units, cost, moved);
    }

    /** What is left of the pool; a rest that is smaller than any unit comes from a split's division. */
    private static BigDecimal less(BigDecimal pool, BigDecimal units) {
        BigDecimal left = pool.subtract(units);
        return left.setScale(PLACES, RoundingMode.HALF_EVEN).signum() <= 0 ? BigDecimal.ZERO : left;
    }

    /** What happened on a day, and what of it is not matched yet. */
    private static final class TradingDay {

        private final LocalDate date;
        private final List<Part> parts = new ArrayList<>();
        private BigDecimal ratio = BigDecimal.ONE;
        private BigDecimal scale = BigDecimal.ONE;
        private BigDecimal bought = BigDecimal.ZERO;
        private BigDecimal unmatchedBought = BigDecimal.ZERO;
        private BigDecimal unmatchedCost = BigDecimal.ZERO;
        private BigDecimal sold = BigDecimal.ZERO;
        private BigDecimal unmatchedSold = BigDecimal.ZERO;
        private BigDecimal proceeds = BigDecimal.ZERO;
        private BigDecimal movedIn = BigDecimal.ZERO;
        private BigDecimal movedOut = BigDecimal.ZERO;
        private BigDecimal adjustedUnits = BigDecimal.ZERO;
        private BigDecimal addedCost = BigDecimal.ZERO;
        private BigDecimal reorganised = BigDecimal.ZERO;
        private BigDecimal repaid = BigDecimal.ZERO;

        private TradingDay(LocalDate date) {
            this.date = date;
        }

        private void add(UnitMove move) {
            switch (move.kind()) {
                case ACQUIRED -> {
                    bought = bought.add(move.units());
                    unmatchedBought = bought;
                    unmatchedCost = unmatchedCost.add(move.amount());
                }
                case DISPOSED -> {
                    sold = sold.add(move.units());
                    unmatchedSold = sold;
                    proceeds = proceeds.add(move.amount());
                }
                case MOVED_IN -> {
                    movedIn = movedIn.add(move.units());
                    addedCost = addedCost.add(move.amount());
                }
                case MOVED_OUT -> movedOut = movedOut.add(move.units());
                case ADJUSTED -> {
                    adjustedUnits = adjustedUnits.add(move.units());
                    addedCost = addedCost.add(move.amount());
                }
                case REORGANISED -> {
                    // Of two on one day, the second takes its share of what the first has left.
                    BigDecimal stays = BigDecimal.ONE.subtract(reorganised);
                    reorganised = reorganised.add(stays.multiply(move.amount(), DIGITS));
                }
                case REPAID -> repaid = repaid.add(move.amount());
            }
        }

        private BigDecimal change() {
            return bought.subtract(sold).add(movedIn).subtract(movedOut).add(adjustedUnits);
        }
    }
}

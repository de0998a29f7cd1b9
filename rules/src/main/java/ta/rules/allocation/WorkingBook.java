package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.guard.GuardVerdict;
import ta.rules.order.Line;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.order.SuppressedOrder;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.valuation.Position;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/**
 * The orders of a run so far, and what they make of the portfolio: V′ is a sleeve's value and T′ the sum of all, in the
 * base currency. Belongs to one run; not safe for use by several threads.
 */
public final class WorkingBook {

    private final Valuation valuation;
    private final Map<String, BigDecimal> values;
    private BigDecimal invested;
    private final List<? extends Fact> weights;
    private final List<Line> lines = new ArrayList<>();
    private final IdentityHashMap<Line, List<GuardVerdict>> warnings = new IdentityHashMap<>();
    private final List<SuppressedOrder> suppressed = new ArrayList<>();

    public WorkingBook(Valuation valuation, List<SleeveWeight> weights) {
        this.valuation = valuation;
        this.values = new HashMap<>(valuation.sleeveValues());
        this.invested = valuation.invested();
        this.weights = weights;
    }

    /** V′ of a sleeve of the policy. */
    public BigDecimal value(String sleeve) {
        return Objects.requireNonNull(values.get(sleeve), sleeve);
    }

    /** T′, the sum of the values of all sleeves. */
    public BigDecimal invested() {
        return invested;
    }

    /** Whether a sleeve is one of the policy's. */
    boolean isOfPolicy(String sleeve) {
        return values.containsKey(sleeve);
    }

    /** V′ of a listing alone. */
    BigDecimal value(ListingId listing) {
        Position held = valuation.positions().get(listing);
        return linesOf(listing)
                .map(Line::signedAmount)
                .reduce(held == null ? BigDecimal.ZERO : held.value(), BigDecimal::add);
    }

    /** The units of a listing that can still be sold. */
    BigDecimal units(ListingId listing) {
        Position held = valuation.positions().get(listing);
        return linesOf(listing)
                .filter(line -> line.side() == Side.SELL)
                .map(Line::estimatedUnits)
                .reduce(held == null ? BigDecimal.ZERO : held.holding().units(), BigDecimal::subtract);
    }

    private Stream<Line> linesOf(ListingId listing) {
        return lines.stream().filter(line -> line.listing().equals(listing));
    }

    /**
     * @param warned the guards that only warn, and hold for it
     */
    void add(Line line, List<GuardVerdict> warned) {
        lines.add(line);
        warnings.put(line, warned);
        move(line.sleeve(), line.signedAmount());
    }

    /** Puts {@code line} where it stood before {@link #remove}. */
    void restore(int place, Line line, List<GuardVerdict> warned) {
        lines.add(place, line);
        warnings.put(line, warned);
        move(line.sleeve(), line.signedAmount());
    }

    /** Takes a line out, to be made anew; returns its place. */
    int remove(Line line) {
        int place = lines.indexOf(line);
        lines.remove(place);
        move(line.sleeve(), line.signedAmount().negate());
        return place;
    }

    /** Puts a line in the place of another one of the same amounts. */
    void replace(Line line, Line by) {
        List<GuardVerdict> warned = warnings(line);
        restore(remove(line), by, warned);
    }

    /** The guards that warn of a line. */
    public List<GuardVerdict> warnings(Line line) {
        return Objects.requireNonNull(warnings.get(line));
    }

    public void add(SuppressedOrder order) {
        suppressed.add(order);
    }

    private void move(String sleeve, BigDecimal amount) {
        if (values.computeIfPresent(sleeve, (code, value) -> value.add(amount)) != null) {
            invested = invested.add(amount);
        }
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Line> buys(Stage stage) {
        return lines.isEmpty()
                ? List.of()
                : lines.stream().filter(line -> line.isBuy(stage)).toList();
    }

    /** The BUY of the cadence for a listing, if it is placed. */
    Optional<Line> buy(ListingId listing) {
        return linesOf(listing).filter(line -> line.isBuy(Stage.CADENCE)).findFirst();
    }

    public List<Line> sells(Stage stage) {
        return lines.isEmpty()
                ? List.of()
                : lines.stream().filter(line -> line.isSell(stage)).toList();
    }

    public int ordersOf(Stage stage) {
        int count = 0;
        for (Line line : lines) {
            count += line.stage() == stage ? 1 : 0;
        }
        return count;
    }

    public List<SuppressedOrder> suppressed() {
        return suppressed;
    }

    /** The facts from which V′ and T′ follow: the weights at the start, and the orders placed so far. */
    public List<Fact> sources() {
        List<Fact> sources = new ArrayList<>(weights.size() + lines.size() + 1);
        sources.addAll(weights);
        sources.addAll(lines);
        return sources;
    }

    List<Fact> sourcesAnd(Fact fact) {
        List<Fact> sources = sources();
        sources.add(fact);
        return sources;
    }
}

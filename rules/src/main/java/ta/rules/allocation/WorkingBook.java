package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ta.rules.order.Line;
import ta.rules.order.Stage;
import ta.rules.order.SuppressedOrder;
import ta.rules.trace.Fact;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/**
 * The orders of a run so far, and what they make of the portfolio: V′ is a sleeve's value and T′ the sum of all, in the
 * base currency. Belongs to one run; not safe for use by several threads.
 */
public final class WorkingBook {

    private final Map<String, BigDecimal> values;
    private BigDecimal invested;
    private final List<? extends Fact> weights;
    private final List<Line> lines = new ArrayList<>();
    private final List<SuppressedOrder> suppressed = new ArrayList<>();

    public WorkingBook(Valuation valuation, List<SleeveWeight> weights) {
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

    public void add(Line line) {
        lines.add(line);
        move(line.sleeve(), line.signedAmount());
    }

    public void replace(Line line, Line by) {
        lines.set(lines.indexOf(line), by);
        move(by.sleeve(), by.signedAmount().subtract(line.signedAmount()));
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

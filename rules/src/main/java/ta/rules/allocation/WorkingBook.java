package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ta.rules.order.Line;
import ta.rules.order.Stage;
import ta.rules.order.SuppressedOrder;
import ta.rules.trace.Fact;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/** The working copies V′ and T′, moved by each order that survives, and the orders so far. Used by one run alone. */
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
        return values.get(sleeve);
    }

    /** T′. */
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

    /** What V′ and T′ are made of now: the weights, and the orders that moved them. */
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

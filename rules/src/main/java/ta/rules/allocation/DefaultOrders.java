package ta.rules.allocation;

import static ta.rules.json.Decimals.down2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import ta.rules.cadence.CadenceSleeve;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.cadence.DefaultOrderVerdict;
import ta.rules.order.Line;
import ta.rules.order.OrderRequest;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.order.Suppression;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.trace.Fact;

/** Spreads a budget over the policy's default orders, in proportion to their amounts. */
final class DefaultOrders {

    static final String WHEN_DRIFTED = "/cadence/monthly/when_drifted";

    private final RuleSession session;
    private final Policy.Contribution contribution;
    private final List<CadenceSleeve> sleeves;
    private final WorkingBook book;
    private final OrderPlacement desk;
    private final FurtherUnits furtherUnits;
    private final Greedy greedy;

    DefaultOrders(
            RuleSession session,
            Policy policy,
            List<CadenceSleeve> sleeves,
            WorkingBook book,
            OrderPlacement desk,
            Limits limits,
            Greedy greedy) {
        this.session = session;
        this.contribution = policy.cadence().contribution().orElseThrow();
        this.sleeves = sleeves;
        this.book = book;
        this.desk = desk;
        this.furtherUnits = new FurtherUnits(session, limits, book, desk);
        this.greedy = greedy;
    }

    void place(Budget budget) {
        List<DefaultOrderReading> readings = readings();
        readings.forEach(session::insert);
        IdentityHashMap<DefaultOrderReading, DefaultOrderVerdict> leftOut = new IdentityHashMap<>();
        for (DefaultOrderVerdict verdict : session.fire(Phase.CADENCE, DefaultOrderVerdict.class)) {
            if (verdict.leftOut() != null) {
                leftOut.merge(
                        verdict.reading(),
                        verdict,
                        BinaryOperator.minBy(Comparator.comparing(DefaultOrderVerdict::leftOut)));
            }
        }
        for (DefaultOrderReading reading : readings) {
            DefaultOrderVerdict verdict = leftOut.get(reading);
            Suppression reason = verdict == null ? null : verdict.leftOut();
            if (verdict != null && reason != null) {
                desk.suppress(
                        request(reading, reading.order().amount().setScale(2, RoundingMode.UNNECESSARY), List.of()),
                        reading.order().listing(),
                        reason,
                        List.of(reading, verdict));
            }
        }
        List<DefaultOrderReading> kept = readings.stream()
                .filter(reading -> !leftOut.containsKey(reading))
                .toList();
        if (kept.isEmpty()) {
            greedy.spend(budget, untouched(), "MOST_UNDERWEIGHT", WHEN_DRIFTED);
        } else {
            spread(budget, kept);
        }
    }

    private List<DefaultOrderReading> readings() {
        Map<String, CadenceSleeve> bySleeve =
                sleeves.stream().collect(Collectors.toMap(CadenceSleeve::sleeve, Function.identity()));
        List<DefaultOrderReading> readings = new ArrayList<>();
        for (Policy.DefaultOrder order : contribution.defaultOrders()) {
            Constituent constituent = desk.constituent(order.listing());
            Optional<Line> sold = book.sells(Stage.CADENCE).stream()
                    .filter(line -> line.sleeve().equals(constituent.sleeve()))
                    .findFirst();
            readings.add(new DefaultOrderReading(
                    readings.size(), order, constituent, bySleeve.get(constituent.sleeve()), sold.orElse(null)));
        }
        return readings;
    }

    private List<CadenceSleeve> untouched() {
        return sleeves.stream()
                .filter(sleeve -> book.lines().stream()
                        .noneMatch(line ->
                                line.stage() == Stage.CADENCE && line.sleeve().equals(sleeve.sleeve())))
                .sorted(CadenceAllocation.MOST_UNDERWEIGHT)
                .toList();
    }

    private void spread(Budget budget, List<DefaultOrderReading> kept) {
        BigDecimal sum =
                kept.stream().map(reading -> reading.order().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return;
        }
        BigDecimal left = budget.amount();
        for (DefaultOrderReading reading : kept) {
            BigDecimal amount =
                    budget.amount().multiply(reading.order().amount()).divide(sum, 2, RoundingMode.DOWN);
            if (amount.signum() > 0) {
                BigDecimal before = outlay(reading);
                place(request(reading, amount, List.of(budget, reading)), reading);
                left = left.subtract(outlay(reading)).add(before);
            }
        }
        furtherUnits.buy(budget, left, kept);
    }

    private void place(OrderRequest request, DefaultOrderReading reading) {
        book.buy(reading.order().listing())
                .ifPresentOrElse(
                        standing -> desk.enlarge(standing, request), () -> desk.trade(request, reading.constituent()));
    }

    private BigDecimal outlay(DefaultOrderReading reading) {
        return book.buy(reading.order().listing()).map(Line::outlay).orElse(BigDecimal.ZERO);
    }

    private static OrderRequest request(DefaultOrderReading reading, BigDecimal amount, List<? extends Fact> sources) {
        return new OrderRequest(
                Side.BUY,
                Stage.CADENCE,
                reading.constituent().sleeve(),
                down2(amount),
                "DEFAULT_ORDER",
                "/cadence/monthly/default_orders/" + reading.index(),
                sources);
    }
}

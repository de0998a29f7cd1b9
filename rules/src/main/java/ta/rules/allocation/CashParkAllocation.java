package ta.rules.allocation;

import static ta.rules.json.Decimals.down2;
import static ta.rules.json.Decimals.even2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ta.rules.cadence.Tally;
import ta.rules.order.Line;
import ta.rules.order.OrderCosts;
import ta.rules.order.OrderRequest;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.Fact;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/**
 * Invests money from the cash park for the waves that fired and the sunset entries that are due (specification, 7.1).
 */
public final class CashParkAllocation {

    private static final String CLAUSE = "/cash_park/listing";

    private final Policy policy;
    private final Policy.CashPark park;
    private final Valuation valuation;
    private final Map<String, SleeveWeight> weights;
    private final WorkingBook book;
    private final OrderPlacement desk;
    private final Limits limits;
    private final OrderCosts costs;
    private BigDecimal remaining;

    public CashParkAllocation(
            Policy policy,
            Valuation valuation,
            Map<String, SleeveWeight> weights,
            WorkingBook book,
            OrderPlacement desk,
            Limits limits) {
        this.policy = policy;
        this.park = policy.cashPark().orElseThrow();
        this.valuation = valuation;
        this.weights = weights;
        this.book = book;
        this.desk = desk;
        this.limits = limits;
        this.costs = policy.orderCosts(park.listing());
        this.remaining = valuation
                .cashPark()
                .subtract(costs.of(Side.SELL, even2(valuation.cashPark())))
                .max(BigDecimal.ZERO);
    }

    /** Places the BUYs of the waves and sunset entries, then the SELL of the cash park that pays for them. */
    public void allocate(List<WaveVerdict> waves, List<SunsetVerdict> sunsets, Constituent parked) {
        List<WaveVerdict> fired = waves.stream()
                .filter(wave -> wave.status() == WaveVerdict.Status.FIRED)
                .toList();
        List<SunsetVerdict> due = sunsets.stream()
                .filter(sunset -> sunset.status() == SunsetVerdict.Status.DUE)
                .toList();
        if ((fired.isEmpty() && due.isEmpty()) || valuation.cashPark().signum() <= 0) {
            return;
        }
        List<Fact> asked = new ArrayList<>(fired);
        asked.addAll(due);
        if (!parked.tradable()) {
            desk.trade(sell(valuation.cashPark(), asked), parked);
            return;
        }
        fired.forEach(this::deploy);
        due.forEach(this::deploy);
        List<Line> buys = book.buys(Stage.CASH_PARK);
        if (!buys.isEmpty()) {
            BigDecimal spent = buys.stream().map(Line::outlay).reduce(BigDecimal.ZERO, BigDecimal::add);
            desk.trade(sell(costs.gross(spent), buys), parked);
        }
    }

    private OrderRequest sell(BigDecimal amount, List<? extends Fact> sources) {
        return new OrderRequest(
                Side.SELL,
                Stage.CASH_PARK,
                Policy.CASH_PARK,
                down2(amount),
                OrderRequest.CASH_PARK_FUNDING,
                CLAUSE,
                sources);
    }

    private void deploy(WaveVerdict verdict) {
        Policy.Wave wave = park.waves().get(verdict.reading().index());
        Budget budget = budget(
                "wave " + wave.name(),
                wave.deploy().min(remaining),
                "deploy",
                Figure.money(wave.deploy()),
                verdict,
                verdict.clause());
        String reason = "WAVE:" + wave.name();
        switch (wave.strategy()) {
            case MOST_UNDERWEIGHT -> share(budget, mostUnderweight(wave.sleeves()), reason);
            case BY_TARGET_WEIGHT -> byTargetWeight(budget, sleeves(wave.sleeves()), reason);
        }
    }

    private void deploy(SunsetVerdict verdict) {
        Policy.Sunset sunset = park.sunset().get(verdict.reading().index());
        Budget budget = budget(
                "sunset " + sunset.date(),
                sunset.deployFraction().multiply(remaining),
                "deploy_fraction",
                Figure.share(sunset.deployFraction()),
                verdict,
                verdict.clause());
        byTargetWeight(budget, sleeves(sunset.sleeves()), "SUNSET:" + sunset.date());
    }

    private Budget budget(String of, BigDecimal amount, String term, Figure value, Fact verdict, String clause) {
        List<Fact> sources = new ArrayList<>(List.of(verdict));
        sources.add(Objects.requireNonNull(valuation.positions().get(park.listing())));
        sources.addAll(book.lines());
        Map<String, Object> parts =
                Values.of(term, value).and("remaining", Figure.money(remaining)).map();
        return new Budget(of, down2(amount), parts, clause, sources);
    }

    /** Divides a budget in proportion to the gaps, among at most {@code max_buy_orders} sleeves that can be bought. */
    private void share(Budget budget, List<Policy.Sleeve> sleeves, String reason) {
        if (budget.amount().signum() == 0) {
            return;
        }
        BigDecimal basis = book.invested().add(budget.amount());
        List<Gap> found = new ArrayList<>();
        for (Policy.Sleeve sleeve : sleeves) {
            Gap gap = Gap.of(sleeve, basis, book, budget);
            if (gap.isOpen() && limits.stops(Tally.Of.WAVE_BUYS, found.size(), List.copyOf(found))) {
                break;
            }
            if (gap.isOpen() && desk.canBuy(sleeve.code())) {
                found.add(gap);
            } else if (gap.isOpen()) {
                buy(sleeve.code(), down2(gap.amount().min(budget.amount())), reason, List.of(gap, budget), budget);
            }
        }
        List<BigDecimal> shares =
                shares(budget.amount(), found.stream().map(Gap::amount).toList());
        for (int i = 0; i < found.size(); i++) {
            List<Fact> sources = new ArrayList<>(found);
            sources.add(budget);
            buyShare(found.get(i).sleeve(), shares.get(i), reason, sources, budget);
        }
    }

    private void byTargetWeight(Budget budget, List<Policy.Sleeve> sleeves, String reason) {
        if (budget.amount().signum() == 0) {
            return;
        }
        List<BigDecimal> shares = shares(
                budget.amount(),
                sleeves.stream().map(Policy.Sleeve::targetWeight).toList());
        for (int i = 0; i < sleeves.size(); i++) {
            buyShare(sleeves.get(i).code(), shares.get(i), reason, List.of(budget), budget);
        }
    }

    private void buyShare(
            String sleeve, BigDecimal amount, String reason, List<? extends Fact> sources, Budget budget) {
        if (amount.signum() > 0) {
            buy(sleeve, amount, reason, sources, budget);
        }
    }

    private void buy(String sleeve, BigDecimal amount, String reason, List<? extends Fact> sources, Budget budget) {
        Optional<Line> line = desk.buySleeve(
                new OrderRequest(Side.BUY, Stage.CASH_PARK, sleeve, amount, reason, budget.clause(), sources));
        line.ifPresent(bought -> remaining = remaining.subtract(bought.outlay()));
    }

    /** Each DOWN2(budget × part / Σ parts); the pennies that this leaves go to the first. */
    static List<BigDecimal> shares(BigDecimal budget, List<BigDecimal> parts) {
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return parts.stream().map(part -> BigDecimal.ZERO).toList();
        }
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal left = budget;
        for (BigDecimal part : parts) {
            BigDecimal share = budget.multiply(part).divide(sum, 2, RoundingMode.DOWN);
            shares.add(share);
            left = left.subtract(share);
        }
        shares.set(0, shares.get(0).add(left));
        return shares;
    }

    private List<Policy.Sleeve> sleeves(List<String> codes) {
        return codes.stream().map(policy::sleeve).toList();
    }

    private List<Policy.Sleeve> mostUnderweight(List<String> codes) {
        return sleeves(codes).stream()
                .sorted(Comparator.comparing(
                                (Policy.Sleeve sleeve) -> weight(sleeve).driftPp())
                        .thenComparing(sleeve -> weight(sleeve).order()))
                .toList();
    }

    private SleeveWeight weight(Policy.Sleeve sleeve) {
        return Objects.requireNonNull(weights.get(sleeve.code()));
    }
}

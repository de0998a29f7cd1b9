package ta.http.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import ta.http.forecast.ForecastEntry.Kind;
import ta.rules.explanation.Money;
import ta.rules.explanation.Words;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Figure;
import ta.rules.valuation.Position;
import ta.rules.valuation.SleeveWeight;
import ta.rules.valuation.Valuation;

/**
 * Where a sleeve leaves its drift band. With O the value of the other sleeves, a sleeve of value X has the weight
 * X / (O + X), so it has the weight w at X = w × O / (1 − w). It is underweight below w = target − band, and overweight
 * above w = target + band; weights are rounded to 10 decimals, HALF_EVEN. A sleeve of one holding turns at the price
 * X / units, in the quote unit of the listing; any other at the value X.
 */
final class SleeveForecast {

    private static final int PENNIES = 2;
    private static final BigDecimal HALF_STEP = new BigDecimal("5E-11");

    private final Policy policy;
    private final Valuation valuation;
    private final List<ForecastEntry> entries = new ArrayList<>();

    private SleeveForecast(Policy policy, Valuation valuation) {
        this.policy = policy;
        this.valuation = valuation;
    }

    static List<ForecastEntry> of(Policy policy, Valuation valuation) {
        SleeveForecast forecast = new SleeveForecast(policy, valuation);
        for (int order = 0; order < policy.sleeves().size(); order++) {
            forecast.sleeve(policy.sleeves().get(order), order);
        }
        return forecast.entries;
    }

    private void sleeve(Policy.Sleeve sleeve, int order) {
        BigDecimal value = value(sleeve);
        BigDecimal others = valuation.invested().subtract(value);
        BigDecimal band = sleeve.bandPp().movePointLeft(2);
        BigDecimal under = sleeve.targetWeight().subtract(band).setScale(10, RoundingMode.CEILING);
        BigDecimal over = sleeve.targetWeight().add(band).setScale(10, RoundingMode.FLOOR);
        UnaryOperator<BigDecimal> drift = held -> SleeveWeight.of(sleeve, order, held, others.add(held), List.of())
                .driftPp();
        BigDecimal bandPp = sleeve.bandPp();
        add(
                sleeve,
                Kind.UNDERWEIGHT,
                true,
                value(under.subtract(HALF_STEP), others),
                held -> drift.apply(held).compareTo(bandPp.negate()) < 0);
        add(
                sleeve,
                Kind.OVERWEIGHT,
                false,
                value(over.add(HALF_STEP), others),
                held -> drift.apply(held).compareTo(bandPp) > 0);
    }

    private BigDecimal value(Policy.Sleeve sleeve) {
        return valuation.sleeveValues().getOrDefault(sleeve.code(), BigDecimal.ZERO);
    }

    /** X = w × O / (1 − w). */
    private static Optional<BigDecimal> value(BigDecimal weight, BigDecimal others) {
        boolean reached = others.signum() > 0 && weight.signum() > 0 && weight.compareTo(BigDecimal.ONE) < 0;
        return reached
                ? Optional.of(weight.multiply(others).divide(BigDecimal.ONE.subtract(weight), MathContext.DECIMAL128))
                : Optional.empty();
    }

    private void add(
            Policy.Sleeve sleeve,
            Kind kind,
            boolean firesBelow,
            Optional<BigDecimal> estimate,
            Predicate<BigDecimal> firesAtValue) {
        ListingId park = policy.cashPark().map(Policy.CashPark::listing).orElse(null);
        List<Position> positions = valuation.positionsOf(sleeve.code(), park);
        String clause = "/drift_bands/" + sleeve.driftBand();
        String fires = Words.sentence(sleeve.code()) + (firesBelow ? " is underweight" : " is overweight");
        Money money = new Money(policy.baseCurrency());
        if (positions.size() != 1) {
            Figure now = Figure.money(value(sleeve));
            entries.add(new Question(kind, clause, sleeve.code(), fires, "its value is", now, PENNIES, money)
                    .answer(firesBelow, estimate, firesAtValue));
            return;
        }
        Quoted quoted = new Quoted(policy, positions.get(0).priceBase());
        BigDecimal units = positions.get(0).holding().units();
        entries.add(new Question(
                        kind,
                        clause,
                        sleeve.code(),
                        fires,
                        quoted.ticker() + " is at",
                        quoted.now(),
                        quoted.places(),
                        money)
                .answer(
                        firesBelow,
                        estimate.map(value -> quoted.price(value.divide(units, MathContext.DECIMAL128))),
                        price -> firesAtValue.test(units.multiply(quoted.base(price)))));
    }
}

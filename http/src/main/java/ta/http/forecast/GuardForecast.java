package ta.http.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import ta.http.forecast.ForecastEntry.Kind;
import ta.http.forecast.ForecastEntry.Status;
import ta.rules.explanation.Figures;
import ta.rules.explanation.Money;
import ta.rules.guard.Guard;
import ta.rules.guard.GuardFact;
import ta.rules.json.Decimals;
import ta.rules.market.Price;
import ta.rules.market.PriceChange;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Figure;
import ta.rules.valuation.PriceChanges;

/**
 * Where a condition of a guard turns, if it does not depend on an order: on the drawdown; on the move of a price, v
 * percent, at the next price p × (1 + v / 100); on the age of a price. What depends on an order has no value of its
 * own.
 */
final class GuardForecast {

    private final Policy policy;
    private final Snapshot snapshot;
    private final IndexForecast index;
    private final PriceForecast prices;
    private final List<ForecastEntry> entries = new ArrayList<>();

    GuardForecast(Policy policy, Snapshot snapshot, IndexForecast index, PriceForecast prices) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.index = index;
        this.prices = prices;
    }

    List<ForecastEntry> entries() {
        for (int i = 0; i < policy.guards().size(); i++) {
            Guard guard = policy.guards().get(i);
            for (int at = 0; at < guard.when().size(); at++) {
                condition(guard, guard.when().get(at), "/guards/" + i + "/when/" + at);
            }
        }
        return entries;
    }

    private void condition(Guard guard, Guard.Condition condition, String clause) {
        GuardFact fact = condition.fact();
        IntPredicate holds = compared -> holds(condition.is(), compared);
        String fires = "Guard " + guard.name() + ": " + fact.word() + " is "
                + condition.is().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + Figures.plain(condition.value());
        if (fact == GuardFact.DRAWDOWN_PCT) {
            entries.add(index.answer(
                    Kind.GUARD, clause, guard.name(), fires, condition.value().movePointLeft(2), holds));
            return;
        }
        if (fact != GuardFact.PRICE_MOVE_PCT && fact != GuardFact.PRICE_AGE_SESSIONS) {
            return;
        }
        snapshot.constituents().stream()
                .filter(constituent -> concerns(guard, constituent))
                .map(Constituent::listing)
                .flatMap(listing -> prices.valuing(listing).stream())
                .map(quoted -> fact == GuardFact.PRICE_MOVE_PCT
                        ? move(guard, condition, clause, fires, quoted, holds)
                        : age(guard, condition, clause, fires, quoted, holds))
                .forEach(entries::add);
    }

    private boolean concerns(Guard guard, Constituent constituent) {
        boolean ofPolicy = policy.instruments().stream()
                .anyMatch(instrument -> instrument.listing().equals(constituent.listing()));
        return ofPolicy
                && (guard.sleeves().isEmpty() || guard.sleeves().contains(constituent.sleeve()))
                && (guard.listings().isEmpty() || guard.listings().contains(constituent.listing()));
    }

    /** Whether it holds today depends on the move up to now; the value is told for the next price. */
    private ForecastEntry move(
            Guard guard, Guard.Condition condition, String clause, String fires, Quoted quoted, IntPredicate holds) {
        BigDecimal value = condition.value();
        BigDecimal times = BigDecimal.ONE.add(value.movePointLeft(2));
        ForecastEntry next = prices.question(Kind.GUARD, clause, subject(guard, quoted), fires, quoted)
                .answer(
                        !holds.test(1),
                        Optional.of(quoted.now().value().multiply(times)).filter(at -> at.signum() > 0),
                        price -> holds.test(move(quoted.change(price)).compareTo(value)));
        Price price = quoted.priceBase().price();
        PriceChange change =
                price.corporateActionSincePrevious() ? null : PriceChanges.since(price.previous(), price, policy);
        boolean today = change != null && holds.test(move(change).compareTo(value));
        return today == (next.status() == Status.FIRES)
                ? next
                : new ForecastEntry(
                        next.kind(),
                        next.clause(),
                        next.subject(),
                        today ? Status.FIRES : next.at().isPresent() ? Status.WAITS : Status.NEVER,
                        next.at(),
                        next.on(),
                        next.distance(),
                        (today ? "It holds for the price of now. " : "It does not hold for the price of now. ")
                                + next.sentence());
    }

    /** EVEN10((r − 1) × 100). */
    private static BigDecimal move(PriceChange change) {
        return Decimals.even10(change.to().subtract(change.from()).movePointRight(2), change.from());
    }

    private ForecastEntry age(
            Guard guard, Guard.Condition condition, String clause, String fires, Quoted quoted, IntPredicate holds) {
        return new Question(
                        Kind.GUARD,
                        clause,
                        subject(guard, quoted),
                        fires,
                        "the age of the price of " + quoted.ticker() + " is",
                        Figure.sessions(quoted.priceBase().price().ageSessions()),
                        0,
                        new Money(policy.baseCurrency()))
                .answer(
                        !holds.test(1),
                        Optional.of(condition.value()),
                        age -> holds.test(age.compareTo(condition.value())));
    }

    private static String subject(Guard guard, Quoted quoted) {
        return guard.name() + " " + quoted.priceBase().listing().text();
    }

    private static boolean holds(Guard.Comparison is, int compared) {
        return switch (is) {
            case ABOVE -> compared > 0;
            case AT_LEAST -> compared >= 0;
            case BELOW -> compared < 0;
            case AT_MOST -> compared <= 0;
        };
    }
}

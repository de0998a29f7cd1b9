package ta.rules.guard;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.trace.Figure;
import ta.rules.trace.Unit;

/**
 * What a guard may ask about an order (specification, 8). A new fact is a constant here and a folder of its name in
 * {@code rulebook/guards}; the schema, the editor and the documentation take it from here.
 */
public enum GuardFact {
    LISTING_WEIGHT_AFTER_PCT("the listing's share of what is invested, after the order", Unit.PERCENT) {
        @Override
        BigDecimal of(GuardedOrder order) {
            return order.weightAfterPct(order.listingValue());
        }
    },
    SLEEVE_WEIGHT_AFTER_PCT("the sleeve's share of what is invested, after the order", Unit.PERCENT) {
        @Override
        @Nullable
        BigDecimal of(GuardedOrder order) {
            return order.sleeve() == null
                    ? null
                    : order.weightAfterPct(order.sleeve().value());
        }
    },
    SLEEVE_DRIFT_AFTER_PP("how far the sleeve is above its target after the order", Unit.POINTS) {
        @Override
        @Nullable
        BigDecimal of(GuardedOrder order) {
            BigDecimal weight = SLEEVE_WEIGHT_AFTER_PCT.of(order);
            return weight == null || order.sleeve() == null
                    ? null
                    : weight.subtract(order.sleeve().target().movePointRight(2));
        }
    },
    DRAWDOWN_PCT("how far the portfolio is below its peak", Unit.PERCENT) {
        @Override
        BigDecimal of(GuardedOrder order) {
            return order.drawdown().movePointRight(2);
        }
    },
    PRICE_MOVE_PCT("how far the price moved since the one before", Unit.PERCENT) {
        @Override
        @Nullable
        BigDecimal of(GuardedOrder order) {
            return order.priceMovePct();
        }
    },
    PRICE_AGE_SESSIONS("how many sessions have closed since that of the price", Unit.SESSIONS) {
        @Override
        BigDecimal of(GuardedOrder order) {
            return order.price().ageSessions();
        }
    },
    ORDER_AMOUNT("the estimated amount of the order", Unit.MONEY) {
        @Override
        BigDecimal of(GuardedOrder order) {
            return order.amount();
        }
    },
    ORDER_PCT_OF_INVESTED("the estimated amount, in percent of what is invested", Unit.PERCENT) {
        @Override
        @Nullable
        BigDecimal of(GuardedOrder order) {
            return order.invested().signum() == 0
                    ? null
                    : Decimals.even10(order.amount(), order.invested()).movePointRight(2);
        }
    };

    private final String meaning;
    private final Unit unit;

    GuardFact(String meaning, Unit unit) {
        this.meaning = meaning;
        this.unit = unit;
    }

    /** Null if the order lacks this fact. */
    abstract @Nullable BigDecimal of(GuardedOrder order);

    /**
     * @throws IllegalArgumentException if there is no such fact
     */
    public static GuardFact parse(String word) {
        return Stream.of(values())
                .filter(fact -> fact.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such fact: " + word));
    }

    /** Its word in a policy. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** A value of this fact, with its unit. */
    public Figure figure(BigDecimal of) {
        return Figure.of(of, unit);
    }
}

package ta.http.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Objects;
import ta.rules.market.PriceChange;
import ta.rules.policy.Policy;

/** The checks that compare a price with the one before it. */
enum MoveCheck {
    PRICE_JUMP {
        @Override
        BigDecimal up(Policy.Check check) {
            return BigDecimal.ONE.add(limit(check, "max_pct").movePointLeft(2));
        }

        @Override
        BigDecimal down(Policy.Check check) {
            return BigDecimal.ONE.subtract(limit(check, "max_pct").movePointLeft(2));
        }

        @Override
        boolean finds(Policy.Check check, PriceChange change) {
            return change.exceeds(limit(check, "max_pct"));
        }
    },
    MOVE_FACTOR {
        @Override
        BigDecimal up(Policy.Check check) {
            return limit(check, "factor");
        }

        @Override
        boolean finds(Policy.Check check, PriceChange change) {
            return change.isByMoreThan(limit(check, "factor"));
        }
    },
    QUOTE_SCALE {
        @Override
        BigDecimal up(Policy.Check check) {
            BigDecimal slack = BigDecimal.ONE.add(limit(check, "tolerance_pct").movePointLeft(2));
            return limit(check, "factor").divide(slack, MathContext.DECIMAL128);
        }

        @Override
        boolean finds(Policy.Check check, PriceChange change) {
            return change.isScaledBy(limit(check, "factor"), limit(check, "tolerance_pct"));
        }
    };

    /** About how many times the price before it a higher price is where it begins to find something. */
    abstract BigDecimal up(Policy.Check check);

    /** The same for a lower price. */
    BigDecimal down(Policy.Check check) {
        return BigDecimal.ONE.divide(up(check), MathContext.DECIMAL128);
    }

    /** Whether it finds something; the price before is above 0, and no corporate action explains the move. */
    abstract boolean finds(Policy.Check check, PriceChange change);

    /** Its name in a policy. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BigDecimal limit(Policy.Check check, String key) {
        return Objects.requireNonNull(check.limits().get(key), key);
    }
}

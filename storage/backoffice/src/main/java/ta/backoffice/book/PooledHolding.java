package ta.backoffice.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;

/** What a portfolio has of a listing, or had: {@code pool.units()} is 0 when all is sold. */
public record PooledHolding(UUID listingId, Pool pool) {

    /** Base currency per unit, 10 decimals, HALF_EVEN; none without units. */
    public Optional<BigDecimal> averageCost() {
        return pool.units().signum() == 0
                ? Optional.empty()
                : Optional.of(pool.cost().divide(pool.units(), 10, RoundingMode.HALF_EVEN));
    }
}

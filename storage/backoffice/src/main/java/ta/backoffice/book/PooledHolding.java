package ta.backoffice.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;

/** A portfolio's holding of a listing; {@code pool.units()} is 0 when everything was sold. */
public record PooledHolding(UUID listingId, Pool pool) {

    /** Base currency per unit, 10 decimals, HALF_EVEN; empty when there are no units. */
    public Optional<BigDecimal> averageCost() {
        return pool.units().signum() == 0
                ? Optional.empty()
                : Optional.of(pool.cost().divide(pool.units(), 10, RoundingMode.HALF_EVEN));
    }
}

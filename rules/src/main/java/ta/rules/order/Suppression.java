package ta.rules.order;

/** Why an order is not placed. If several tests fail, the first in this order counts. */
public enum Suppression {
    NO_TRADABLE_LISTING,
    FORBIDDEN_INSTRUMENT,
    MAX_ORDERS,
    NO_PRICE,
    ZERO_UNITS,
    BELOW_MIN_TRADE,
    COST_TOO_HIGH,
    GUARD,
    SOLD_IN_RUN,
    OVERWEIGHT_SLEEVE
}

package ta.policy.document;

/** What can be wrong with a policy, in the order in which errors at one place are shown. */
public enum PolicyErrorCode {
    SYNTAX,
    SCHEMA,
    PRECISION,
    TARGETS_SUM,
    DUPLICATE,
    UNKNOWN_SLEEVE,
    UNKNOWN_LISTING,
    UNKNOWN_BAND,
    UNKNOWN_UNIT,
    EMPTY_SLEEVE,
    ISIN_CHECKSUM,
    UNIT_CURRENCY,
    DEFAULT_ORDERS_SUM,
    DEFAULT_ORDERS_COUNT,
    MIN_TRADE_ABOVE_CONTRIBUTION,
    SELLS_EXCEED_ORDERS,
    FORBIDDEN_DEFAULT,
    CASH_PARK_INSTRUMENT,
    WAVES_ORDER,
    SUNSET_ORDER,
    MONTHLY_NEEDED,
    TIME_ZONE,
    CURRENCY,
    // Warnings; with nothing else, the policy is valid.
    COST_NEVER_PASSES,
    DEFAULT_BELOW_MIN_TRADE,
    BAND_NEVER_UNDER,
    PRIORITY_UNUSED,
    WAVE_BEYOND_PARK,
    SLEEVE_UNBUYABLE,
    MOVE_UNGUARDED,
    BAND_UNUSED,
    UNIT_UNUSED
}

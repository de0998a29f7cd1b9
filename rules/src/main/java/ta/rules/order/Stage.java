package ta.rules.order;

/** Which part of a run asked for an order: the cash park's waves and sunset, or the cadence. */
public enum Stage {
    CASH_PARK,
    CADENCE
}

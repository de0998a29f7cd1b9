package ta.rules.valuation;

/** Where a sleeve stands against its band. */
public enum DriftStatus {
    UNDERWEIGHT,
    WITHIN,
    OVERWEIGHT
}

package ta.rules.trace;

/** What a figure is counted in. */
public enum Unit {
    /** An amount in the base currency. */
    MONEY,
    /** What one unit of a listing costs, in the base currency or as the figure says. */
    PRICE,
    /** An exchange rate: how much of the quote currency one unit of the base currency buys. */
    RATE,
    /** A fraction of one, such as a weight or a drawdown. */
    SHARE,
    PERCENT,
    /** Percentage points. */
    POINTS,
    /** How many times one figure is the other. */
    RATIO,
    /** The level of an index. */
    INDEX,
    /** Units of a listing. */
    UNITS,
    COUNT,
    /** Sessions of the listing's venue. */
    SESSIONS,
    MINUTES,
    HOURS,
    DAYS,
    /** A month of the year, 1 to 12. */
    MONTH
}

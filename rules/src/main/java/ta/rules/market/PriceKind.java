package ta.rules.market;

/** What a price is of, in the order in which findings stand. */
public enum PriceKind {
    CLOSE,
    INTRADAY
}

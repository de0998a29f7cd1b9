package ta.backoffice.market;

/** A session's closing price, or one of the time between. */
public enum PriceKind {
    CLOSE,
    INTRADAY
}

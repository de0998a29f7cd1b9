package ta.rules.market;

/** Whether a price is the close of a session or from within one, in the order in which a decision lists findings. */
public enum PriceKind {
    CLOSE,
    INTRADAY
}

package ta.rules.order;

public enum Side {
    BUY,
    SELL
}

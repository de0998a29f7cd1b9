package ta.backoffice.book;

/** What happened. The type gives the sign of the units; ADJUSTMENT alone has its own. */
public enum EntryType {
    BUY,
    SELL,
    CONTRIBUTION,
    TAX_RELIEF,
    WITHDRAWAL,
    DIVIDEND,
    INTEREST,
    FEE,
    /** With a listing an opening holding and its cost, without one cash. */
    TRANSFER_IN,
    TRANSFER_OUT,
    /** With a listing units and cost that a corporate action adds or takes, without one a correction of cash. */
    ADJUSTMENT
}

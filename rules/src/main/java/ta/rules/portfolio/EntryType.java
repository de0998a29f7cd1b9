package ta.rules.portfolio;

/** What happened. The type determines the sign of the units; only an ADJUSTMENT has signed units. */
public enum EntryType {
    BUY,
    SELL,
    CONTRIBUTION,
    TAX_RELIEF,
    WITHDRAWAL,
    /** Money changed into another currency, or back. A book has a trade of that currency's cash in its place. */
    EXCHANGE,
    DIVIDEND,
    INTEREST,
    FEE,
    /** With a listing: an opening holding and its cost. Without one: cash. */
    TRANSFER_IN,
    TRANSFER_OUT,
    /**
     * With a listing: units and cost that a corporate action adds or removes. Without one: a correction of the cash.
     */
    ADJUSTMENT
}

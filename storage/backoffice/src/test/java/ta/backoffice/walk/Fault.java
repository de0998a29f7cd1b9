package ta.backoffice.walk;

/** A wrong input, of a kind that users of comparable products have reported. */
enum Fault {
    PRICE_HUNDREDFOLD,
    PRICE_HUNDREDTH,
    PRICE_TENFOLD,
    PRICE_TENTH,
    PLACEHOLDER_PENNY,
    PLACEHOLDER_NINES,
    PRICE_ZERO,
    PRICE_NEGATIVE,
    /** The closes of five sessions, today's too, in pounds instead of pence. */
    HISTORY_RESTATED,
    /** The close of the session before, changed by 7 %. */
    CLOSE_CHANGED,
    RATE_TENTH,
    RATE_TENFOLD,
    RATE_INVERTED,
    RATES_SWAPPED,
    ENTRY_IN_PENCE,
    ENTRY_OF_THE_FUTURE,
    /** The broker's file has a purchase that was recommended and not recorded as executed. */
    PURCHASE_BY_FILE
}

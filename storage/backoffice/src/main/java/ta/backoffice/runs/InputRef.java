package ta.backoffice.runs;

import java.util.UUID;

/**
 * The row that a fact of a snapshot comes from.
 *
 * @param fact the name of the raw fact by {@link FactName}
 * @param id of the row
 */
record InputRef(String fact, Origin origin, UUID id) {

    enum Origin {
        PRICE_POINT,
        PRICE_REVIEW,
        MANUAL_PRICE,
        FX_RATE,
        LEDGER_ENTRY,
        VALUATION_POINT
    }
}

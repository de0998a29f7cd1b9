package ta.backoffice.runs;

import java.util.UUID;

/**
 * Where a fact of a snapshot comes from.
 *
 * @param fact the raw fact by type and name, as {@link FactName} gives it
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

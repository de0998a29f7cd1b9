package ta.backoffice.governance;

import java.util.UUID;

/**
 * A row that is not what the audit chain or its own hash says.
 *
 * @param code what kind of fault, see "What verify finds" in {@code docs/error-codes.md}
 * @param row its id, or its number in the ledger
 */
public record RowFault(String code, UUID portfolioId, String table, String row, String what) {

    /** Without the portfolio, for who looks at one only. */
    public String sentence() {
        return table + " " + row + ": " + what;
    }
}

package ta.backoffice.governance;

import java.util.UUID;

/**
 * A row that does not match the audit chain or its own hash.
 *
 * @param code the kind of fault, see "What verify finds" in {@code docs/error-codes.md}
 * @param row the row's id, or its number in the ledger
 */
public record RowFault(String code, UUID portfolioId, String table, String row, String what) {

    /** Leaves out the portfolio, for reports on a single one. */
    public String sentence() {
        return table + " " + row + ": " + what;
    }
}

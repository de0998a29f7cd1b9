package ta.backoffice.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import ta.statement.Statement;

/**
 * What an import would do.
 *
 * @param rows all rows that could be read, oldest first
 * @param cashBefore cash of the portfolio, base currency
 * @param cashAfter the cash with the rows that are taken
 */
public record PlannedImport(
        UUID portfolioId,
        String fileName,
        String fileSha256,
        Statement statement,
        List<PlannedRow> rows,
        List<PlannedSecurity> securities,
        List<PlannedOpening> openings,
        BigDecimal cashBefore,
        BigDecimal cashAfter) {

    public PlannedImport {
        rows = List.copyOf(rows);
        securities = List.copyOf(securities);
        openings = List.copyOf(openings);
    }

    public int count(PlannedRow.Fate fate) {
        return (int) rows.stream().filter(row -> row.fate() == fate).count();
    }

    /** Lines that could not be read, and rows that are left out. */
    public int leftOut() {
        return statement.leftOut().size() + count(PlannedRow.Fate.LEFT_OUT);
    }
}

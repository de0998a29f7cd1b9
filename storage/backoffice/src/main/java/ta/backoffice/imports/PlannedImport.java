package ta.backoffice.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;
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
        String baseCurrency,
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

    /** Names what would be done: which rows and openings are taken, and what is left out. */
    public String sha256() {
        StringBuilder text = new StringBuilder(fileSha256);
        rows.forEach(row -> text.append('\n')
                .append(row.row().line())
                .append(' ')
                .append(row.fate())
                .append(' ')
                .append(row.listing().map(ListingId::text).orElse(""))
                .append(' ')
                .append(row.reference()));
        statement
                .leftOut()
                .forEach(line ->
                        text.append('\n').append(line.line()).append(' ').append(line.code()));
        openings.forEach(opening -> text.append('\n')
                .append(opening.listing())
                .append(' ')
                .append(Decimals.text(opening.units()))
                .append(' ')
                .append(Decimals.text(opening.cost())));
        return StatementFile.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public int count(PlannedRow.Fate fate) {
        return (int) rows.stream().filter(row -> row.fate() == fate).count();
    }

    /** How many entries would be recorded. */
    public int entries() {
        return count(PlannedRow.Fate.TAKEN)
                + (int) openings.stream().filter(PlannedOpening::isNeeded).count();
    }

    /** Lines that could not be read, and rows that are left out. */
    public int leftOut() {
        return statement.leftOut().size() + count(PlannedRow.Fate.LEFT_OUT);
    }
}

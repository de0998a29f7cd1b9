package ta.runtime.advice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ta.backoffice.advice.Fill;
import ta.backoffice.advice.Recommendations;
import ta.runtime.csv.BadCellException;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;

/** Fills from a file, or at the estimates of a recommendation. */
public final class Fills {

    private static final CsvColumns COLUMNS =
            CsvColumns.of(List.of("line", "units", "price", "fees", "time", "contract_note"), List.of("amount"));
    private static final int PRICE_PLACES = 10;

    private Fills() {}

    /** A fill of what is still open of each line, at the price that the run estimated. */
    public static List<Fill> atEstimate(Recommendations.Recommendation row, BigDecimal fee, Instant time) {
        List<Fill> fills = new ArrayList<>();
        for (Recommendations.Line line : row.lines()) {
            BigDecimal open = line.estimatedUnits().subtract(line.filledUnits());
            if (open.signum() > 0 || !row.isOpen()) {
                BigDecimal price = line.estimatedAmount()
                        .divide(line.estimatedUnits(), PRICE_PLACES, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
                BigDecimal units = open.signum() > 0 ? open : line.estimatedUnits();
                fills.add(new Fill(line.number(), units, price, fee, time, Optional.empty()));
            }
        }
        return fills;
    }

    static List<Fill> read(String file, byte[] bytes, ZoneId zone) {
        CsvErrors errors = new CsvErrors(file);
        List<Fill> fills = new ArrayList<>();
        Set<String> notes = new HashSet<>();
        for (CsvRow row : CsvFile.read(file, bytes, COLUMNS, errors).rows()) {
            Integer line = row.need("line", Fills::line);
            BigDecimal units = row.need("units", Cells::number);
            BigDecimal price = row.need("price", Cells::number);
            BigDecimal fees = row.maybe("fees", Cells::number).orElse(BigDecimal.ZERO);
            Optional<BigDecimal> amount = row.maybe("amount", Cells::number);
            Instant time = row.need("time", Cells.timeIn(zone));
            Optional<String> note = row.maybe("contract_note", Cells::text);
            note.filter(text -> !notes.add(text))
                    .ifPresent(text ->
                            row.refuse("ROW_REPEATED", "the contract note " + text + " is in the file already", ""));
            row.make(() -> new Fill(line, units, price, amount, fees, time, note, Optional.empty()))
                    .ifPresent(fills::add);
        }
        errors.refuse();
        return fills;
    }

    private static Integer line(String text) throws BadCellException {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new BadCellException(
                    "BAD_NUMBER", "is not a line of a recommendation: \"" + text + "\"", "Maybe use 1.");
        }
        return Integer.valueOf(text);
    }
}

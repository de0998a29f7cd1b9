package ta.runtime.scan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.InputFiles;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvRow;
import ta.runtime.csv.CsvStream;

/** The closes of a listing, in a file of the columns {@code date} and {@code close} and whatever else. */
record CloseFile(InputFiles files, String name, ListingId listing) {

    private static final CsvColumns COLUMNS = CsvColumns.atLeast("date", "close");

    /** A close of a date of the venue, as the file has it. */
    record Close(LocalDate date, BigDecimal price) {}

    /** Reads it to its end, and takes nothing of it. */
    void check(CsvErrors errors) {
        read(errors, close -> {});
    }

    /**
     * Hands over the closes, the oldest first. A row whose close is empty has none: providers write the days without a price
     * that way, and the calendar tells which of them ought to have had one.
     */
    void read(CsvErrors errors, Consumer<Close> taker) {
        LocalDate before = null;
        try (CsvStream rows = CsvStream.over(files.open(name), COLUMNS, errors)) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                LocalDate date = row.need("date", Cells::date);
                Optional<BigDecimal> close = row.maybe("close", Cells::number);
                if (date != null && before != null && !date.isAfter(before)) {
                    row.refuse(
                            "DATE_ORDER", date + " comes after " + before, "Maybe sort the rows by date, one a date.");
                }
                before = date == null ? before : date;
                if (row.good() && close.isPresent()) {
                    taker.accept(new Close(date, close.get()));
                }
            }
        }
    }
}

package ta.runtime.scan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvRow;
import ta.runtime.csv.CsvStream;
import ta.runtime.settings.InputFiles;

/** A file with the closes of a listing, in the columns {@code date} and {@code close}. Other columns are ignored. */
record CloseFile(InputFiles files, String name, ListingId listing) {

    private static final CsvColumns COLUMNS = CsvColumns.atLeast("date", "close");

    /**
     * One close.
     *
     * @param date in the venue's time zone
     */
    record Close(LocalDate date, BigDecimal price) {}

    /** Reads the whole file only to find its errors. */
    void check(CsvErrors errors) {
        read(errors, close -> {});
    }

    /**
     * Passes on the closes, oldest first. Skips rows with an empty close: providers write days without a price like
     * that, and the venue's calendar tells which days should have one.
     */
    void read(CsvErrors errors, Consumer<Close> consumer) {
        LocalDate before = null;
        try (CsvStream rows = CsvStream.over(files.open(name), COLUMNS, errors)) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                LocalDate date = row.need("date", Cells::date);
                Optional<BigDecimal> close = row.maybe("close", Cells::number);
                if (date != null && before != null && !date.isAfter(before)) {
                    row.refuse(
                            "DATE_ORDER",
                            date + " comes after " + before,
                            "Maybe sort the rows by date, with one row per date.");
                }
                before = date == null ? before : date;
                if (row.good() && close.isPresent()) {
                    consumer.accept(new Close(date, close.get()));
                }
            }
        }
    }
}

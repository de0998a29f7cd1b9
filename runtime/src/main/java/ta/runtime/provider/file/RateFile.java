package ta.runtime.provider.file;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ta.backoffice.market.FxObservation;
import ta.runtime.csv.BadCellException;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;

/**
 * Reads exchange rates in one of two forms: {@code date,base,quote,rate}, or the history of the European Central Bank,
 * with a column for each currency against the euro. A date means 16:00 in Frankfurt, when the ECB publishes.
 */
public final class RateFile {

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final CsvColumns LONG = CsvColumns.of(List.of("date", "base", "quote", "rate"), List.of());
    private static final CsvColumns WIDE = CsvColumns.atLeast("Date");
    private static final String PIVOT = "EUR";

    private RateFile() {}

    /**
     * Reads the rates up to and including {@code upTo}, oldest first, and adds everything that is wrong to
     * {@code errors}.
     */
    public static List<FxObservation> read(String name, byte[] bytes, String source, Instant upTo, CsvErrors errors) {
        boolean wide = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .startsWith("Date,");
        CsvFile csv = CsvFile.read(name, bytes, wide ? WIDE : LONG, errors);
        List<FxObservation> rates = new ArrayList<>();
        if (wide) {
            wide(csv, source, errors, rates);
        } else {
            lines(csv, source, rates);
        }
        rates.removeIf(rate -> rate.asOf().isAfter(upTo));
        // Rates are imported oldest first.
        rates.sort(Comparator.comparing(FxObservation::asOf));
        return rates;
    }

    private static void lines(CsvFile csv, String source, List<FxObservation> rates) {
        Set<String> seen = new HashSet<>();
        for (CsvRow row : csv.rows()) {
            LocalDate date = row.need("date", Cells::date);
            String base = row.need("base", RateFile::currency);
            String quote = row.need("quote", RateFile::currency);
            BigDecimal rate = row.need("rate", Cells::price);
            String pair = base + "/" + quote;
            if (row.good() && !seen.add(date + pair)) {
                row.refuse("ROW_REPEATED", "the rate of " + pair + " on " + date + " is in the file already", "");
            }
            row.make(() -> new FxObservation(base, quote, asOf(date), source, rate))
                    .ifPresent(rates::add);
        }
    }

    private static void wide(CsvFile csv, String source, CsvErrors errors, List<FxObservation> rates) {
        List<String> currencies = csv.header().stream()
                .filter(column -> !column.isEmpty() && !column.equals("Date"))
                .toList();
        for (String column : currencies) {
            try {
                currency(column);
            } catch (BadCellException e) {
                errors.add(e.code(), 1, "a column " + e.getMessage(), e.maybe());
            }
        }
        if (!errors.isEmpty()) {
            return;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (CsvRow row : csv.rows()) {
            LocalDate date = row.need("Date", Cells::date);
            if (date == null) {
                continue;
            }
            if (!seen.add(date)) {
                row.refuse("ROW_REPEATED", "the rates of " + date + " are in the file already", "");
            }
            for (String quote : currencies) {
                if (!row.text(quote).equals("N/A")) {
                    row.maybe(quote, Cells::price)
                            .flatMap(rate -> row.make(() -> new FxObservation(PIVOT, quote, asOf(date), source, rate)))
                            .ifPresent(rates::add);
                }
            }
        }
    }

    /** The time of the rates of a date. */
    public static Instant asOf(LocalDate date) {
        return date.atTime(LocalTime.of(16, 0)).atZone(FRANKFURT).toInstant();
    }

    private static String currency(String text) throws BadCellException {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new BadCellException(
                    "BAD_CURRENCY", "is not an ISO 4217 currency: \"" + text + "\"", "Maybe GBP is meant for pence.");
        }
    }
}

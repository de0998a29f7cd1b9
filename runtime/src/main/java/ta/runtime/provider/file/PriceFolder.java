package ta.runtime.provider.file;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.database.Actor;
import ta.database.Database;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

/** Reads the closes from a folder that has a file for each listing. */
final class PriceFolder {

    private static final CsvColumns MAPPING =
            CsvColumns.of(List.of("listing", "file"), List.of("currency", "quote_unit"));
    private static final CsvColumns FILE = CsvColumns.atLeast("date", "close");

    /** A cell that is not a date at all cannot be ignored by its date; it is an error. */
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Database database;
    private final Actor actor;
    private final InputFiles files;
    private final Path folder;
    private final String source;
    private final FileProvider.Content content =
            new FileProvider.Content(new HashSet<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

    PriceFolder(Database database, Actor actor, InputFiles files, Path folder, String source) {
        this.database = database;
        this.actor = actor;
        this.files = files;
        this.folder = folder;
        this.source = source;
    }

    /**
     * @param upTo later closes are ignored, even if their rows are invalid; one after the present day is left out
     * @throws Refusal if the mapping cannot be used
     */
    FileProvider.Content read(String mapping, LocalDate since, Instant upTo) {
        CsvErrors errors = new CsvErrors(mapping);
        CsvFile csv = CsvFile.read(mapping, files.read(mapping), MAPPING, errors);
        Map<ListingId, UUID> known = database.read(actor, ListingKeys::all);
        for (CsvRow row : csv.rows()) {
            var listing = row.need("listing", Cells.listingIn(known));
            row.need("file", Cells::text);
            if (listing != null && !content.mapped().add(listing.getKey())) {
                row.refuse("ROW_REPEATED", listing.getKey() + " is in the file already", "");
            }
        }
        errors.refuse();
        for (CsvRow row : csv.rows()) {
            listing(row, row.need("listing", Cells.listingIn(known)), since, upTo);
        }
        return content;
    }

    private void listing(CsvRow mapped, Map.Entry<ListingId, UUID> listing, LocalDate since, Instant upTo) {
        String name = folder.resolve(mapped.text("file")).toString();
        CsvErrors errors = new CsvErrors(name);
        Optional<String> currency = mapped.maybe("currency", Cells::text);
        Optional<String> unit = mapped.maybe("quote_unit", Cells::text);
        // ISO dates compare as text. The days around the limit are read, as the time of the close decides.
        String last = dayAfter(upTo);
        String tomorrow = dayAfter(Instant.now());
        try {
            CsvFile csv = CsvFile.read(name, files.read(name), FILE, errors);
            CloseObservations closes = new CloseObservations(database, actor);
            List<PriceObservation> prices = new ArrayList<>();
            for (CsvRow row : csv.rows()) {
                String date = row.text("date");
                boolean isDate = DATE.matcher(date).matches();
                if (isDate && date.compareTo(tomorrow) > 0) {
                    row.refuse("FUTURE_DATE", date + " is in the future", "Maybe the year is mistyped.");
                } else if (!isDate || (date.compareTo(since.toString()) >= 0 && date.compareTo(last) <= 0)) {
                    closes.read(row, listing, source, currency, unit)
                            .filter(price -> !price.asOf().isAfter(upTo))
                            .ifPresent(prices::add);
                }
            }
            prices.removeIf(closes::isDoubtful);
            errors.leftOut(prices.size()).ifPresent(text -> content.leftOut().put(listing.getKey(), text));
            content.prices().addAll(prices);
        } catch (Refusal e) {
            content.missing().put(listing.getKey(), e.getMessage().stripTrailing() + "\n");
        }
    }

    private static String dayAfter(Instant moment) {
        return moment.plusSeconds(86_400).toString().substring(0, 10);
    }
}

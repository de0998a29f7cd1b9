package ta.runtime.simulate;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.simulation.HistoryRates;
import ta.backoffice.simulation.ListingHistory;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.ListingHistory.DaySplit;
import ta.backoffice.simulation.ListingHistory.Dividend;
import ta.backoffice.simulation.MarketHistory;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.csv.CsvStream;
import ta.runtime.provider.Symbols;
import ta.runtime.provider.file.RateFile;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** Reads a history from files: closes of each listing, exchange rates, dividends and splits. */
final class HistoryFiles {

    private static final CsvColumns PRICES = new CsvColumns(List.of("date", "close"), List.of("open"), List.of(), true);
    private static final CsvColumns DIVIDENDS = CsvColumns.atLeast("listing", "date", "amount");
    private static final CsvColumns SPLITS = CsvColumns.atLeast("listing", "date", "units_before", "units_after");

    private final InputFiles files;
    private final List<CsvErrors> errors = new ArrayList<>();

    HistoryFiles(InputFiles files) {
        this.files = files;
    }

    /**
     * @param listings those whose closes are needed
     * @param folder with a file {@code MIC_TICKER.csv} for each
     * @throws Refusal listing all errors of all files
     */
    MarketHistory read(
            Collection<ListingId> listings,
            String folder,
            @Nullable String rates,
            @Nullable String dividends,
            @Nullable String splits) {
        requireFolder(folder);
        Map<ListingId, ListingHistory> histories = new HashMap<>();
        Map<ListingId, List<Dividend>> paid = dividends == null ? Map.of() : dividends(dividends, listings);
        Map<ListingId, List<DaySplit>> split = splits == null ? Map.of() : splits(splits, listings);
        List<ListingId> missing = new ArrayList<>();
        for (ListingId listing : listings) {
            Optional<String> file = file(folder, listing);
            if (file.isEmpty()) {
                missing.add(listing);
                continue;
            }
            histories.put(
                    listing,
                    new ListingHistory(
                            prices(file.get()),
                            paid.getOrDefault(listing, List.of()),
                            split.getOrDefault(listing, List.of())));
        }
        HistoryRates known = new HistoryRates(rates == null ? List.of() : rates(rates));
        refuse(folder, missing);
        return new MarketHistory(histories, known);
    }

    private static void requireFolder(String folder) {
        if (!Files.isDirectory(Path.of(folder))) {
            throw Refusal.unusable("ERROR " + Visible.text(folder)
                    + (Files.exists(Path.of(folder)) ? " is not a folder" : ": there is no such folder")
                    + "\nMaybe name the folder with the closes of the listings: --prices DIR.");
        }
    }

    /** Reports a row of a listing that no policy has: most likely its name is mistyped. */
    private static void requireKnown(CsvRow row, ListingId listing, Collection<ListingId> listings) {
        if (!listings.contains(listing)) {
            row.refuse(
                    "UNKNOWN_LISTING",
                    "no policy has the listing " + listing,
                    "Maybe remove the row, or write it as one of "
                            + String.join(
                                    ", ",
                                    listings.stream()
                                            .map(ListingId::text)
                                            .sorted()
                                            .toList())
                            + ".");
        }
    }

    private void refuse(String folder, List<ListingId> missing) {
        StringBuilder wrong = new StringBuilder();
        if (!missing.isEmpty()) {
            wrong.append("ERROR ")
                    .append(Visible.text(folder))
                    .append(": the folder has no closes of ")
                    .append(String.join(
                            ", ", missing.stream().map(ListingId::text).toList()))
                    .append("\nMaybe add ")
                    .append(missing.get(0).text().replace(':', '_'))
                    .append(".csv with the columns date and close.\n");
        }
        errors.stream().filter(each -> !each.isEmpty()).forEach(each -> wrong.append(each.text()));
        if (!wrong.isEmpty()) {
            throw Refusal.unusable(wrong.toString());
        }
    }

    private CsvErrors errors(String file) {
        CsvErrors ofFile = new CsvErrors(file);
        errors.add(ofFile);
        return ofFile;
    }

    /** The file of a listing: named by its id, or by the symbol that Yahoo has for it. */
    private static Optional<String> file(String folder, ListingId listing) {
        List<String> names = new ArrayList<>(List.of(listing.text().replace(':', '_')));
        Symbols.usual(Provider.YAHOO, listing).ifPresent(names::add);
        return names.stream()
                .map(name -> Path.of(folder, name + ".csv"))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst();
    }

    private List<DayPrice> prices(String file) {
        List<DayPrice> prices = new ArrayList<>();
        LocalDate before = null;
        try (CsvStream rows = CsvStream.over(files.open(file), PRICES, errors(file))) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                LocalDate date = row.need("date", Cells::date);
                Optional<BigDecimal> close = row.maybe("close", Cells::price);
                Optional<BigDecimal> open = row.maybe("open", Cells::price);
                if (date != null && before != null && !date.isAfter(before)) {
                    row.refuse(
                            "DATE_ORDER",
                            date + " comes after " + before,
                            "Maybe sort the rows by date, with one row per date.");
                }
                before = date == null ? before : date;
                if (date != null && row.good() && close.isPresent()) {
                    prices.add(new DayPrice(date, close.get(), open.orElse(null)));
                }
            }
        }
        return prices;
    }

    private List<FxObservation> rates(String file) {
        return RateFile.read(file, files.read(file), "file", Instant.MAX, errors(file));
    }

    private Map<ListingId, List<Dividend>> dividends(String file, Collection<ListingId> listings) {
        Map<ListingId, List<Dividend>> dividends = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (CsvRow row : rows(file, DIVIDENDS)) {
            ListingId listing = row.need("listing", Cells::listing);
            if (listing != null) {
                requireKnown(row, listing, listings);
            }
            LocalDate date = row.need("date", Cells::date);
            BigDecimal amount = row.need("amount", Cells::price);
            if (amount != null && amount.signum() <= 0) {
                row.refuse("BAD_NUMBER", "a dividend is above 0", "");
            }
            if (listing != null && date != null && !seen.add(listing + " " + date)) {
                row.refuse(
                        "ROW_REPEATED", "the dividend of " + listing + " on " + date + " is in the file already", "");
            }
            if (listing != null && date != null && amount != null) {
                dividends.computeIfAbsent(listing, each -> new ArrayList<>()).add(new Dividend(date, amount));
            }
        }
        return dividends;
    }

    private Map<ListingId, List<DaySplit>> splits(String file, Collection<ListingId> listings) {
        Map<ListingId, List<DaySplit>> splits = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (CsvRow row : rows(file, SPLITS)) {
            ListingId listing = row.need("listing", Cells::listing);
            if (listing != null) {
                requireKnown(row, listing, listings);
            }
            LocalDate date = row.need("date", Cells::date);
            BigDecimal before = row.need("units_before", Cells::number);
            BigDecimal after = row.need("units_after", Cells::number);
            if (listing != null && date != null && !seen.add(listing + " " + date)) {
                row.refuse("ROW_REPEATED", "the split of " + listing + " on " + date + " is in the file already", "");
            }
            if (listing != null && date != null && before != null && after != null) {
                row.make(() -> UnitRatio.split(before, after))
                        .ifPresent(ratio -> splits.computeIfAbsent(listing, each -> new ArrayList<>())
                                .add(new DaySplit(date, ratio)));
            }
        }
        return splits;
    }

    private List<CsvRow> rows(String file, CsvColumns columns) {
        return CsvFile.read(file, files.read(file), columns, errors(file)).rows();
    }
}

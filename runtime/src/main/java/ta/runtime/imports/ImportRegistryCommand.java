package ta.runtime.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Role;
import ta.database.StorageException;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.BadCellException;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Registers listings: instrument, venue, and the currency and unit of their prices.",
            "Columns: isin,mic,ticker,name,currency,quote_unit[,valid_from][,symbol_PROVIDER...]",
            "A fund without an exchange has the mic XOFF, and perhaps [,calendar][,price_due_sessions]:",
            "the venue whose working days it has (default XLON), and how many of them later its price is due",
            "(default 1). With [,manually_priced] yes a person enters its prices, and no provider is asked."
        })
final class ImportRegistryCommand implements Callable<Integer> {

    private static final CsvColumns COLUMNS = new CsvColumns(
            List.of("isin", "mic", "ticker", "name", "currency", "quote_unit"),
            List.of("valid_from", "calendar", "price_due_sessions", "manually_priced"),
            List.of("symbol_"),
            false);

    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Parameters(paramLabel = "FILE", description = "a CSV file; - is the standard input")
    private String file;

    ImportRegistryCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        byte[] bytes = files.read(file);
        return connect.run(Role.APP, session -> run(session, bytes));
    }

    private Report run(Session session, byte[] bytes) {
        CsvErrors errors = new CsvErrors(file);
        CsvFile csv = CsvFile.read(file, bytes, COLUMNS, errors);
        List<NewListing> listings = new ArrayList<>();
        Set<ListingId> seen = new HashSet<>();
        Map<String, Optional<String>> venues = new HashMap<>();
        for (CsvRow row : csv.rows()) {
            listing(session, row, venues).ifPresent(listing -> {
                if (seen.add(listing.id())) {
                    listings.add(listing);
                } else {
                    row.refuse("ROW_REPEATED", listing.id() + " is in the file already", "");
                }
            });
        }
        errors.refuse();
        Set<ListingId> before = session.read(ListingKeys::all).keySet();
        new RegisterListings(session.database()).register(session.actor(), listings);
        long added = listings.stream()
                .filter(listing -> !before.contains(listing.id()))
                .count();
        return new Report(
                Amounts.count(added, "listing", "listings") + " added, " + (listings.size() - added)
                        + " already known.\n",
                Tree.object("added", added, "known", listings.size() - added));
    }

    private Optional<NewListing> listing(Session session, CsvRow row, Map<String, Optional<String>> venues) {
        String isin = row.need("isin", Isins::read);
        String mic = row.need("mic", Cells::text);
        String ticker = row.need("ticker", Cells::text);
        String name = row.need("name", Cells::text);
        String currency = row.need("currency", Cells::text);
        String unit = row.need("quote_unit", Cells::text);
        var from = row.maybe("valid_from", Cells::date).orElse(ALWAYS);
        if (mic != null && ticker != null && !ListingId.isListingId(mic + ":" + ticker)) {
            row.refuse(
                    "BAD_VALUE",
                    "not a valid listing: " + mic + ":" + ticker,
                    "Maybe use letters, digits, '_', '.', '-' only.");
        }
        if (mic != null) {
            venues.computeIfAbsent(mic, venue -> unknown(session, venue))
                    .ifPresent(
                            maybe -> row.refuse("UNKNOWN_VENUE", "no sessions are known for the venue " + mic, maybe));
        }
        Map<String, String> symbols = new HashMap<>();
        row.cells().forEach((column, cell) -> {
            if (column.startsWith("symbol_") && !cell.isBlank()) {
                symbols.put(column.substring("symbol_".length()), cell.strip());
            }
        });
        return row.make(() -> new NewListing(
                ListingId.of(mic, ticker), isin, name, new ListingTerms(from, currency, unit), symbols, pricing(row)));
    }

    private static Optional<FundPricing> pricing(CsvRow row) {
        Optional<String> calendar = row.maybe("calendar", Cells::text);
        Optional<BigDecimal> due = row.maybe("price_due_sessions", Cells::number);
        boolean manual =
                row.maybe("manually_priced", ImportRegistryCommand::yes).orElse(false);
        return calendar.isEmpty() && due.isEmpty() && !manual
                ? Optional.empty()
                : Optional.of(new FundPricing(
                        calendar.orElse(FundPricing.USUAL.calendar()),
                        due.map(BigDecimal::intValueExact).orElse(FundPricing.USUAL.dueSessions()),
                        manual));
    }

    private static boolean yes(String text) throws BadCellException {
        if (!text.equals("yes") && !text.equals("no")) {
            throw new BadCellException("BAD_VALUE", "is neither yes nor no: " + text, "");
        }
        return text.equals("yes");
    }

    /** The remedy for an unknown venue; empty for a known one. */
    private static Optional<String> unknown(Session session, String mic) {
        try {
            if (!mic.equals(FundPricing.OFF_EXCHANGE)) {
                session.read(tx -> VenueCalendar.load(tx, mic).mic());
            }
            return Optional.empty();
        } catch (StorageException.Invalid e) {
            String known = e.getMessage();
            return Optional.of("Maybe one of " + known.substring(known.indexOf('[') + 1, known.lastIndexOf(']'))
                    + ", or " + FundPricing.OFF_EXCHANGE + " for a fund without an exchange, is meant.");
        }
    }
}

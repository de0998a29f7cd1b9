package ta.runtime.imports;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.ImportedFiles;
import ta.backoffice.book.NewEntry;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RegisteredListings;
import ta.database.Role;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

@Command(
        name = "positions",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Records the opening positions of a portfolio: units with their cost, and cash.",
            "Columns: listing,units,cost,date. A row whose listing is CASH has its amount in cost, and no units."
                    + " A date means the start of that day."
        })
final class ImportPositionsCommand implements Callable<Integer> {

    private static final CsvColumns COLUMNS = CsvColumns.of(List.of("listing", "units", "cost", "date"), List.of());
    private static final String CASH = "CASH";

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "FILE", description = "a CSV file; - is the standard input")
    private String file;

    @Option(names = "--confirm", description = "the positions come on top of what is held")
    private boolean confirm;

    ImportPositionsCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        byte[] bytes = files.read(file);
        return connect.run(Role.APP, session -> run(session, bytes));
    }

    private Report run(Session session, byte[] bytes) {
        Portfolios.Portfolio of = portfolio.of(session);
        CsvErrors errors = new CsvErrors(file);
        CsvFile csv = CsvFile.read(file, bytes, COLUMNS, errors);
        Map<ListingId, UUID> known = session.read(ListingKeys::all);
        List<NewEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CsvRow row : csv.rows()) {
            if (!seen.add(row.text("listing"))) {
                row.refuse(
                        "ROW_REPEATED",
                        row.text("listing") + " is in the file already",
                        "Maybe add the two rows together.");
            }
            entry(row, known, of.zone()).ifPresent(entries::add);
        }
        errors.refuse();
        if (!confirm) {
            requireNothingHeld(session, of, csv, entries);
        }
        return LedgerImport.record(session, of, file, csv.sha256(), entries, true);
    }

    /** Positions come on top of what is there, so a corrected file would double them. */
    private void requireNothingHeld(Session session, Portfolios.Portfolio of, CsvFile csv, List<NewEntry> entries) {
        Map<UUID, BigDecimal> held = session.read(tx -> {
            Map<UUID, BigDecimal> units = new HashMap<>();
            if (ImportedFiles.importedAt(tx, of.id(), csv.sha256()).isEmpty()) {
                Holdings.of(tx, of.id()).stream()
                        .filter(holding -> holding.pool().units().signum() > 0)
                        .forEach(holding ->
                                units.put(holding.listingId(), holding.pool().units()));
            }
            return units;
        });
        entries.stream()
                .flatMap(entry -> entry.listingId().stream())
                .filter(held::containsKey)
                .findFirst()
                .ifPresent(listing -> {
                    throw Refusal.unusable(
                            "ERROR POSITIONS_HELD " + Path.of(file).getFileName() + ": "
                                    + Amounts.exact(Objects.requireNonNull(held.get(listing))) + " units of "
                                    + session.read(tx -> RegisteredListings.one(tx, listing))
                                            .listing()
                                    + " are held already; these positions would come on top of them\nMaybe reverse the"
                                    + " entries that the file replaces: ta ledger reverse; or add --confirm.");
                });
    }

    private static Optional<NewEntry> entry(CsvRow row, Map<ListingId, UUID> known, ZoneId zone) {
        Instant time = row.need("date", Cells.timeIn(zone));
        BigDecimal cost = row.need("cost", Cells::number);
        if (row.text("listing").equals(CASH)) {
            if (!row.text("units").isEmpty()) {
                row.refuse("BAD_VALUE", "cash has no units", "Maybe write the amount as cost, and leave units empty.");
            }
            above(row, "cost", cost, cost != null && cost.signum() <= 0);
            return row.make(() -> NewEntry.cash(EntryType.TRANSFER_IN, cost, time));
        }
        var listing = row.need("listing", Cells.listingIn(known));
        BigDecimal units = row.need("units", Cells::number);
        above(row, "units", units, units != null && units.signum() <= 0);
        above(row, "cost", cost, cost != null && cost.signum() < 0);
        return row.make(() -> NewEntry.transferIn(listing.getValue(), units, cost, time));
    }

    private static void above(CsvRow row, String column, BigDecimal value, boolean wrong) {
        if (wrong) {
            row.refuse("BAD_VALUE", column + " is " + value.toPlainString() + "; it must be above 0", "");
        }
    }
}

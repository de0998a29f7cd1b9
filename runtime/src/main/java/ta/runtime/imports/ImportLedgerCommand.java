package ta.runtime.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.book.NewEntry;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.DayRates;
import ta.backoffice.registry.ListingKeys;
import ta.database.Role;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Records the transactions at the broker, in any order of their rows.",
            "Columns: type,time,listing,units,price,amount,fees,reference,note. A time may be a day alone: what"
                    + " comes in on it then comes before what goes out. Price and amount are in the"
                    + " portfolio's currency. The amount is the change in cash, negative for money out; left empty,"
                    + " it is calculated for a BUY or SELL. For a TRANSFER_IN or ADJUSTMENT of a listing, it is the"
                    + " cost. A DIVIDEND, INTEREST or FEE may have either sign, as each can be taken back."
                    + " A row whose reference is already recorded is skipped.",
            "Perhaps also: currency, of all figures of the row; or price_currency, of the price alone, if the broker"
                    + " settled in the portfolio's currency; rate, what one of it cost, otherwise that of the day;"
                    + " and for an EXCHANGE exchanged, the change of the cash in currency."
        })
final class ImportLedgerCommand implements Callable<Integer> {

    private static final CsvColumns COLUMNS = CsvColumns.of(
            List.of("type", "time", "listing", "units", "price", "amount", "fees", "reference", "note"),
            List.of("currency", "price_currency", "rate", "exchanged"));

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "FILE", description = "a CSV file; - is the standard input")
    private String file;

    @Option(names = "--confirm", description = "record trades whose price or amount is unlikely")
    private boolean confirm;

    ImportLedgerCommand(InputFiles files, Environment environment) {
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
        Set<Map<String, String>> seen = new HashSet<>();
        Set<String> references = new HashSet<>();
        for (CsvRow row : csv.rows()) {
            String reference = row.text("reference");
            if (reference.isEmpty() ? !seen.add(row.cells()) : !references.add(reference)) {
                row.refuse(
                        "ROW_REPEATED",
                        reference.isEmpty()
                                ? "the same row is in the file already"
                                : "the reference " + reference + " is in the file already",
                        "Maybe give identical rows different references.");
            }
        }
        session.read(tx -> {
            DayRates rates = new DayRates(tx, of.id(), of.baseCurrency(), of.zone());
            csv.rows()
                    .forEach(row -> LedgerRow.read(row, known, of.zone(), rates).ifPresent(entries::add));
            return entries;
        });
        errors.refuse();
        return LedgerImport.record(session, of, file, csv.sha256(), oldestFirst(entries), confirm);
    }

    /** Many brokers write the newest row first. Rows of one day then keep the order in which they happened. */
    private static List<NewEntry> oldestFirst(List<NewEntry> entries) {
        if (!entries.isEmpty()
                && entries.get(0)
                        .tradeTime()
                        .isAfter(entries.get(entries.size() - 1).tradeTime())) {
            Collections.reverse(entries);
        }
        return entries;
    }
}

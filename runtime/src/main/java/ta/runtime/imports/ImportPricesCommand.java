package ta.runtime.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.runs.RefreshPrices;
import ta.database.Role;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.market.DeliveryReport;
import ta.runtime.provider.file.CloseObservations;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

@Command(
        name = "prices",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports closes, checks them for every portfolio that monitors them, and values the portfolio.",
            "Columns: listing,date,close[,currency,quote_unit]; dates ascend within a listing."
        })
final class ImportPricesCommand implements Callable<Integer> {

    private static final CsvColumns COLUMNS =
            CsvColumns.of(List.of("listing", "date", "close"), List.of("currency", "quote_unit"));

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--source", paramLabel = "NAME", description = "name of the source; default: import")
    private String source = "import";

    @Parameters(paramLabel = "FILE", description = "a CSV file; - is the standard input")
    private String file;

    ImportPricesCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        byte[] bytes = files.read(file);
        return connect.run(Role.WORKER, session -> run(session, bytes));
    }

    private Report run(Session session, byte[] bytes) {
        Portfolios.Portfolio of = portfolio.of(session);
        CsvErrors errors = new CsvErrors(file);
        CsvFile csv = CsvFile.read(file, bytes, COLUMNS, errors);
        Map<ListingId, UUID> known = session.read(ListingKeys::all);
        CloseObservations closes = new CloseObservations(session.database(), session.actor());
        List<PriceObservation> prices = new ArrayList<>();
        for (CsvRow row : csv.rows()) {
            var listing = row.need("listing", Cells.listingIn(known));
            var currency = row.maybe("currency", Cells::text);
            var unit = row.maybe("quote_unit", Cells::text);
            closes.read(row, listing, source, currency, unit).ifPresent(prices::add);
        }
        prices.removeIf(closes::isDoubtful);
        errors.leftOut(prices.size()).ifPresent(session.progress()::say);
        session.progress().step(prices.size(), "prices");
        return DeliveryReport.report(new RefreshPrices(session.database(), session.policies())
                .refresh(session.actor(of), of.id(), prices, List.of(), Instant.now()));
    }
}

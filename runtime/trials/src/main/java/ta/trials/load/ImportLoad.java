package ta.trials.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.ImportChoices;
import ta.backoffice.imports.PlanImport;
import ta.backoffice.imports.PlannedImport;
import ta.backoffice.imports.PlannedRow;
import ta.backoffice.imports.RecordImport;
import ta.backoffice.imports.StatementFile;
import ta.backoffice.imports.TakeBackImport;
import ta.backoffice.registry.StarterList;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.Transaction;
import ta.statement.Statement;
import ta.statement.UnreadableStatementException;
import ta.statement.reading.StatementReader;
import ta.trials.load.Books.Book;

/**
 * Measures the import of a broker's file beside COPY of the entries that it became: into the ledger, with its triggers,
 * and into a bare table without any. Then the same file again, of which nothing is new, and the import taken back.
 */
@Command(name = "ImportLoad", mixinStandardHelpOptions = true, sortOptions = false)
public final class ImportLoad implements Callable<Integer> {

    private static final Instant FIRST = Instant.parse("2001-01-01T00:00:00Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String HEAD = "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,"
            + "Currency (Price / share),Exchange rate,Total,Currency (Total),ID\n";

    @Option(names = "--rows", description = "numbers of rows", split = ",", defaultValue = "1000,10000,100000")
    private List<Integer> rows;

    @Option(names = "--listings", description = "numbers of listings", split = ",", defaultValue = "1,20")
    private List<Integer> listings;

    @Option(names = "--home", description = "folder of the database server", defaultValue = "target/load")
    private Path home;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ImportLoad()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(
                "    rows listings   read s   plan s record s  again s take back s   COPY into the ledger s   bare s");
        for (int of : listings) {
            for (int count : rows) {
                try (LoadServer server = LoadServer.start(home);
                        Database app = Database.open(server.config(), Role.APP);
                        Database worker = Database.open(server.config(), Role.WORKER)) {
                    measure(server, app, Books.open(app, worker, 2, 1), count, of);
                }
            }
        }
        return 0;
    }

    private static void measure(LoadServer server, Database app, List<Book> books, int count, int of) throws Exception {
        Book book = books.get(0);
        byte[] file = file(count, of).getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        StatementFile read = read(file);
        long readNanos = System.nanoTime() - begin;
        long[] nanos = new long[2];
        UUID batch = app.transact(book.owner(), tx -> {
            long start = System.nanoTime();
            PlannedImport plan = plan(tx, book, read);
            nanos[0] = System.nanoTime() - start;
            start = System.nanoTime();
            UUID recorded = RecordImport.within(tx, plan, ZoneOffset.UTC, plan.sha256(), true)
                    .flatMap(each -> each.batch().batchId())
                    .orElseThrow();
            nanos[1] = System.nanoTime() - start;
            return recorded;
        });
        begin = System.nanoTime();
        int known = app.transact(book.owner(), tx -> plan(tx, book, read).count(PlannedRow.Fate.KNOWN));
        long again = System.nanoTime() - begin;
        if (known != count) {
            throw new IllegalStateException(known + " known, not " + count);
        }
        try (Connection admin = server.admin()) {
            double copied = copy(admin, batch, books.get(1).portfolio(), "ta.ledger_entries");
            double bare = copy(admin, batch, books.get(1).portfolio(), "public.bare");
            begin = System.nanoTime();
            app.<Integer>transact(book.owner(), tx -> TakeBackImport.within(tx, book.portfolio(), batch, "measured"));
            long back = System.nanoTime() - begin;
            System.out.printf(
                    Locale.ROOT,
                    "%,8d %8d %8.2f %8.2f %8.2f %8.2f %11.2f %24.2f %8.2f%n",
                    count,
                    of,
                    readNanos / 1e9,
                    nanos[0] / 1e9,
                    nanos[1] / 1e9,
                    again / 1e9,
                    back / 1e9,
                    copied,
                    bare);
        }
    }

    private static StatementFile read(byte[] file) throws UnreadableStatementException {
        Statement statement = StatementReader.read("load.csv", file, Optional.empty(), "GBP");
        if (!statement.leftOut().isEmpty()) {
            throw new IllegalStateException(statement.leftOut().get(0).toString());
        }
        return new StatementFile("load.csv", StatementFile.sha256(file), statement);
    }

    private static PlannedImport plan(Transaction tx, Book book, StatementFile file) {
        tx.lockPortfolio(book.portfolio());
        return PlanImport.within(tx, Portfolios.one(tx, book.user(), book.portfolio()), file, ImportChoices.NONE);
    }

    /** Purchases of 1 to 9 units, in turn of each listing. */
    private static String file(int count, int of) {
        List<StarterList.Entry> funds = StarterList.search("Vanguard").stream()
                .filter(each -> each.quoteUnit().equals("GBP"))
                .limit(of)
                .toList();
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) {
            StarterList.Entry fund = funds.get(i % funds.size());
            BigDecimal price = BigDecimal.valueOf(5_000 + i % 977, 2);
            BigDecimal units = BigDecimal.valueOf(1 + i % 9);
            text.append(String.join(
                            ",",
                            "Market buy",
                            TIME.format(FIRST.plus(Duration.ofHours(2L * i))),
                            fund.isin(),
                            fund.listing().ticker(),
                            fund.name(),
                            units.toString(),
                            price.toString(),
                            "GBP,1",
                            price.multiply(units).toString(),
                            "GBP",
                            "EOF" + i))
                    .append('\n');
        }
        return text.toString();
    }

    /** Copies the entries of a batch for another portfolio; their lines are made before. */
    private static double copy(Connection admin, UUID batch, UUID portfolio, String into)
            throws SQLException, IOException {
        UUID copied = Ids.next();
        for (String statement : List.of(
                "create table if not exists public.bare (like ta.ledger_entries including defaults)",
                "insert into ta.ledger_batches (id, portfolio_id, source, recorded_by) values ('" + copied + "', '"
                        + portfolio + "', 'IMPORT', 'load')")) {
            try (PreparedStatement prepared = admin.prepareStatement(statement)) {
                prepared.execute();
            }
        }
        CopyManager manager = admin.unwrap(PGConnection.class).getCopyAPI();
        StringWriter lines = new StringWriter();
        manager.copyOut(
                "copy (select gen_random_uuid(), '" + portfolio + "'::uuid, '" + copied + "'::uuid, sequence, type,"
                        + " listing_id, units, price, amount, fees, cost, trade_time, external_reference, note"
                        + " from ta.ledger_entries where batch_id = '" + batch + "' order by sequence) to stdout",
                lines);
        StringReader text = new StringReader(lines.toString());
        admin.setAutoCommit(false);
        long begin = System.nanoTime();
        manager.copyIn(
                "copy " + into + " (id, portfolio_id, batch_id, sequence, type, listing_id, units, price, amount,"
                        + " fees, cost, trade_time, external_reference, note) from stdin",
                text);
        admin.commit();
        double seconds = (System.nanoTime() - begin) / 1e9;
        admin.setAutoCommit(true);
        return seconds;
    }
}

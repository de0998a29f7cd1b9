package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.database.Transaction;

/** One table of a portfolio as CSV, in constant memory. A listing is written as {@code MIC:ticker}. */
public final class TableCsv {

    private static final String LISTING_ID = "listing_id";

    private final Transaction tx;
    private final UUID portfolioId;
    private final Writer out;
    private final Map<String, String> names = new HashMap<>();

    private TableCsv(Transaction tx, UUID portfolioId, Writer out) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.out = out;
    }

    /** The tables, in the order of the export. */
    public static List<String> tables() {
        return Stream.concat(
                        Stream.of("corporate_actions", "price_points", "fx_rates"),
                        generic().map(ExportedTable::name))
                .toList();
    }

    private static Stream<ExportedTable> generic() {
        return Stream.of(ExportedTable.POLICIES, ExportedTable.BOOK, List.of(ExportedTable.TASKS), ExportedTable.RUNS)
                .flatMap(List::stream);
    }

    /**
     * @param table one of {@link #tables}
     */
    public static void write(Transaction tx, UUID portfolioId, String table, Writer out) {
        new TableCsv(tx, portfolioId, out).write(table);
    }

    private void write(String table) {
        PortfolioMarket market = new PortfolioMarket(tx, portfolioId, tx.at());
        List<RegisteredListing> listings = market.listings();
        listings.forEach(
                listing -> names.put(listing.id().toString(), listing.listing().text()));
        switch (table) {
            case "corporate_actions" -> {
                head(ExportPortfolio.ACTIONS);
                Set<UUID> ids = listings.stream().map(RegisteredListing::id).collect(Collectors.toSet());
                market.actions(ids).forEach(row -> row(row, ExportPortfolio.ACTIONS));
            }
            case "price_points" -> {
                head(ExportPortfolio.PRICES);
                listings.forEach(listing -> prices(market, listing));
            }
            case "fx_rates" -> {
                head(ExportPortfolio.RATES);
                try (Cursor<FxRatesRecord> rates = market.rates()) {
                    rates.forEach(rate -> row(rate, ExportPortfolio.RATES));
                }
            }
            default -> {
                ExportedTable rows = generic()
                        .filter(one -> one.name().equals(table))
                        .findFirst()
                        .orElseThrow();
                head(rows.columns());
                try (Cursor<Record> cursor = rows.rows(tx, portfolioId)) {
                    cursor.forEach(row -> row(row, rows.columns()));
                }
            }
        }
    }

    private void prices(PortfolioMarket market, RegisteredListing listing) {
        PortfolioMarket.Quotation quotation = market.quotation(listing);
        try (Cursor<PricePointsRecord> prices = market.prices(listing.id())) {
            for (PricePointsRecord price : prices) {
                quotation.complete(price);
                row(price, ExportPortfolio.PRICES);
            }
        }
    }

    private void head(List<Field<?>> columns) {
        line(columns.stream().map(column -> head(column.getName())).toList());
    }

    private static String head(String column) {
        return column.equals(LISTING_ID) ? "listing" : column;
    }

    private void row(Record row, List<Field<?>> columns) {
        ObjectNode json = RowJson.write(row, columns);
        line(columns.stream()
                .map(column -> cell(column.getName(), json.path(column.getName())))
                .toList());
    }

    private String cell(String column, JsonNode value) {
        String text = value.isContainerNode() ? value.toString() : value.asText("");
        boolean listing = column.equals(LISTING_ID) || column.equals(CORPORATE_ACTIONS.SUCCESSOR_LISTING_ID.getName());
        return listing ? names.getOrDefault(text, text) : text;
    }

    private void line(List<String> cells) {
        try {
            out.write(CsvLine.of(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

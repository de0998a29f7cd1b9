package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.AUDIT_HEADS;
import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;
import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.LISTING_TERMS;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.VENUE_HOLIDAYS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.RegisteredListings;
import ta.database.Transaction;

/**
 * Writes all of a portfolio as one JSON document, a line for each row, in constant memory. The transaction is one that
 * sees a single moment ({@link ta.database.Database#read}).
 */
public final class ExportPortfolio {

    /** The value of {@code format}. */
    static final String FORMAT = "trading-assistant-portfolio";

    /** The value of {@code version}: raised whenever an older program could misread a file. */
    static final int VERSION = 1;

    /** The last field: the hash of all values and rows before it. */
    static final String SHA256 = "file_sha256";

    static final List<Field<?>> PORTFOLIO = List.of(
            PORTFOLIOS.NAME,
            PORTFOLIOS.BROKER,
            PORTFOLIOS.TAX_TREATMENT,
            PORTFOLIOS.BASE_CURRENCY,
            PORTFOLIOS.TIME_ZONE,
            PORTFOLIOS.PRICE_PROVIDER,
            PORTFOLIOS.FALLBACK_PROVIDERS,
            PORTFOLIOS.RATE_PROVIDER);
    static final List<Field<?>> TERMS = List.of(
            LISTING_TERMS.LISTING_ID,
            LISTING_TERMS.VALID_FROM,
            LISTING_TERMS.REVISION,
            LISTING_TERMS.CURRENCY,
            LISTING_TERMS.QUOTE_UNIT);
    static final List<Field<?>> DAYS = List.of(VENUE_HOLIDAYS.fields());
    static final List<Field<?>> ACTIONS = without(CORPORATE_ACTIONS.fields(), CORPORATE_ACTIONS.PORTFOLIO_ID);
    static final List<Field<?>> PRICES = without(PRICE_POINTS.fields(), PRICE_POINTS.PORTFOLIO_ID);
    static final List<Field<?>> RATES = without(FX_RATES.fields(), FX_RATES.PORTFOLIO_ID);

    private final Transaction tx;
    private final UUID portfolioId;
    private final JsonGenerator json;
    private final PortfolioMarket market;
    private final FileSum sum = new FileSum();
    private String list = "";

    private ExportPortfolio(Transaction tx, UUID portfolioId, OutputStream out) throws IOException {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.json = new JsonFactory(RowJson.JSON).createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.market = new PortfolioMarket(tx, portfolioId, tx.at());
    }

    /** The document; {@code out} stays open. */
    public static void write(Transaction tx, UUID portfolioId, OutputStream out) {
        try {
            new ExportPortfolio(tx, portfolioId, out).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Field<?>> without(Field<?>[] fields, Field<?> one) {
        return Arrays.stream(fields).filter(field -> !field.equals(one)).collect(Collectors.toList());
    }

    private void document() throws IOException {
        json.writeStartObject();
        value("format", JsonNodeFactory.instance.textNode(FORMAT));
        value("version", JsonNodeFactory.instance.numberNode(VERSION));
        value("exported_at", JsonNodeFactory.instance.textNode(tx.at().toString()));
        value(
                "content_sha256",
                JsonNodeFactory.instance.textNode(
                        ContentHash.of(tx, portfolioId, tx.at()).sha256()));
        value("audit_head", head());
        value("portfolio", RowJson.write(tx.sql().fetchSingle(PORTFOLIOS, PORTFOLIOS.ID.eq(portfolioId)), PORTFOLIO));
        List<RegisteredListings.RegisteredListing> listings = market.listings();
        registry(listings);
        tables(ExportedTable.POLICIES);
        Set<UUID> ids =
                listings.stream().map(RegisteredListings.RegisteredListing::id).collect(Collectors.toSet());
        list("corporate_actions", () -> market.actions(ids).forEach(row -> row(RowJson.write(row, ACTIONS))));
        Set<UUID> referenced = market.referenced();
        list("price_points", () -> listings.forEach(listing -> prices(listing, referenced)));
        list("fx_rates", () -> rates(referenced));
        tables(ExportedTable.BOOK);
        tables(List.of(ExportedTable.TASKS));
        tables(ExportedTable.RUNS);
        value(SHA256, JsonNodeFactory.instance.textNode(sum.hex()));
        json.writeRaw('\n');
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private ObjectNode head() {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        tx.sql()
                .fetchOptional(AUDIT_HEADS, AUDIT_HEADS.PORTFOLIO_ID.eq(portfolioId))
                .ifPresent(row ->
                        head.put("seq", row.getSeq()).put("hash", HexFormat.of().formatHex(row.getHash())));
        return head;
    }

    private void registry(List<RegisteredListings.RegisteredListing> listings) throws IOException {
        list(
                "listings",
                () -> listings.forEach(listing -> {
                    ObjectNode row = JsonNodeFactory.instance
                            .objectNode()
                            .put("id", listing.id().toString())
                            .put("listing", listing.listing().text())
                            .put("isin", listing.isin())
                            .put("name", listing.name());
                    ObjectNode symbols = row.putObject("provider_symbols");
                    listing.providerSymbols().forEach(symbols::put);
                    listing.pricing()
                            .ifPresent(pricing -> row.put("fund_calendar", pricing.calendar())
                                    .put("price_due_sessions", pricing.dueSessions())
                                    .put("manually_priced", pricing.manual()));
                    row(row);
                }));
        list(
                "listing_terms",
                () -> tx.sql()
                        .selectFrom(LISTING_TERMS)
                        .where(LISTING_TERMS.LISTING_ID.in(listings.stream()
                                .map(RegisteredListings.RegisteredListing::id)
                                .toList()))
                        .orderBy(LISTING_TERMS.LISTING_ID, LISTING_TERMS.VALID_FROM, LISTING_TERMS.REVISION)
                        .forEach(row -> row(RowJson.write(row, TERMS))));
        list(
                "venue_days",
                () -> tx.sql()
                        .selectFrom(VENUE_HOLIDAYS)
                        .where(VENUE_HOLIDAYS.MIC.in(listings.stream()
                                .map(listing -> listing.listing().mic())
                                .toList()))
                        .orderBy(VENUE_HOLIDAYS.MIC, VENUE_HOLIDAYS.DAY)
                        .forEach(row -> row(RowJson.write(row, DAYS))));
    }

    /** An id only where another row names it: there are many prices. */
    private void prices(RegisteredListings.RegisteredListing listing, Set<UUID> referenced) {
        PortfolioMarket.Quotation quotation = market.quotation(listing);
        try (Cursor<PricePointsRecord> prices = market.prices(listing.id())) {
            for (PricePointsRecord price : prices) {
                quotation.complete(price);
                observation(RowJson.write(price, PRICES), referenced.contains(price.getId()));
            }
        }
    }

    private void rates(Set<UUID> referenced) {
        try (Cursor<FxRatesRecord> rates = market.rates()) {
            rates.forEach(rate -> observation(RowJson.write(rate, RATES), referenced.contains(rate.getId())));
        }
    }

    private void observation(ObjectNode row, boolean named) {
        if (!named) {
            row.remove("id");
        }
        row(row);
    }

    private void tables(List<ExportedTable> tables) throws IOException {
        for (ExportedTable table : tables) {
            list(table.name(), () -> {
                try (Cursor<Record> rows = table.rows(tx, portfolioId)) {
                    rows.forEach(row -> row(RowJson.write(row, table.columns())));
                }
            });
        }
    }

    private void value(String name, JsonNode value) throws IOException {
        json.writeRaw('\n');
        json.writeFieldName(name);
        json.writeTree(value);
        sum.add(name, value);
    }

    private void list(String name, Runnable rows) throws IOException {
        json.writeRaw('\n');
        json.writeFieldName(name);
        json.writeStartArray();
        list = name;
        rows.run();
        json.writeEndArray();
    }

    private void row(ObjectNode row) {
        try {
            json.writeRaw('\n');
            json.writeTree(row);
            sum.add(list, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;
import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.MANIFESTO_ARCHIVES;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.RegisteredListings;
import ta.database.Sha256;
import ta.database.Transaction;
import ta.rules.json.CanonicalJson;
import ta.rules.json.Decimals;

/**
 * The SHA-256 over the RFC 8785 form of what a portfolio consists of: {@code {"actions", "currency", "entries",
 * "policies", "prices", "rates", "reviews"}}. It has no id, and nothing that another portfolio or
 * installation could change. It is hashed row by row, since the keys are in order and only the rows are many.
 */
public final class ContentHash {

    /**
     * @param prices observed and entered by hand
     * @param rates exchange rates of the portfolio's currencies
     * @param reviews of prices and of rates
     */
    public record Content(String sha256, long entries, long policies, long prices, long rates, long reviews) {}

    private static final LedgerEntries REVERSED = LEDGER_ENTRIES.as("reversed");
    private static final Field<String> LISTING =
            DSL.concat(LISTINGS.MIC, DSL.inline(":"), LISTINGS.TICKER).as("listing");

    private final MessageDigest digest = Sha256.digest();
    private final Transaction tx;
    private final UUID portfolioId;
    private final Instant until;
    private final PortfolioMarket market;
    private long count;

    private ContentHash(Transaction tx, UUID portfolioId, Instant until) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.until = until;
        this.market = new PortfolioMarket(tx, portfolioId, until);
    }

    /**
     * @param until later prices and rates are left out: an installation may know newer ones than a file
     */
    public static Content of(Transaction tx, UUID portfolioId, Instant until) {
        return new ContentHash(tx, portfolioId, until).content();
    }

    private Content content() {
        String currency = tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY);
        raw("{");
        list("actions", this::actions);
        raw(",\"currency\":\"" + currency + "\",");
        long entries = list("entries", this::entries);
        raw(",");
        long policies = list("policies", this::policies);
        raw(",");
        long prices = list("prices", this::prices);
        raw(",");
        long rates = list("rates", this::rates);
        raw(",");
        long reviews = list("reviews", this::reviews);
        raw("}");
        return new Content(HexFormat.of().formatHex(digest.digest()), entries, policies, prices, rates, reviews);
    }

    private long list(String name, Runnable rows) {
        count = 0;
        raw("\"" + name + "\":[");
        rows.run();
        raw("]");
        return count;
    }

    private void raw(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private void row(ObjectNode row) {
        row(CanonicalJson.canonical(row));
    }

    private void row(byte[] canonical) {
        if (count > 0) {
            raw(",");
        }
        digest.update(canonical);
        count++;
    }

    /** Decimals without trailing zeros, so that the places with which they are stored do not matter. */
    private static ObjectNode json(Record row, Field<?>... fields) {
        ObjectNode json = RowJson.write(row, Arrays.asList(fields));
        for (Field<?> field : fields) {
            if (row.get(field) instanceof BigDecimal number) {
                json.put(field.getName(), Decimals.text(number));
            }
        }
        return json;
    }

    /** Up to the day of the hash: those ahead are news of all portfolios. They are few, and sorted like reviews. */
    private void actions() {
        Map<UUID, String> names = new HashMap<>();
        market.listings()
                .forEach(listing -> names.put(listing.id(), listing.listing().text()));
        LocalDate day = until.atZone(ZoneOffset.UTC).toLocalDate();
        market.actions(names.keySet()).stream()
                .filter(action -> !action.getEffectiveOn().isAfter(day))
                .map(action -> CanonicalJson.canonical(json(
                                action,
                                CORPORATE_ACTIONS.KIND,
                                CORPORATE_ACTIONS.EFFECTIVE_ON,
                                CORPORATE_ACTIONS.REVISION,
                                CORPORATE_ACTIONS.UNITS_BEFORE,
                                CORPORATE_ACTIONS.UNITS_AFTER,
                                CORPORATE_ACTIONS.CASH_PER_UNIT,
                                CORPORATE_ACTIONS.COST_SHARE,
                                CORPORATE_ACTIONS.COST_PER_UNIT,
                                CORPORATE_ACTIONS.CODE_BEFORE,
                                CORPORATE_ACTIONS.CODE_AFTER,
                                CORPORATE_ACTIONS.WITHDRAWN,
                                CORPORATE_ACTIONS.NOTE)
                        .put("listing", names.get(action.getListingId()))
                        .put("successor", names.get(action.getSuccessorListingId()))))
                .sorted(Arrays::compareUnsigned)
                .forEach(this::row);
    }

    private void entries() {
        Field<Long> reverses = REVERSED.SEQUENCE.as("reverses");
        try (Cursor<? extends Record> rows = tx.sql()
                .select(LEDGER_ENTRIES.fields())
                .select(LISTING, reverses)
                .from(LEDGER_ENTRIES)
                .leftJoin(LISTINGS)
                .on(LISTINGS.ID.eq(LEDGER_ENTRIES.LISTING_ID))
                .leftJoin(REVERSED)
                .on(REVERSED.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID), REVERSED.ID.eq(LEDGER_ENTRIES.REVERSES))
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetchSize(1000)
                .fetchLazy()) {
            rows.forEach(entry -> row(json(
                    entry,
                    LEDGER_ENTRIES.SEQUENCE,
                    LEDGER_ENTRIES.TYPE,
                    LISTING,
                    LEDGER_ENTRIES.UNITS,
                    LEDGER_ENTRIES.PRICE,
                    LEDGER_ENTRIES.AMOUNT,
                    LEDGER_ENTRIES.FEES,
                    LEDGER_ENTRIES.COST,
                    LEDGER_ENTRIES.CURRENCY,
                    LEDGER_ENTRIES.CURRENCY_AMOUNT,
                    LEDGER_ENTRIES.CURRENCY_FEES,
                    LEDGER_ENTRIES.CURRENCY_PRICE,
                    LEDGER_ENTRIES.CURRENCY_COST,
                    LEDGER_ENTRIES.CURRENCY_RATE,
                    LEDGER_ENTRIES.TRADE_TIME,
                    reverses,
                    LEDGER_ENTRIES.EXTERNAL_REFERENCE,
                    LEDGER_ENTRIES.NOTE)));
        }
    }

    /** All versions. Files are in it by their hashes. */
    private void policies() {
        Field<byte[]> manifesto = MANIFESTO_ARCHIVES.SHA256.as("manifesto_sha256");
        tx.sql()
                .select(STRATEGY_VERSIONS.fields())
                .select(POLICY_ARCHIVES.POLICY_SHA256, POLICY_ARCHIVES.FILE_SHA256, manifesto)
                .from(STRATEGY_VERSIONS)
                .leftJoin(POLICY_ARCHIVES)
                .on(POLICY_ARCHIVES.ID.eq(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID))
                .leftJoin(MANIFESTO_ARCHIVES)
                .on(MANIFESTO_ARCHIVES.ID.eq(STRATEGY_VERSIONS.MANIFESTO_ARCHIVE_ID))
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(STRATEGY_VERSIONS.NUMBER)
                .forEach(version -> row(json(
                        version,
                        STRATEGY_VERSIONS.NUMBER,
                        STRATEGY_VERSIONS.STATE,
                        STRATEGY_VERSIONS.DRAFT,
                        STRATEGY_VERSIONS.REASON,
                        STRATEGY_VERSIONS.CREATED_BY,
                        STRATEGY_VERSIONS.CREATED_AT,
                        STRATEGY_VERSIONS.APPROVED_BY,
                        STRATEGY_VERSIONS.APPROVED_AT,
                        STRATEGY_VERSIONS.APPROVAL_REASON,
                        STRATEGY_VERSIONS.RETIRED_AT,
                        POLICY_ARCHIVES.POLICY_SHA256,
                        POLICY_ARCHIVES.FILE_SHA256,
                        manifesto)));
    }

    private void prices() {
        for (RegisteredListings.RegisteredListing listing : market.listings()) {
            PortfolioMarket.Quotation quotation = market.quotation(listing);
            try (Cursor<PricePointsRecord> prices = market.prices(listing.id())) {
                for (PricePointsRecord price : prices) {
                    quotation.complete(price);
                    row(json(
                                    price,
                                    PRICE_POINTS.KIND,
                                    PRICE_POINTS.AS_OF,
                                    PRICE_POINTS.SOURCE,
                                    PRICE_POINTS.REVISION,
                                    PRICE_POINTS.PRICE,
                                    PRICE_POINTS.CURRENCY,
                                    PRICE_POINTS.QUOTE_UNIT)
                            .put("listing", listing.listing().text()));
                }
            }
            tx.sql()
                    .selectFrom(MANUAL_PRICES)
                    .where(MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId), MANUAL_PRICES.LISTING_ID.eq(listing.id()))
                    .orderBy(MANUAL_PRICES.KIND, MANUAL_PRICES.AS_OF, MANUAL_PRICES.REVISION)
                    .forEach(price -> row(json(
                                    price,
                                    MANUAL_PRICES.KIND,
                                    MANUAL_PRICES.AS_OF,
                                    MANUAL_PRICES.REVISION,
                                    MANUAL_PRICES.PRICE,
                                    MANUAL_PRICES.CURRENCY,
                                    MANUAL_PRICES.QUOTE_UNIT,
                                    MANUAL_PRICES.EVIDENCE,
                                    MANUAL_PRICES.REASON,
                                    MANUAL_PRICES.ENTERED_BY,
                                    MANUAL_PRICES.ENTERED_AT)
                            .put("listing", listing.listing().text())));
        }
    }

    private void rates() {
        try (Cursor<FxRatesRecord> rates = market.rates()) {
            rates.forEach(rate -> row(json(
                    rate,
                    FX_RATES.BASE,
                    FX_RATES.QUOTE,
                    FX_RATES.AS_OF,
                    FX_RATES.SOURCE,
                    FX_RATES.REVISION,
                    FX_RATES.RATE)));
        }
    }

    /** They are few, and sorted by their canonical forms. */
    private void reviews() {
        List<byte[]> ofPrices = tx.sql()
                .select(PRICE_REVIEWS.fields())
                .select(LISTING, PRICE_POINTS.KIND, PRICE_POINTS.AS_OF, PRICE_POINTS.SOURCE)
                .select(PRICE_POINTS.REVISION.as("observation"))
                .from(PRICE_REVIEWS)
                .join(PRICE_POINTS)
                .on(PRICE_POINTS.ID.eq(PRICE_REVIEWS.PRICE_POINT_ID))
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PRICE_POINTS.LISTING_ID))
                .where(PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId))
                .fetch(ContentHash::review);
        List<byte[]> ofRates = tx.sql()
                .select(RATE_REVIEWS.fields())
                .select(FX_RATES.BASE, FX_RATES.QUOTE, FX_RATES.AS_OF, FX_RATES.SOURCE)
                .select(FX_RATES.REVISION.as("observation"))
                .from(RATE_REVIEWS)
                .join(FX_RATES)
                .on(FX_RATES.ID.eq(RATE_REVIEWS.FX_RATE_ID))
                .where(RATE_REVIEWS.PORTFOLIO_ID.eq(portfolioId))
                .fetch(ContentHash::review);
        Stream.concat(ofPrices.stream(), ofRates.stream())
                .sorted(Arrays::compareUnsigned)
                .forEach(this::row);
    }

    private static byte[] review(Record review) {
        Field<?>[] named = Arrays.stream(review.fields())
                .filter(field -> field.getType() != UUID.class)
                .toArray(Field<?>[]::new);
        return CanonicalJson.canonical(json(review, named));
    }
}

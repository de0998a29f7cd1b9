package ta.backoffice.valuation;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;
import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.LISTING_TERMS;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;
import static ta.backoffice.jooq.Tables.RATE_FINDINGS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;

/**
 * Names the state of a portfolio's book: how many rows it is read from. The tables only grow, so the same numbers mean
 * the same rows (of the venues' holidays, which may change, it has a digest), and whoever sees a new row, even one
 * that many portfolios share, sees another version. No writer has to know which portfolios a row concerns.
 */
final class BookVersion {

    /** Venues close at full five minutes. */
    private static final long CLOSES_SECONDS = 300;

    /** The one table that may change in place; it is small. */
    private static final Field<String> HOLIDAYS = DSL.field(
            "(select md5(coalesce(string_agg(h::text, ',' order by h.mic, h.day), '')) from ta.venue_holidays h)",
            String.class);

    private static final Field<String> FALLBACKS = DSL.field(
            "coalesce(array_to_string(array_remove({0}, {1}), ','), '')",
            String.class, PORTFOLIOS.FALLBACK_PROVIDERS, PORTFOLIOS.PRICE_PROVIDER);

    private BookVersion() {}

    /**
     * @param moment the time of the book; entries become part of it when it passes their time, sessions when they close
     */
    static String of(Transaction tx, UUID portfolioId, Instant moment) {
        Select<Record1<UUID>> listings = DSL.selectDistinct(LEDGER_ENTRIES.LISTING_ID)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.LISTING_ID.isNotNull());
        List<Field<?>> counts = new ArrayList<>();
        counts.add(rows(LEDGER_ENTRIES, LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId)));
        counts.add(rows(
                LEDGER_ENTRIES, LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId).and(LEDGER_ENTRIES.TRADE_TIME.le(moment))));
        counts.add(rows(
                STRATEGY_VERSIONS,
                STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId).and(STRATEGY_VERSIONS.STATE.in("APPROVED", "RETIRED"))));
        counts.add(rows(
                PRICE_POINTS,
                PRICE_POINTS
                        .LISTING_ID
                        .in(listings)
                        .and(PRICE_POINTS.KIND.eq("CLOSE"))
                        .and(Observed.byOrHiddenFrom(portfolioId, PRICE_POINTS))));
        counts.add(rows(MANUAL_PRICES, MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId)));
        counts.add(rows(PRICE_REVIEWS, PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId)));
        counts.add(rows(PRICE_FINDINGS, PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId)));
        counts.add(rows(LISTING_TERMS, LISTING_TERMS.LISTING_ID.in(listings)));
        counts.add(rows(CORPORATE_ACTIONS, Observed.byOrHiddenFrom(portfolioId, CORPORATE_ACTIONS)));
        counts.add(rows(FX_RATES, Observed.byOrHiddenFrom(portfolioId, FX_RATES)));
        counts.add(rows(RATE_FINDINGS, RATE_FINDINGS.PORTFOLIO_ID.eq(portfolioId)));
        counts.add(rows(RATE_REVIEWS, RATE_REVIEWS.PORTFOLIO_ID.eq(portfolioId)));
        counts.add(HOLIDAYS);
        // The fallback providers decide which of several prices counts.
        counts.add(DSL.field(DSL.select(PORTFOLIOS.TIME_ZONE.concat(FALLBACKS))
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))));
        StringBuilder version = new StringBuilder();
        for (Object count : tx.sql().select(counts).fetchSingle().intoArray()) {
            version.append(count).append(' ');
        }
        return version.append(moment.getEpochSecond() / CLOSES_SECONDS).toString();
    }

    private static Field<?> rows(Table<?> table, Condition which) {
        return DSL.field(DSL.selectCount().from(table).where(which));
    }
}

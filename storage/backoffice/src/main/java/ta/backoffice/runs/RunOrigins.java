package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_REFS;
import static ta.backoffice.jooq.Tables.VALUATION_POINTS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import ta.backoffice.valuation.StoredPoints;
import ta.database.Transaction;

/** Reads the rows that the facts of a run came from. */
final class RunOrigins {

    private RunOrigins() {}

    /** By the name of the fact, in the order in which they were loaded. */
    static Map<String, List<RunOrigin>> of(Transaction tx, UUID runId) {
        Map<String, List<RunOrigin>> origins = new LinkedHashMap<>();
        tx.sql()
                .select()
                .from(RUN_INPUT_REFS)
                .leftJoin(PRICE_POINTS)
                .on(PRICE_POINTS.ID.eq(RUN_INPUT_REFS.PRICE_POINT_ID))
                .leftJoin(PRICE_REVIEWS)
                .on(PRICE_REVIEWS.ID.eq(RUN_INPUT_REFS.PRICE_REVIEW_ID))
                .leftJoin(MANUAL_PRICES)
                .on(MANUAL_PRICES.ID.eq(RUN_INPUT_REFS.MANUAL_PRICE_ID))
                .leftJoin(FX_RATES)
                .on(FX_RATES.ID.eq(RUN_INPUT_REFS.FX_RATE_ID))
                .leftJoin(LEDGER_ENTRIES)
                .on(LEDGER_ENTRIES.ID.eq(RUN_INPUT_REFS.LEDGER_ENTRY_ID))
                .leftJoin(LEDGER_BATCHES)
                .on(LEDGER_BATCHES.ID.eq(LEDGER_ENTRIES.BATCH_ID))
                .leftJoin(VALUATION_POINTS)
                .on(VALUATION_POINTS.ID.eq(RUN_INPUT_REFS.VALUATION_POINT_ID))
                .where(RUN_INPUT_REFS.RUN_ID.eq(runId))
                .orderBy(RUN_INPUT_REFS.SEQ)
                .forEach(row -> origins.computeIfAbsent(row.get(RUN_INPUT_REFS.FACT), fact -> new ArrayList<>())
                        .add(origin(row)));
        return origins;
    }

    private static RunOrigin origin(Record row) {
        if (row.get(PRICE_POINTS.ID) != null) {
            return new RunOrigin.Price(
                    row.get(PRICE_POINTS.ID),
                    row.get(PRICE_POINTS.PRICE),
                    row.get(PRICE_POINTS.SOURCE),
                    row.get(PRICE_POINTS.REVISION),
                    row.get(PRICE_POINTS.RECEIVED_AT));
        }
        if (row.get(PRICE_REVIEWS.ID) != null) {
            return new RunOrigin.Review(
                    row.get(PRICE_REVIEWS.ID),
                    row.get(PRICE_REVIEWS.VERDICT),
                    row.get(PRICE_REVIEWS.REASON),
                    Optional.ofNullable(row.get(PRICE_REVIEWS.PRICE)),
                    row.get(PRICE_REVIEWS.REVIEWED_BY));
        }
        if (row.get(MANUAL_PRICES.ID) != null) {
            return new RunOrigin.Manual(
                    row.get(MANUAL_PRICES.ID),
                    row.get(MANUAL_PRICES.PRICE),
                    row.get(MANUAL_PRICES.EVIDENCE),
                    row.get(MANUAL_PRICES.REASON),
                    row.get(MANUAL_PRICES.ENTERED_BY),
                    row.get(MANUAL_PRICES.ENTERED_AT));
        }
        if (row.get(FX_RATES.ID) != null) {
            return new RunOrigin.Rate(
                    row.get(FX_RATES.ID),
                    row.get(FX_RATES.BASE),
                    row.get(FX_RATES.QUOTE),
                    row.get(FX_RATES.RATE),
                    row.get(FX_RATES.SOURCE),
                    row.get(FX_RATES.RECEIVED_AT));
        }
        if (row.get(LEDGER_ENTRIES.ID) != null) {
            return new RunOrigin.Entry(
                    row.get(LEDGER_ENTRIES.ID),
                    row.get(LEDGER_ENTRIES.SEQUENCE),
                    row.get(LEDGER_ENTRIES.TYPE),
                    row.get(LEDGER_ENTRIES.TRADE_TIME),
                    row.get(LEDGER_ENTRIES.RECORDED_AT),
                    row.get(LEDGER_BATCHES.RECORDED_BY));
        }
        return new RunOrigin.Valuation(
                row.get(VALUATION_POINTS.ID),
                row.get(VALUATION_POINTS.SESSION),
                row.get(VALUATION_POINTS.REVISION),
                row.get(VALUATION_POINTS.INDEX),
                StoredPoints.prices(row.get(VALUATION_POINTS.PRICES)));
    }
}

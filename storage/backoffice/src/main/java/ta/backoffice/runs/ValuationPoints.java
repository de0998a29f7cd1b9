package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.VALUATION_POINTS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import ta.database.Transaction;

/** Reads the valuation points of a portfolio: its value at the close of each session. */
public final class ValuationPoints {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The last revision of a point; amounts in the base currency.
     *
     * @param flow what was put into the invested sleeves, less what was taken out, since the point before
     * @param index time-weighted, 1 at the first point
     * @param sleeves value by the sleeve's code
     */
    public record Point(
            LocalDate session,
            int revision,
            Instant asOf,
            BigDecimal invested,
            BigDecimal cash,
            BigDecimal cashPark,
            BigDecimal unassigned,
            BigDecimal flow,
            BigDecimal index,
            BigDecimal peakIndex,
            Map<String, BigDecimal> sleeves) {}

    private ValuationPoints() {}

    /** The first {@code limit} sessions from {@code from} to {@code to}, both inclusive, the oldest first. */
    public static List<Point> page(Transaction tx, UUID portfolioId, LocalDate from, LocalDate to, int limit) {
        return tx.sql()
                .select(VALUATION_POINTS.fields())
                .distinctOn(VALUATION_POINTS.SESSION)
                .from(VALUATION_POINTS)
                .where(VALUATION_POINTS.PORTFOLIO_ID.eq(portfolioId), VALUATION_POINTS.SESSION.between(from, to))
                .orderBy(VALUATION_POINTS.SESSION, VALUATION_POINTS.REVISION.desc())
                .limit(limit)
                .fetch(ValuationPoints::row);
    }

    /** The point of the last session that has one. */
    public static Optional<Point> newest(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(VALUATION_POINTS.fields())
                .from(VALUATION_POINTS)
                .where(VALUATION_POINTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(VALUATION_POINTS.SESSION.desc(), VALUATION_POINTS.REVISION.desc())
                .limit(1)
                .fetchOptional(ValuationPoints::row);
    }

    private static Point row(Record row) {
        return new Point(
                row.get(VALUATION_POINTS.SESSION),
                row.get(VALUATION_POINTS.REVISION),
                row.get(VALUATION_POINTS.AS_OF),
                row.get(VALUATION_POINTS.INVESTED),
                row.get(VALUATION_POINTS.CASH),
                row.get(VALUATION_POINTS.CASH_PARK),
                row.get(VALUATION_POINTS.UNASSIGNED),
                row.get(VALUATION_POINTS.FLOW),
                row.get(VALUATION_POINTS.INDEX),
                row.get(VALUATION_POINTS.PEAK_INDEX),
                sleeves(row.get(VALUATION_POINTS.SLEEVES)));
    }

    private static Map<String, BigDecimal> sleeves(JSONB json) {
        try {
            Map<String, BigDecimal> values = new LinkedHashMap<>();
            for (JsonNode sleeve : JSON.readTree(json.data())) {
                values.put(
                        sleeve.get("code").textValue(),
                        new BigDecimal(sleeve.get("value").textValue()));
            }
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the values of the sleeves are not JSON: " + json, e);
        }
    }
}

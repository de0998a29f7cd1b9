package ta.backoffice.valuation;

import static ta.backoffice.jooq.Tables.VALUATION_POINTS;
import static ta.backoffice.jooq.Tables.VALUATION_VERSIONS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.ValuationPointsRecord;
import ta.database.Ids;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.performance.SeriesPoint;

/**
 * The valuation points that the database holds: a cache of the series, and what a run names as the origin of its
 * drawdown. A point that differs from the series gets a new revision; one that the series lacks is withdrawn.
 */
public final class StoredPoints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredPoints() {}

    /**
     * Brings the stored points up to date, in the caller's transaction, which holds the portfolio's lock. Reads and
     * writes nothing if the book has not changed, or if the points are those of a later moment.
     *
     * @return the number of revisions that were written
     */
    public static int restate(Transaction tx, UUID portfolioId, Instant moment) {
        Optional<Version> stored = version(tx, portfolioId);
        if (stored.filter(version -> version.asOf().isAfter(moment)).isPresent()) {
            return 0;
        }
        PortfolioPerformance now = PortfolioPerformance.of(tx, portfolioId, moment);
        if (stored.filter(version -> version.text().equals(now.version())).isPresent()) {
            return 0;
        }
        List<ValuationPointsRecord> revisions = revisions(tx, portfolioId, now);
        if (!revisions.isEmpty()) {
            tx.sql().batchInsert(revisions).execute();
            Audit.append(
                    tx,
                    portfolioId,
                    "valuation.append",
                    Map.of("points", revisions.size(), "from", revisions.get(0).getSession()),
                    AuditedRows.of(tx, portfolioId)
                            .and(
                                    AuditedTable.VALUATION,
                                    revisions.stream()
                                            .map(ValuationPointsRecord::getId)
                                            .toList()));
        }
        tx.sql()
                .insertInto(VALUATION_VERSIONS)
                .set(VALUATION_VERSIONS.PORTFOLIO_ID, portfolioId)
                .set(VALUATION_VERSIONS.VERSION, now.version())
                .set(VALUATION_VERSIONS.AS_OF, moment)
                .onConflict(VALUATION_VERSIONS.PORTFOLIO_ID)
                .doUpdate()
                .set(VALUATION_VERSIONS.VERSION, now.version())
                .set(VALUATION_VERSIONS.AS_OF, moment)
                .execute();
        return revisions.size();
    }

    /** The last revision of a session, if it is not withdrawn. */
    public static Optional<UUID> id(Transaction tx, UUID portfolioId, LocalDate session) {
        return tx.sql()
                .select(VALUATION_POINTS.ID, VALUATION_POINTS.WITHDRAWN)
                .from(VALUATION_POINTS)
                .where(VALUATION_POINTS.PORTFOLIO_ID.eq(portfolioId), VALUATION_POINTS.SESSION.eq(session))
                .orderBy(VALUATION_POINTS.REVISION.desc())
                .limit(1)
                .fetchOptional()
                .filter(row -> !row.value2())
                .map(row -> row.value1());
    }

    /**
     * The first point that is not what the book says, or empty. Points of a book that has changed since are not
     * compared: the next run restates them.
     */
    public static Optional<LocalDate> firstDifference(Transaction tx, UUID portfolioId) {
        Optional<Version> stored = version(tx, portfolioId);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        PortfolioPerformance then =
                PortfolioPerformance.anew(tx, portfolioId, stored.get().asOf());
        return then.version().equals(stored.get().text())
                ? revisions(tx, portfolioId, then).stream()
                        .map(ValuationPointsRecord::getSession)
                        .min(LocalDate::compareTo)
                : Optional.empty();
    }

    /** The prices of a stored point, by listing. */
    public static SortedMap<String, BigDecimal> prices(JSONB stored) {
        SortedMap<String, BigDecimal> prices = new TreeMap<>();
        json(stored)
                .properties()
                .forEach(price -> prices.put(
                        price.getKey(), new BigDecimal(price.getValue().textValue())));
        return prices;
    }

    private record Version(String text, Instant asOf) {}

    private static Optional<Version> version(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .selectFrom(VALUATION_VERSIONS)
                .where(VALUATION_VERSIONS.PORTFOLIO_ID.eq(portfolioId))
                .fetchOptional(row -> new Version(row.getVersion(), row.getAsOf()));
    }

    private static SortedMap<LocalDate, ValuationPointsRecord> newest(Transaction tx, UUID portfolioId) {
        SortedMap<LocalDate, ValuationPointsRecord> newest = new TreeMap<>();
        tx.sql()
                .selectFrom(VALUATION_POINTS)
                .where(VALUATION_POINTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(VALUATION_POINTS.SESSION, VALUATION_POINTS.REVISION)
                .forEach(row -> newest.put(row.getSession(), row));
        return newest;
    }

    /** The revisions that the stored points lack, by session. */
    private static List<ValuationPointsRecord> revisions(
            Transaction tx, UUID portfolioId, PortfolioPerformance performance) {
        SortedMap<LocalDate, ValuationPointsRecord> stored = newest(tx, portfolioId);
        SortedMap<LocalDate, ValuationPointsRecord> revisions = new TreeMap<>();
        for (SeriesPoint point : performance.performance().series().points()) {
            ValuationPointsRecord before = stored.remove(point.session().date());
            ValuationPointsRecord now = row(tx, portfolioId, point);
            if (before == null || !sameFigures(before, now)) {
                revisions.put(point.session().date(), numbered(now, before));
            }
        }
        stored.forEach((session, before) -> {
            if (!before.getWithdrawn()) {
                ValuationPointsRecord gone = before.copy();
                gone.setPortfolioId(portfolioId);
                gone.setWithdrawn(true);
                gone.setRecordedAt(tx.at());
                revisions.put(session, numbered(gone, before));
            }
        });
        return new ArrayList<>(revisions.values());
    }

    private static ValuationPointsRecord numbered(ValuationPointsRecord row, @Nullable ValuationPointsRecord before) {
        row.setId(Ids.next());
        row.setRevision(before == null ? 1 : before.getRevision() + 1);
        return row;
    }

    private static ValuationPointsRecord row(Transaction tx, UUID portfolioId, SeriesPoint point) {
        ValuationPointsRecord row = new ValuationPointsRecord();
        row.setPortfolioId(portfolioId);
        row.setSession(point.session().date());
        row.setAsOf(point.close());
        row.setWithdrawn(false);
        row.setProvisional(point.provisional());
        row.setInvested(Decimals.atMost18(point.invested().value()));
        row.setInvestedIn(Decimals.atMost18(point.invested().in()));
        row.setInvestedOut(Decimals.atMost18(point.invested().out()));
        row.setIndex(point.invested().index());
        row.setPeakIndex(point.invested().peak());
        row.setTotal(Decimals.atMost18(point.total().value()));
        row.setTotalIn(Decimals.atMost18(point.total().in()));
        row.setTotalOut(Decimals.atMost18(point.total().out()));
        row.setTotalIndex(point.total().index());
        row.setTotalPeakIndex(point.total().peak());
        row.setCash(Decimals.atMost18(point.cash()));
        row.setCashPark(Decimals.atMost18(point.cashPark()));
        row.setUnassigned(Decimals.atMost18(point.unassigned()));
        row.setSleeves(JSONB.valueOf(sleeves(point)));
        row.setPrices(JSONB.valueOf(prices(point)));
        row.setRecordedAt(tx.at());
        return row;
    }

    /** Whether two rows say the same, whatever their revision and the places of their numbers. */
    private static boolean sameFigures(ValuationPointsRecord one, ValuationPointsRecord other) {
        for (int i = 0; i < one.size(); i++) {
            boolean identifies = one.field(i).equals(VALUATION_POINTS.ID)
                    || one.field(i).equals(VALUATION_POINTS.REVISION)
                    || one.field(i).equals(VALUATION_POINTS.RECORDED_AT);
            if (!identifies && !same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (one instanceof JSONB a && other instanceof JSONB b) {
            return json(a).equals(json(b));
        }
        return Objects.equals(one, other);
    }

    private static JsonNode json(JSONB json) {
        try {
            return JSON.readTree(json.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the values of the sleeves are not JSON: " + json, e);
        }
    }

    private static String sleeves(SeriesPoint point) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        point.sleeves()
                .forEach((code, value) ->
                        array.addObject().put("code", code).put("value", Decimals.text(Decimals.atMost18(value))));
        return array.toString();
    }

    private static String prices(SeriesPoint point) {
        ObjectNode prices = JsonNodeFactory.instance.objectNode();
        point.prices().forEach((listing, price) -> prices.put(listing.text(), Decimals.text(Decimals.atMost18(price))));
        return prices.toString();
    }
}

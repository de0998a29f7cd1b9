package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.VALUATION_POINTS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import ta.backoffice.book.OutstandingActions;
import ta.backoffice.book.Units;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.backoffice.jooq.tables.records.ValuationPointsRecord;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Ids;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.engine.Engine;
import ta.rules.engine.GateSession;
import ta.rules.json.Decimals;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.rules.snapshot.Snapshot;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.Valuation;

/**
 * Writes a valuation point for each session that has closed since the newest point. The index is time-weighted: what
 * was put into the invested sleeves is not counted as growth. A session with a critical finding gets no point until the
 * finding is reviewed, so that a wrong price never becomes a peak.
 */
final class ValuePortfolio {

    private static final int INDEX_PLACES = 12;

    private final Transaction tx;
    private final UUID portfolioId;
    private final CompiledPolicy policy;
    private final Map<ListingId, UUID> keys = new HashMap<>();
    private final List<Constituents.PortfolioConstituent> rows;
    private final Optional<ValuationPointsRecord> newest;
    private final SnapshotSources sources;
    private final VenueCalendar calendar;
    private final NavigableMap<Instant, List<LedgerEntriesRecord>> moves;

    private ValuePortfolio(
            Transaction tx,
            UUID portfolioId,
            CompiledPolicy policy,
            List<Constituents.PortfolioConstituent> rows,
            Instant now) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.policy = policy;
        rows.forEach(row -> keys.put(row.listing(), row.key()));
        this.rows = rows;
        this.newest = newest();
        Instant from = newest.map(ValuationPointsRecord::getAsOf)
                .or(() -> Units.firstTradeTime(tx, portfolioId))
                .orElse(now);
        this.sources = new SnapshotSources(tx, portfolioId, from, now);
        this.calendar = sources.calendar(rows.get(0).listing().mic());
        this.moves = moves(now);
    }

    /**
     * @return the number of points that were written
     */
    static int within(Transaction tx, UUID portfolioId, CompiledPolicy policy, Instant now) {
        List<Constituents.PortfolioConstituent> rows = Constituents.of(tx, portfolioId);
        return rows.isEmpty() ? 0 : new ValuePortfolio(tx, portfolioId, policy, rows, now).run(now);
    }

    private int run(Instant now) {
        Optional<LocalDate> from = newest.map(ValuationPointsRecord::getSession)
                .or(() -> Units.firstTradeTime(tx, portfolioId)
                        .map(time -> time.atZone(calendar.zone()).toLocalDate().minusDays(1)));
        Optional<Instant> close = newestClose();
        if (from.isEmpty() || close.isEmpty()) {
            return 0;
        }
        LocalDate until =
                untilOutstanding(calendar.lastSessionClosedAt(close.get().isBefore(now) ? close.get() : now));
        Optional<ValuationPointsRecord> before = newest;
        List<ValuationPointsRecord> points = new ArrayList<>();
        try (GateSession gate = new GateSession(policy.rules())) {
            for (LocalDate day = from.get().plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
                if (calendar.isSession(day)) {
                    Optional<ValuationPointsRecord> point = point(gate, day, before);
                    point.ifPresent(points::add);
                    before = point.isPresent() ? point : before;
                }
            }
        }
        if (!points.isEmpty()) {
            tx.sql().batchInsert(points).execute();
            Audit.append(
                    tx,
                    portfolioId,
                    "valuation.append",
                    Map.of("points", points.size()),
                    AuditedRows.of(tx, portfolioId)
                            .and(
                                    AuditedTable.VALUATION,
                                    points.stream()
                                            .map(ValuationPointsRecord::getId)
                                            .toList()));
        }
        return points.size();
    }

    /**
     * Stops the day before a split that the ledger lacks: units from before it have no value at prices from after it.
     */
    private LocalDate untilOutstanding(LocalDate newest) {
        return OutstandingActions.of(tx, portfolioId, newest).stream()
                .map(state -> state.action().effectiveOn().minusDays(1))
                .min(Comparator.naturalOrder())
                .orElse(newest);
    }

    private Optional<ValuationPointsRecord> newest() {
        return tx.sql()
                .selectFrom(VALUATION_POINTS)
                .where(VALUATION_POINTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(VALUATION_POINTS.SESSION.desc(), VALUATION_POINTS.REVISION.desc())
                .limit(1)
                .fetchOptional();
    }

    /** The entries that changed units since the newest point, by trade time. */
    private NavigableMap<Instant, List<LedgerEntriesRecord>> moves(Instant now) {
        NavigableMap<Instant, List<LedgerEntriesRecord>> moves = new TreeMap<>();
        tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.UNITS.isNotNull(),
                        LEDGER_ENTRIES.TRADE_TIME.gt(
                                newest.map(ValuationPointsRecord::getAsOf).orElse(Instant.EPOCH)),
                        LEDGER_ENTRIES.TRADE_TIME.le(now))
                .forEach(entry -> moves.computeIfAbsent(entry.getTradeTime(), any -> new ArrayList<>())
                        .add(entry));
        return moves;
    }

    /** The newest close of any constituent. No later session can have a point. */
    private Optional<Instant> newestClose() {
        return tx.sql()
                .select(DSL.greatest(
                        DSL.field(DSL.select(DSL.max(PRICE_POINTS.AS_OF))
                                .from(PRICE_POINTS)
                                .where(PRICE_POINTS.LISTING_ID.in(keys.values()), PRICE_POINTS.KIND.eq("CLOSE"))),
                        DSL.field(DSL.select(DSL.max(MANUAL_PRICES.AS_OF))
                                .from(MANUAL_PRICES)
                                .where(
                                        MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId),
                                        MANUAL_PRICES.LISTING_ID.in(keys.values()),
                                        MANUAL_PRICES.KIND.eq("CLOSE")))))
                .fetchOptional()
                .map(row -> row.value1());
    }

    private Optional<ValuationPointsRecord> point(
            GateSession gate, LocalDate session, Optional<ValuationPointsRecord> before) {
        Instant at = calendar.close(session);
        Snapshot snapshot =
                SnapshotLoader.forValuation(tx, portfolioId, policy.rules().policy(), at, rows, sources);
        boolean critical = gate.judge(snapshot).stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        return critical
                ? Optional.empty()
                : Engine.value(policy.rules(), snapshot).map(valuation -> point(session, at, valuation, before));
    }

    private ValuationPointsRecord point(
            LocalDate session, Instant at, Valuation valuation, Optional<ValuationPointsRecord> before) {
        BigDecimal flow = flow(before.map(ValuationPointsRecord::getAsOf).orElse(Instant.EPOCH), at, valuation);
        BigDecimal index =
                before.map(point -> index(point, valuation.invested(), flow)).orElse(BigDecimal.ONE);
        ValuationPointsRecord point = new ValuationPointsRecord();
        point.setId(Ids.next());
        point.setPortfolioId(portfolioId);
        point.setSession(session);
        point.setRevision(1);
        point.setAsOf(at);
        point.setInvested(rounded(valuation.invested()));
        point.setCash(valuation.cash().cash());
        point.setCashPark(rounded(valuation.cashPark()));
        point.setUnassigned(rounded(valuation.unassigned()));
        point.setFlow(rounded(flow));
        point.setIndex(index);
        point.setPeakIndex(
                before.map(ValuationPointsRecord::getPeakIndex).map(index::max).orElse(index));
        point.setSleeves(JSONB.valueOf(sleeves(valuation)));
        point.setRecordedAt(tx.at());
        return point;
    }

    /**
     * index × (V − flow) / V of the point before, HALF_EVEN to {@value #INDEX_PLACES} places; unchanged if nothing was
     * invested before.
     */
    private static BigDecimal index(ValuationPointsRecord before, BigDecimal invested, BigDecimal flow) {
        if (before.getInvested().signum() == 0) {
            return before.getIndex();
        }
        return before.getIndex()
                .multiply(invested.subtract(flow).max(BigDecimal.ZERO))
                .divide(before.getInvested(), INDEX_PLACES, RoundingMode.HALF_EVEN);
    }

    /**
     * The flow into the invested sleeves: amounts of buys less amounts of sells, without fees, plus units transferred
     * in less units transferred out, at the session's price.
     */
    private BigDecimal flow(Instant after, Instant upTo, Valuation valuation) {
        Map<UUID, BigDecimal> prices = new HashMap<>();
        for (PriceBase price : valuation.prices().values()) {
            if (isInvested(price.listing())) {
                prices.put(keys.get(price.listing()), price.priceBase());
            }
        }
        BigDecimal flow = BigDecimal.ZERO;
        for (LedgerEntriesRecord entry : moves.subMap(after, false, upTo, true).values().stream()
                .flatMap(List::stream)
                .filter(entry -> prices.containsKey(entry.getListingId()))
                .toList()) {
            BigDecimal inKind = entry.getUnits().multiply(prices.get(entry.getListingId()));
            flow = flow.add(
                    switch (entry.getType()) {
                        case "BUY", "SELL" ->
                            entry.getAmount().add(entry.getFees()).negate();
                        case "TRANSFER_IN" -> inKind;
                        case "TRANSFER_OUT" -> inKind.negate();
                        default -> BigDecimal.ZERO;
                    });
        }
        return flow;
    }

    private boolean isInvested(ListingId listing) {
        boolean parked = policy.rules()
                .policy()
                .cashPark()
                .filter(park -> park.listing().equals(listing))
                .isPresent();
        return !parked
                && policy.rules().policy().instruments().stream()
                        .anyMatch(instrument -> instrument.listing().equals(listing)
                                && !instrument.sleeve().equals(Policy.CASH_PARK));
    }

    private static String sleeves(Valuation valuation) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        valuation
                .sleeveValues()
                .forEach((code, value) ->
                        array.addObject().put("code", code).put("value", Decimals.text(rounded(value))));
        return array.toString();
    }

    /** To 18 places, the most that the database and a snapshot take. */
    private static BigDecimal rounded(BigDecimal value) {
        return value.scale() > 18 ? value.setScale(18, RoundingMode.HALF_EVEN) : value;
    }
}

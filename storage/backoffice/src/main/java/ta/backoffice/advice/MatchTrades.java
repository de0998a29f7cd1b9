package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.backoffice.jooq.tables.records.RecommendationLinesRecord;
import ta.database.Ids;
import ta.database.Transaction;

/**
 * Counts trades that came into the ledger by another way, for example by a broker's file, as fills of what was
 * recommended. Otherwise the same contribution would be advised again. A trade counts for the lines of its listing and
 * side that were open when it was made, up to their units: first for recommendations that are still open, then for
 * those that have expired or were superseded since.
 */
final class MatchTrades {

    private static final Set<String> OPEN = Set.of("OPEN", "PARTLY_EXECUTED");

    private record Recommended(
            UUID id,
            String state,
            Instant asOf,
            Instant stateChangedAt,
            @Nullable UUID supersededBy) {

        boolean isOpen() {
            return OPEN.contains(state);
        }
    }

    private static final class Candidate {

        private final Recommended recommended;
        private final RecommendationLinesRecord line;
        private BigDecimal left;

        Candidate(Recommended recommended, RecommendationLinesRecord line, BigDecimal filled) {
            this.recommended = recommended;
            this.line = line;
            this.left = line.getEstimatedUnits().subtract(filled);
        }
    }

    private final Transaction tx;
    private final UUID portfolioId;
    private final ZoneId zone;
    private final Map<UUID, Recommended> recommended = new HashMap<>();

    private MatchTrades(Transaction tx, UUID portfolioId, ZoneId zone) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.zone = zone;
    }

    /** Matches the trades of a batch that was just recorded, by trade time. */
    static List<MatchedTrade> within(Transaction tx, UUID portfolioId, UUID batchId) {
        String zone = tx.sql()
                .select(PORTFOLIOS.TIME_ZONE)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.TIME_ZONE);
        List<LedgerEntriesRecord> trades = tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.BATCH_ID.eq(batchId),
                        LEDGER_ENTRIES.TYPE.in("BUY", "SELL"))
                .orderBy(LEDGER_ENTRIES.TRADE_TIME, LEDGER_ENTRIES.SEQUENCE)
                .fetch();
        return trades.isEmpty() ? List.of() : new MatchTrades(tx, portfolioId, ZoneId.of(zone)).match(trades);
    }

    private List<MatchedTrade> match(List<LedgerEntriesRecord> trades) {
        load();
        List<Candidate> candidates = recommended.isEmpty() ? List.of() : candidates();
        List<MatchedTrade> matches = new ArrayList<>();
        List<UUID> fills = new ArrayList<>();
        for (LedgerEntriesRecord trade : trades) {
            BigDecimal unmatched = trade.getUnits();
            for (Candidate candidate : candidates) {
                if (unmatched.signum() > 0 && accepts(candidate, trade)) {
                    BigDecimal units = unmatched.min(candidate.left);
                    unmatched = unmatched.subtract(units);
                    candidate.left = candidate.left.subtract(units);
                    fills.add(insertFill(candidate.line, trade, units));
                    matches.add(new MatchedTrade(
                            candidate.recommended.id(),
                            candidate.recommended.asOf(),
                            candidate.line.getSeq(),
                            trade.getId(),
                            units));
                }
            }
        }
        if (!matches.isEmpty()) {
            settle(matches, fills);
        }
        return matches;
    }

    /** All recommendations that may have been open at some time before now. */
    private void load() {
        tx.sql()
                .select(
                        RECOMMENDATIONS.ID,
                        RECOMMENDATIONS.STATE,
                        TASK_RUNS.AS_OF,
                        RECOMMENDATIONS.STATE_CHANGED_AT,
                        RECOMMENDATIONS.SUPERSEDED_BY)
                .from(RECOMMENDATIONS)
                .join(TASK_RUNS)
                .on(TASK_RUNS.ID.eq(RECOMMENDATIONS.RUN_ID))
                .where(
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATIONS.STATE.in("OPEN", "PARTLY_EXECUTED", "EXPIRED", "SUPERSEDED"))
                .forEach(row -> recommended.put(
                        row.value1(),
                        new Recommended(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /** The lines that are not filled: of open recommendations first, the newest first. */
    private List<Candidate> candidates() {
        Field<BigDecimal> filled = CountedFills.units();
        return tx.sql()
                .select(RECOMMENDATION_LINES.fields())
                .select(filled)
                .from(RECOMMENDATION_LINES)
                .join(RECOMMENDATIONS)
                .on(RECOMMENDATIONS.ID.eq(RECOMMENDATION_LINES.RECOMMENDATION_ID))
                .join(TASK_RUNS)
                .on(TASK_RUNS.ID.eq(RECOMMENDATIONS.RUN_ID))
                .where(
                        RECOMMENDATION_LINES.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATIONS.STATE.in("OPEN", "PARTLY_EXECUTED", "EXPIRED", "SUPERSEDED"))
                .orderBy(RECOMMENDATIONS.STATE.in(OPEN).desc(), TASK_RUNS.AS_OF.desc(), RECOMMENDATION_LINES.SEQ)
                .fetch(row -> new Candidate(
                        recommended(row.get(RECOMMENDATION_LINES.RECOMMENDATION_ID)),
                        row.into(RECOMMENDATION_LINES),
                        row.get(filled)));
    }

    private Recommended recommended(UUID id) {
        return Objects.requireNonNull(recommended.get(id), "loaded with its lines");
    }

    private boolean accepts(Candidate candidate, LedgerEntriesRecord trade) {
        RecommendationLinesRecord line = candidate.line;
        return candidate.left.signum() > 0
                && line.getListingId().equals(trade.getListingId())
                && line.getSide().equals(trade.getType())
                && wasOpen(candidate.recommended, trade.getTradeTime())
                && !Deployed.elsewhere(tx, portfolioId, line.getRecommendationId(), line.getReason());
    }

    /** A file with days alone has a trade at the beginning of its day; it may have been made at any time of it. */
    private boolean wasOpen(Recommended of, Instant tradeTime) {
        var local = tradeTime.atZone(zone);
        boolean dayOnly = local.equals(local.toLocalDate().atStartOfDay(zone));
        Instant latest = dayOnly
                ? local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1)
                : tradeTime;
        return !latest.isBefore(begin(of)) && (of.isOpen() || tradeTime.isBefore(of.stateChangedAt()));
    }

    /** When it was first advised: a newer run of the same month takes over what the one before it advised. */
    private Instant begin(Recommended of) {
        Instant begin = of.asOf();
        if (of.isOpen()) {
            Set<UUID> chain = new LinkedHashSet<>(Set.of(of.id()));
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Recommended each : recommended.values()) {
                    if (each.supersededBy() != null
                            && chain.contains(each.supersededBy())
                            && month(each.asOf()).equals(month(of.asOf()))
                            && chain.add(each.id())) {
                        begin = each.asOf().isBefore(begin) ? each.asOf() : begin;
                        grew = true;
                    }
                }
            }
        }
        return begin;
    }

    private YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(zone));
    }

    private UUID insertFill(RecommendationLinesRecord line, LedgerEntriesRecord trade, BigDecimal units) {
        UUID id = Ids.next();
        tx.sql()
                .insertInto(FILLS)
                .set(FILLS.ID, id)
                .set(FILLS.PORTFOLIO_ID, portfolioId)
                .set(FILLS.LINE_ID, line.getId())
                .set(FILLS.LEDGER_ENTRY_ID, trade.getId())
                .set(FILLS.UNITS, units)
                .set(FILLS.MATCHED, true)
                .set(FILLS.SLIPPAGE, Slippage.of(line, units, trade.getPrice()))
                .set(FILLS.RECORDED_BY, tx.actor().name())
                .execute();
        return id;
    }

    /** Brings the states of the recommendations up to date. One that is not open stays so unless it is complete. */
    private void settle(List<MatchedTrade> matches, List<UUID> fills) {
        AuditedRows audited = AuditedRows.of(tx, portfolioId).and(AuditedTable.FILL, fills);
        Set<UUID> touched = new LinkedHashSet<>();
        matches.forEach(match -> touched.add(match.recommendationId()));
        for (UUID id : touched) {
            Recommended before = recommended(id);
            String state = CountedFills.state(tx, portfolioId, id);
            boolean done = before.state().equals("EXPIRED") && state.equals("EXECUTED");
            if (before.isOpen() || done) {
                CountedFills.setState(tx, portfolioId, id, state, audited);
            }
        }
        Audit.append(
                tx,
                portfolioId,
                "recommendation.match",
                Map.of(
                        "recommendations",
                        touched.stream().map(UUID::toString).toList(),
                        "entries",
                        matches.stream()
                                .map(match -> match.entryId().toString())
                                .distinct()
                                .toList()),
                audited);
    }
}

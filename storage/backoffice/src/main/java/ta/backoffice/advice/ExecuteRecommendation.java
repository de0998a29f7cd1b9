package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.RecordedBatch;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.RecommendationLinesRecord;
import ta.backoffice.jooq.tables.records.RecommendationsRecord;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.json.Decimals;

/**
 * Records what the broker executed: ledger entries, snapshots, fills, the recommendation's state and the audit event,
 * in one transaction. Fills are facts, so one that overdraws the cash is recorded all the same and raises an alert.
 */
public final class ExecuteRecommendation {

    private static final String EXPIRED = "EXPIRED";
    private static final Set<String> OPEN = Set.of("OPEN", "PARTLY_EXECUTED");

    /**
     * Includes EXPIRED: a trade that was made in time may be recorded later. Otherwise its wave or sunset would be
     * recommended again.
     */
    private static final Set<String> RECORDABLE = Set.of("OPEN", "PARTLY_EXECUTED", EXPIRED);

    private final Database database;

    public ExecuteRecommendation(Database database) {
        this.database = database;
    }

    /**
     * @param complete whether no more fills will come, so that the recommendation counts as executed
     * @param confirmed whether a user has confirmed values that are far from what was recommended
     * @throws StorageException.Conflict {@code NOT_OPEN} if the recommendation is executed, ignored or superseded,
     *     {@code DEPLOYED} if another recommendation deployed its wave or sunset, {@code ALREADY_RECORDED} if the
     *     ledger has one of the contract notes, {@code UNLIKELY_FILL}, {@code OVERSOLD}, {@code REFERENCE_DIFFERS}
     * @throws StorageException.NotFound if the portfolio has no such recommendation, or the recommendation no such line
     */
    public Executed execute(
            Actor actor,
            UUID portfolioId,
            UUID recommendationId,
            List<Fill> fills,
            boolean complete,
            boolean confirmed) {
        return database.transact(actor, tx -> within(tx, portfolioId, recommendationId, fills, complete, confirmed));
    }

    /** Does the same as a part of a transaction. */
    public static Executed within(
            Transaction tx,
            UUID portfolioId,
            UUID recommendationId,
            List<Fill> fills,
            boolean complete,
            boolean confirmed) {
        if (fills.isEmpty()) {
            throw new StorageException.Invalid("no fills", "Maybe ignore the recommendation instead.");
        }
        tx.lockPortfolio(portfolioId);
        boolean expired = require(tx, portfolioId, recommendationId, RECORDABLE)
                .getState()
                .equals(EXPIRED);
        Map<Integer, RecommendationLinesRecord> lines = lines(tx, portfolioId, recommendationId);
        List<NewEntry> entries = new ArrayList<>();
        for (Fill fill : fills) {
            RecommendationLinesRecord line = lines.get(fill.line());
            if (line == null) {
                throw new StorageException.NotFound("line of this recommendation", fill.line());
            }
            requireUndeployed(tx, portfolioId, recommendationId, line);
            if (!confirmed) {
                LikelyFill.require(line, fill);
                requireUnrecorded(tx, line, fill);
            }
            entries.add(entry(line, fill));
        }
        RecordedBatch recorded = RecordEntries.within(
                tx,
                portfolioId,
                new EntryBatch(
                        EntryBatch.Source.EXECUTION, Optional.empty(), "recommendation " + recommendationId, entries));
        if (recorded.added() < fills.size()) {
            throw new StorageException.Conflict(
                    "ALREADY_RECORDED",
                    "the ledger already has a contract note of these fills",
                    "Maybe the fills were recorded before: each contract note counts once.");
        }
        List<UUID> fillIds = new ArrayList<>();
        BigDecimal slippage = insertFills(tx, portfolioId, fills, lines, recorded.entryIds(), fillIds);
        AuditedRows audited = AuditedRows.of(tx, portfolioId).and(AuditedTable.FILL, fillIds);
        String filled = complete ? "EXECUTED" : CountedFills.state(tx, portfolioId, recommendationId);
        String state = expired && !filled.equals("EXECUTED") ? EXPIRED : filled;
        // An expired recommendation that is not filled completely keeps its state and the time of it.
        if (!state.equals(EXPIRED)) {
            CountedFills.setState(tx, portfolioId, recommendationId, state, audited);
        }
        BigDecimal cash = OverdrawnCash.tell(tx, portfolioId, "the fills of recommendation " + recommendationId);
        Audit.append(
                tx,
                portfolioId,
                "recommendation.execute",
                Map.of(
                        "recommendation",
                        recommendationId,
                        "state",
                        state,
                        "entries",
                        recorded.entryIds().stream().map(UUID::toString).toList(),
                        "slippage",
                        slippage),
                audited);
        return new Executed(recommendationId, state, recorded.entryIds(), cash, slippage);
    }

    static void requireOpen(Transaction tx, UUID portfolioId, UUID recommendationId) {
        require(tx, portfolioId, recommendationId, OPEN);
    }

    private static RecommendationsRecord require(
            Transaction tx, UUID portfolioId, UUID recommendationId, Set<String> states) {
        RecommendationsRecord recommendation = tx.sql()
                .fetchOptional(
                        RECOMMENDATIONS,
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId).and(RECOMMENDATIONS.ID.eq(recommendationId)))
                .orElseThrow(() -> new StorageException.NotFound("recommendation", recommendationId));
        if (!states.contains(recommendation.getState())) {
            throw new StorageException.Conflict(
                    "NOT_OPEN",
                    "the recommendation " + recommendationId + " has been " + recommendation.getState() + " since "
                            + recommendation.getStateChangedAt(),
                    "Maybe record other trades as ledger entries.");
        }
        return recommendation;
    }

    private static Map<Integer, RecommendationLinesRecord> lines(
            Transaction tx, UUID portfolioId, UUID recommendationId) {
        Map<Integer, RecommendationLinesRecord> lines = new LinkedHashMap<>();
        tx.sql()
                .selectFrom(RECOMMENDATION_LINES)
                .where(
                        RECOMMENDATION_LINES.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATION_LINES.RECOMMENDATION_ID.eq(recommendationId))
                .orderBy(RECOMMENDATION_LINES.SEQ)
                .forEach(line -> lines.put(line.getSeq(), line));
        return lines;
    }

    /** A file of fills without contract notes, once more: the same line, units, price and time. */
    private static void requireUnrecorded(Transaction tx, RecommendationLinesRecord line, Fill fill) {
        boolean recorded = fill.contractNote().isEmpty()
                && RecordedFills.of(tx, line.getRecommendationId()).stream()
                        .anyMatch(known -> known.counts()
                                && known.line() == fill.line()
                                && known.units().compareTo(fill.units()) == 0
                                && known.price().compareTo(fill.price()) == 0
                                && known.tradeTime().equals(fill.tradeTime()));
        if (recorded) {
            throw new StorageException.Conflict(
                    "ALREADY_RECORDED",
                    "the fill of line " + fill.line() + " with " + Decimals.text(fill.units()) + " units at "
                            + Decimals.text(fill.price()) + " is recorded already",
                    "Maybe it is the same fill again. Confirm it if there were two.");
        }
    }

    /** A wave or a sunset is deployed once: by the first recommendation that has a fill for it. */
    private static void requireUndeployed(
            Transaction tx, UUID portfolioId, UUID recommendationId, RecommendationLinesRecord line) {
        if (Deployed.elsewhere(tx, portfolioId, recommendationId, line.getReason())) {
            throw new StorageException.Conflict(
                    "DEPLOYED",
                    line.getReason() + " was deployed by another recommendation",
                    "Maybe record other trades as ledger entries.");
        }
    }

    private static NewEntry entry(RecommendationLinesRecord line, Fill fill) {
        boolean buy = line.getSide().equals("BUY");
        BigDecimal amount = fill.cashEffect(buy);
        NewEntry entry = buy
                ? NewEntry.buy(
                        line.getListingId(), fill.units(), fill.price(), amount.negate(), fill.fees(), fill.tradeTime())
                : NewEntry.sell(line.getListingId(), fill.units(), fill.price(), amount, fill.fees(), fill.tradeTime());
        NewEntry traded = fill.traded()
                .map(price -> entry.tradedAt(price.currency(), price.price(), price.rate()))
                .orElse(entry);
        return fill.contractNote().map(traded::withReference).orElse(traded);
    }

    private static BigDecimal insertFills(
            Transaction tx,
            UUID portfolioId,
            List<Fill> fills,
            Map<Integer, RecommendationLinesRecord> lines,
            List<UUID> entries,
            List<UUID> ids) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < fills.size(); i++) {
            RecommendationLinesRecord line =
                    Objects.requireNonNull(lines.get(fills.get(i).line()), "fills of unknown lines were refused");
            BigDecimal slippage =
                    Slippage.of(line, fills.get(i).units(), fills.get(i).price());
            total = total.add(slippage);
            ids.add(Ids.next());
            tx.sql()
                    .insertInto(FILLS)
                    .set(FILLS.ID, ids.get(i))
                    .set(FILLS.PORTFOLIO_ID, portfolioId)
                    .set(FILLS.LINE_ID, line.getId())
                    .set(FILLS.LEDGER_ENTRY_ID, entries.get(i))
                    .set(FILLS.UNITS, fills.get(i).units())
                    .set(FILLS.SLIPPAGE, slippage)
                    .set(FILLS.RECORDED_BY, tx.actor().name())
                    .execute();
        }
        return total;
    }
}

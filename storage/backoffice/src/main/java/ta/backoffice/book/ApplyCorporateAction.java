package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Alerts;
import ta.backoffice.registry.CorporateAction;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records in a portfolio's ledger how a split or a consolidation changed its units. The entry is an adjustment without
 * a trade, so the cost of the pool stays the same. A second call records nothing, unless trades from before the
 * effective date were recorded or reversed in between.
 */
public final class ApplyCorporateAction {

    /**
     * Kind of the alert for an action that the ledger lacks; its subject is {@link OutstandingActions.State#reference}.
     */
    public static final String ALERT = "CORPORATE_ACTION";

    private ApplyCorporateAction() {}

    /**
     * @return the state afterwards
     * @throws StorageException.Conflict {@code OVERSOLD} when more units were sold since than a consolidation leaves;
     *     {@code NOT_YET} before the effective date
     */
    public static OutstandingActions.State within(Transaction tx, UUID portfolioId, CorporateAction action) {
        tx.lockPortfolio(portfolioId);
        if (action.effectiveOn().isAfter(LocalDate.ofInstant(tx.at(), ZoneOffset.UTC))) {
            throw new StorageException.Conflict(
                    "NOT_YET",
                    "it takes effect on " + action.effectiveOn() + "; the units are counted then",
                    "Maybe apply it on that day; until then there is nothing to do.");
        }
        OutstandingActions.State state = OutstandingActions.of(tx, portfolioId, action);
        if (state.isOutstanding()) {
            record(tx, portfolioId, state);
        }
        OutstandingActions.State after = OutstandingActions.of(tx, portfolioId, action);
        if (!after.isOutstanding()) {
            Alerts.settleListing(tx, portfolioId, ALERT, state.reference(), state.listing(), "The ledger contains it.");
        }
        return after;
    }

    private static void record(Transaction tx, UUID portfolioId, OutstandingActions.State state) {
        int before = tx.sql().fetchCount(LEDGER_ENTRIES, OutstandingActions.entries(portfolioId, state));
        String reference = before == 0 ? state.reference() : state.reference() + " (" + (before + 1) + ")";
        NewEntry entry = NewEntry.adjustment(
                        state.action().listing(),
                        state.lacking(),
                        BigDecimal.ZERO,
                        OutstandingActions.happened(
                                tx, state.listing(), state.action().effectiveOn()))
                .withReference(reference)
                .withNote(state.sentence() + ".");
        RecordEntries.within(
                tx,
                portfolioId,
                new EntryBatch(EntryBatch.Source.MANUAL, Optional.empty(), state.sentence() + ".", List.of(entry)));
    }
}

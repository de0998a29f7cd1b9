package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Alerts;
import ta.backoffice.registry.CorporateAction;

/**
 * Brings a portfolio's units to what a split or a consolidation made of them, by an entry without a trade: the pool keeps its cost.
 * Once: done again it finds nothing to do, unless trades of before were recorded or reversed since.
 */
public final class ApplyCorporateAction {

    /** What an alert of one that the ledger lacks calls its kind; its subject is {@link OutstandingActions.State#reference}. */
    public static final String ALERT = "CORPORATE_ACTION";

    private ApplyCorporateAction() {}

    /**
     * @return how it stands afterwards
     * @throws StorageException.Conflict {@code OVERSOLD} when more was sold since than a consolidation left; {@code NOT_YET}
     *     before its day
     */
    public static OutstandingActions.State within(Transaction tx, UUID portfolioId, CorporateAction action) {
        tx.lockPortfolio(portfolioId);
        if (action.effectiveOn().isAfter(LocalDate.ofInstant(tx.at(), ZoneOffset.UTC))) {
            throw new StorageException.Conflict(
                    "NOT_YET",
                    "it happens on " + action.effectiveOn() + ", and units are counted then",
                    "Maybe apply it on that day; until then nothing has to be done.");
        }
        OutstandingActions.State state = OutstandingActions.of(tx, portfolioId, action);
        if (state.isOutstanding()) {
            record(tx, portfolioId, state);
        }
        OutstandingActions.State after = OutstandingActions.of(tx, portfolioId, action);
        if (!after.isOutstanding()) {
            Alerts.settleListing(tx, portfolioId, ALERT, state.reference(), state.listing(), "The ledger has it.");
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

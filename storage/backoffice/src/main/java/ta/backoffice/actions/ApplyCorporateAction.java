package ta.backoffice.actions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.governance.Alerts;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.RecordCorporateAction;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records in a portfolio's ledger what a corporate action did to it. A second call records nothing, unless trades from
 * before the effective date were recorded or reversed in between, or the action was corrected or withdrawn.
 */
public final class ApplyCorporateAction {

    /** Kind of the alert for an action that the ledger lacks; its subject is {@link ActionState#reference}. */
    public static final String ALERT = "CORPORATE_ACTION";

    private ApplyCorporateAction() {}

    /**
     * @return the state afterwards
     * @throws StorageException.Conflict {@code OVERSOLD} when more units were sold since than the action leaves;
     *     {@code NOT_YET} before the effective date; {@code RATE_UNKNOWN} when cash in another currency cannot be
     *     converted
     */
    public static ActionState within(Transaction tx, UUID portfolioId, CorporateAction action) {
        tx.lockPortfolio(portfolioId);
        if (isAhead(tx, action)) {
            throw new StorageException.Conflict(
                    "NOT_YET",
                    "it takes effect on " + action.effectiveOn() + "; the units are counted then",
                    "Maybe apply it on that day; until then there is nothing to do.");
        }
        ActionState state = OutstandingActions.of(tx, portfolioId, action);
        state.hindrance().ifPresent(why -> {
            throw new StorageException.Conflict(
                    "RATE_UNKNOWN", why, "Maybe import the exchange rate of that day or of the day before.");
        });
        if (state.isOutstanding()) {
            if (!state.superfluous().isEmpty()) {
                ReverseEntry.some(tx, portfolioId, state.superfluous(), state.sentence() + ".");
            }
            if (!state.lacking().isEmpty()) {
                record(tx, portfolioId, state);
            }
        }
        ActionState after = OutstandingActions.of(tx, portfolioId, action);
        if (!after.isOutstanding()) {
            Alerts.settleListing(tx, portfolioId, ALERT, state.reference(), state.listing(), "The ledger contains it.");
        }
        return after;
    }

    /** As {@link #within}; an action of the future, and a change of a name, is left as it is. */
    public static ActionState ifDue(Transaction tx, UUID portfolioId, CorporateAction action) {
        return isAhead(tx, action) || !action.changesLedger()
                ? OutstandingActions.of(tx, portfolioId, action)
                : within(tx, portfolioId, action);
    }

    /**
     * Withdraws an action that did not happen, and takes it out of the portfolio's ledger.
     *
     * @param reason 1 to 4000 characters
     */
    public static ActionState withdraw(Transaction tx, UUID portfolioId, CorporateAction action, String reason) {
        tx.lockPortfolio(portfolioId);
        if (!action.withdrawn()) {
            RecordCorporateAction.withdraw(tx, action, reason);
        }
        return ifDue(tx, portfolioId, CorporateActions.one(tx, portfolioId, action.id()));
    }

    /** Whether its day has not come. */
    public static boolean isAhead(Transaction tx, CorporateAction action) {
        return action.effectiveOn().isAfter(LocalDate.ofInstant(tx.at(), ZoneOffset.UTC));
    }

    private static void record(Transaction tx, UUID portfolioId, ActionState state) {
        int used = OutstandingActions.uses(tx, portfolioId, state.action());
        List<NewEntry> entries = new ArrayList<>();
        for (NewEntry entry : state.lacking()) {
            used++;
            entries.add(entry.withReference(used == 1 ? state.reference() : state.reference() + " (" + used + ")")
                    .withNote(state.sentence() + "."));
        }
        RecordEntries.within(
                tx,
                portfolioId,
                new EntryBatch(EntryBatch.Source.MANUAL, Optional.empty(), state.sentence() + ".", entries));
    }
}

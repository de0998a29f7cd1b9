package ta.backoffice.runs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.actions.ActionState;
import ta.backoffice.actions.ApplyCorporateAction;
import ta.backoffice.actions.OutstandingActions;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Transaction;
import ta.rules.policy.Severity;

/**
 * Freezes a portfolio whose ledger lacks a corporate action: its units would be those from before, its prices those
 * from after.
 */
final class ActionGuard {

    private ActionGuard() {}

    static void within(Transaction tx, UUID portfolioId, Instant at) {
        List<ActionState> outstanding =
                OutstandingActions.of(tx, portfolioId, at.atZone(ZoneOffset.UTC).toLocalDate());
        settle(tx, portfolioId, outstanding);
        for (ActionState state : outstanding) {
            String reason = state.sentence()
                    + ", but the ledger does not show it. Apply it to the ledger, then lift the freeze.";
            Alerts.raise(
                    tx,
                    portfolioId,
                    ApplyCorporateAction.ALERT,
                    Severity.CRITICAL,
                    state.reference(),
                    reason,
                    List.of(new Alerts.Cause(state.action().listing(), Optional.empty())));
            if (FreezePortfolio.within(tx, portfolioId, reason)) {
                Notices.tell(tx, portfolioId, NoticeKind.FREEZE, "Frozen: " + state.listing(), reason);
            }
        }
    }

    /**
     * Settles alerts about actions that are no longer outstanding, because the ledger was corrected or they were
     * withdrawn.
     */
    private static void settle(Transaction tx, UUID portfolioId, List<ActionState> outstanding) {
        Set<String> settled = new HashSet<>(Alerts.openSubjects(tx, portfolioId, ApplyCorporateAction.ALERT));
        outstanding.forEach(state -> settled.remove(state.reference()));
        for (String reference : settled) {
            Alerts.standing(tx, portfolioId, ApplyCorporateAction.ALERT, reference)
                    .forEach(listing -> Alerts.settleListing(
                            tx,
                            portfolioId,
                            ApplyCorporateAction.ALERT,
                            reference,
                            listing,
                            "Nothing is outstanding."));
        }
    }
}

package ta.backoffice.runs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.rules.policy.Severity;
import ta.database.Transaction;
import ta.backoffice.book.ApplyCorporateAction;
import ta.backoffice.book.OutstandingActions;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;

/** Stops a portfolio whose ledger lacks a split or a consolidation: its units are of before, its prices of after. */
final class ActionGuard {

    private ActionGuard() {}

    static void within(Transaction tx, UUID portfolioId, Instant at) {
        List<OutstandingActions.State> outstanding =
                OutstandingActions.of(tx, portfolioId, at.atZone(ZoneOffset.UTC).toLocalDate());
        settle(tx, portfolioId, outstanding);
        for (OutstandingActions.State state : outstanding) {
            String reason = state.sentence()
                    + ", and the ledger does not have it so. Apply it to the ledger, then lift the freeze.";
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

    /** What a reversal or a correction of the ledger mended, or what was withdrawn, needs nobody any more. */
    private static void settle(Transaction tx, UUID portfolioId, List<OutstandingActions.State> outstanding) {
        Set<String> mended = new HashSet<>(Alerts.openSubjects(tx, portfolioId, ApplyCorporateAction.ALERT));
        outstanding.forEach(state -> mended.remove(state.reference()));
        for (String reference : mended) {
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

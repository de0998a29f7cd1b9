package ta.http.governance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.governance.FreezeState;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RequestRun;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.Transaction;
import ta.http.governance.GovernanceShapes.Freeze;
import ta.http.governance.GovernanceShapes.FreezeReason;
import ta.http.governance.GovernanceShapes.Thaw;
import ta.http.route.Call;

/** Freezes and unfreezes a portfolio. Only a person lifts a freeze. */
public final class FreezeHandler {

    private final RefreshPrices prices;
    private final Runnable wake;

    /**
     * @param wake signals the worker that there is a job
     */
    public FreezeHandler(Database database, ActivePolicies policies, Runnable wake) {
        this.prices = new RefreshPrices(database, policies);
        this.wake = wake;
    }

    public Freeze state(Call call, Transaction tx) {
        return shape(FreezeState.of(tx, call.portfolio().id()));
    }

    /** Notifies the other members, as a freeze by the data quality gate does. */
    public Freeze freeze(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        String reason = call.body(FreezeReason.class).reason();
        if (FreezePortfolio.within(tx, portfolio, reason)) {
            Notices.tell(
                    tx, portfolio, NoticeKind.FREEZE, "Frozen by " + tx.actor().name(), reason);
        }
        return state(call, tx);
    }

    public Thaw unfreeze(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        List<PriceFinding> findings =
                prices.unfreeze(tx, portfolio, call.body(FreezeReason.class).reason());
        Optional<RequestRun.Requested> refresh = RequestRun.afterFreeze(tx, portfolio, call.key());
        refresh.ifPresent(run -> call.afterCommit(wake));
        return new Thaw(
                state(call, tx),
                findings.stream().map(PriceFinding::sentence).toList(),
                refresh.map(RequestRun.Requested::runId));
    }

    private static Freeze shape(Optional<FreezeState> state) {
        return new Freeze(
                state.map(FreezeState::frozen).orElse(false),
                state.map(FreezeState::reason),
                state.map(FreezeState::changedBy),
                state.map(FreezeState::changedAt));
    }
}

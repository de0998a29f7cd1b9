package ta.http.governance;

import java.util.UUID;
import ta.backoffice.governance.AlertList;
import ta.backoffice.governance.ResolveAlert;
import ta.database.Transaction;
import ta.http.governance.GovernanceShapes.Alert;
import ta.http.governance.GovernanceShapes.AlertResolution;
import ta.http.route.Call;
import ta.http.route.Page;

/** Lists alerts; a member resolves them. */
public final class AlertsHandler {

    public Page<Alert> list(Call call, Transaction tx) {
        int limit = call.limit();
        return Page.of(
                AlertList.of(tx, call.portfolio().id(), call.flag("open"), call.cursorId(), limit + 1),
                limit,
                row -> row.id().toString(),
                AlertsHandler::shape);
    }

    public Alert resolve(Call call, Transaction tx) {
        UUID alert = call.id("alert");
        ResolveAlert.within(tx, alert, call.body(AlertResolution.class).resolution());
        return shape(AlertList.one(tx, alert));
    }

    public static Alert shape(AlertList.Alert row) {
        return new Alert(
                row.id(),
                row.portfolioId(),
                row.kind(),
                row.severity(),
                row.subject(),
                row.message(),
                row.raisedAt(),
                row.count(),
                row.lastRaisedAt(),
                row.listings(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.resolution());
    }
}

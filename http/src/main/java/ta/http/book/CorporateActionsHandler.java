package ta.http.book;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.ApplyCorporateAction;
import ta.backoffice.book.OutstandingActions;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.RegisterStarter;
import ta.backoffice.registry.UnitRatio;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.http.book.CorporateActionShapes.CorporateActionShape;
import ta.http.book.CorporateActionShapes.NewCorporateAction;
import ta.http.book.CorporateActionShapes.State;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;

/**
 * Corporate actions: an administrator records one for all portfolios, the members of each apply it to their ledger. One
 * that came with an imported portfolio is its own, and its members correct or withdraw it.
 */
public final class CorporateActionsHandler {

    public List<CorporateActionShape> list(Call call, Transaction tx) {
        return OutstandingActions.all(tx, call.portfolio().id()).stream()
                .map(state -> shape(tx, state))
                .toList();
    }

    /**
     * Records the action unless it is already known, then applies it. Only an administrator may record a new one; any
     * member may apply a known one.
     */
    public CorporateActionShape create(Call call, Transaction tx) {
        tx.lockPortfolio(call.portfolio().id());
        NewCorporateAction body = call.body(NewCorporateAction.class);
        RegisterStarter.within(tx, List.of(body.listing()));
        UUID listing = Optional.ofNullable(ListingKeys.all(tx).get(body.listing()))
                .orElseThrow(() -> new StorageException.NotFound("listing", body.listing()));
        UnitRatio ratio = ratio(body);
        Optional<CorporateAction> known =
                CorporateActions.load(tx, call.portfolio().id()).find(listing, body.kind(), body.effectiveOn());
        boolean same = known.filter(action ->
                        !action.withdrawn() && action.ratio().orElseThrow().isSameAs(ratio))
                .isPresent();
        if (!same) {
            if (known.flatMap(CorporateAction::owner).isEmpty()) {
                requireAdministrator(call);
            }
            String note = body.note().orElse("");
            known.ifPresentOrElse(
                    action -> RecordCorporateAction.correct(tx, action, ratio, note),
                    () -> RecordCorporateAction.within(tx, listing, body.effectiveOn(), ratio, note));
        }
        CorporateAction action = CorporateActions.load(tx, call.portfolio().id())
                .find(listing, body.kind(), body.effectiveOn())
                .orElseThrow();
        return shape(tx, isAhead(tx, action) ? of(call, tx, action) : apply(call, tx, action));
    }

    public CorporateActionShape apply(Call call, Transaction tx) {
        return shape(tx, apply(call, tx, one(call, tx)));
    }

    public CorporateActionShape withdraw(Call call, Transaction tx) {
        tx.lockPortfolio(call.portfolio().id());
        CorporateAction action = one(call, tx);
        if (action.owner().isEmpty()) {
            requireAdministrator(call);
        }
        String reason = call.body(CorporateActionShapes.Withdrawal.class).reason();
        if (!action.withdrawn()) {
            RecordCorporateAction.withdraw(tx, action, reason);
        }
        CorporateAction withdrawn = one(call, tx);
        return shape(tx, isAhead(tx, action) ? of(call, tx, withdrawn) : apply(call, tx, withdrawn));
    }

    private static CorporateAction one(Call call, Transaction tx) {
        return CorporateActions.one(tx, call.portfolio().id(), call.id("action"));
    }

    private static OutstandingActions.State of(Call call, Transaction tx, CorporateAction action) {
        return OutstandingActions.of(tx, call.portfolio().id(), action);
    }

    private static OutstandingActions.State apply(Call call, Transaction tx, CorporateAction action) {
        if (action.ratio().isEmpty()) {
            throw new Refused(
                    Code.INVALID,
                    "a " + action.kind() + " has no ratio to apply",
                    "Maybe record its effect as ledger entries.");
        }
        return ApplyCorporateAction.within(tx, call.portfolio().id(), action);
    }

    private static UnitRatio ratio(NewCorporateAction body) {
        UnitRatio ratio = new UnitRatio(body.unitsBefore(), body.unitsAfter());
        CorporateAction.Kind kind = ratio.isSplit() ? CorporateAction.Kind.SPLIT : CorporateAction.Kind.CONSOLIDATION;
        if (body.kind() != kind) {
            throw Refused.at(
                    Code.INVALID,
                    "/kind",
                    body.unitsAfter().toPlainString() + " units for "
                            + body.unitsBefore().toPlainString() + " are a " + kind);
        }
        return ratio;
    }

    /** A corporate action affects all portfolios, so a member of one may not record it. */
    private static void requireAdministrator(Call call) {
        if (!call.user().admin() || !call.user().isSession()) {
            throw new Refused(
                    Code.ADMINISTRATOR_NEEDED,
                    "only an administrator may record a corporate action, because it affects all portfolios",
                    "Maybe ask an administrator; once it is recorded, you can apply it to your portfolio.");
        }
    }

    private static boolean isAhead(Transaction tx, CorporateAction action) {
        return action.effectiveOn().isAfter(LocalDate.ofInstant(tx.at(), ZoneOffset.UTC));
    }

    private static CorporateActionShape shape(Transaction tx, OutstandingActions.State state) {
        CorporateAction action = state.action();
        UnitRatio ratio = action.ratio().orElseThrow();
        return new CorporateActionShape(
                action.id(),
                state.listing(),
                action.kind(),
                action.effectiveOn(),
                ratio.before(),
                ratio.after(),
                action.note(),
                action.recordedBy(),
                action.recordedAt(),
                stateOf(tx, state),
                state.held(),
                state.held().add(state.due()));
    }

    private static State stateOf(Transaction tx, OutstandingActions.State state) {
        if (state.isOutstanding() && !isAhead(tx, state.action())) {
            return State.OUTSTANDING;
        }
        if (state.action().withdrawn()) {
            return State.WITHDRAWN;
        }
        if (isAhead(tx, state.action())) {
            return State.AHEAD;
        }
        return state.held().signum() == 0 ? State.NOT_HELD : State.APPLIED;
    }
}

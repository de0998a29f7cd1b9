package ta.http.book;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.book.CorporateActionShapes.CorporateActionShape;
import ta.http.book.CorporateActionShapes.NewCorporateAction;
import ta.http.book.CorporateActionShapes.State;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.book.ApplyCorporateAction;
import ta.backoffice.book.OutstandingActions;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.UnitRatio;

/** What happened to units for all, and each portfolio's entry of it. */
public final class CorporateActionsHandler {

    public List<CorporateActionShape> list(Call call, Transaction tx) {
        return OutstandingActions.all(tx, call.portfolio().id()).stream()
                .map(state -> shape(tx, state))
                .toList();
    }

    /** Where it is known already, there is nothing to say for all, and any member may apply it. */
    public CorporateActionShape create(Call call, Transaction tx) {
        NewCorporateAction wish = call.body(NewCorporateAction.class);
        UUID listing = Optional.ofNullable(ListingKeys.all(tx).get(wish.listing()))
                .orElseThrow(() -> new StorageException.NotFound("listing", wish.listing()));
        UnitRatio ratio = ratio(wish);
        boolean known = CorporateActions.load(tx)
                .find(listing, wish.kind(), wish.effectiveOn())
                .filter(action ->
                        !action.withdrawn() && action.ratio().orElseThrow().isSameAs(ratio))
                .isPresent();
        if (!known) {
            requireAdministrator(call);
            RecordCorporateAction.within(
                    tx, listing, wish.effectiveOn(), ratio, wish.note().orElse(""));
        }
        CorporateAction action = CorporateActions.load(tx)
                .find(listing, wish.kind(), wish.effectiveOn())
                .orElseThrow();
        return shape(tx, isAhead(tx, action) ? of(call, tx, action) : apply(call, tx, action));
    }

    public CorporateActionShape apply(Call call, Transaction tx) {
        return shape(tx, apply(call, tx, CorporateActions.one(tx, call.id("action"))));
    }

    public CorporateActionShape withdraw(Call call, Transaction tx) {
        requireAdministrator(call);
        CorporateAction action = CorporateActions.one(tx, call.id("action"));
        String reason = call.body(CorporateActionShapes.Withdrawal.class).reason();
        if (!action.withdrawn()) {
            RecordCorporateAction.withdraw(tx, action, reason);
        }
        CorporateAction withdrawn = CorporateActions.one(tx, action.id());
        return shape(tx, isAhead(tx, action) ? of(call, tx, withdrawn) : apply(call, tx, withdrawn));
    }

    private static OutstandingActions.State of(Call call, Transaction tx, CorporateAction action) {
        return OutstandingActions.of(tx, call.portfolio().id(), action);
    }

    private static OutstandingActions.State apply(Call call, Transaction tx, CorporateAction action) {
        if (action.ratio().isEmpty()) {
            throw new Refused(
                    Code.INVALID,
                    "a " + action.kind() + " has no ratio that could be applied",
                    "Maybe record what it did as entries of the ledger.");
        }
        return ApplyCorporateAction.within(tx, call.portfolio().id(), action);
    }

    private static UnitRatio ratio(NewCorporateAction wish) {
        UnitRatio ratio = new UnitRatio(wish.unitsBefore(), wish.unitsAfter());
        CorporateAction.Kind kind = ratio.isSplit() ? CorporateAction.Kind.SPLIT : CorporateAction.Kind.CONSOLIDATION;
        if (wish.kind() != kind) {
            throw Refused.at(
                    Code.INVALID,
                    "/kind",
                    wish.unitsAfter().toPlainString() + " units for "
                            + wish.unitsBefore().toPlainString() + " are a " + kind);
        }
        return ratio;
    }

    /** What happened to a listing counts for all portfolios, so no member says it. */
    private static void requireAdministrator(Call call) {
        if (!call.user().admin() || !call.user().isSession()) {
            throw new Refused(
                    Code.ADMINISTRATOR_NEEDED,
                    "only an administrator says what happened to a listing's units, as it counts for all",
                    "Maybe ask the administrator; once it is known, you can apply it to your portfolio.");
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
